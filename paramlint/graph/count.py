"""Count: how many parameters, operations or bytes, exactly or between two bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paramlint.keras.shape import Dim
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Count:
    """At least `low` and at most `high` of something (None: no bound is known), and why they differ."""

    low: int = 0
    high: int | None = 0
    reasons: tuple[Unknown, ...] = ()

    @property
    def exact(self) -> int | None:
        """The number itself where it is known, else None."""
        return self.low if self.low == self.high else None

    def __add__(self, other: Count) -> Count:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(self.low + other.low, high, self._all_reasons(other))

    def at_least(self, other: Count) -> Count:
        """The larger of the two."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Count(max(self.low, other.low), high, self._all_reasons(other))

    def times(self, number: int) -> Count:
        """So many times as much."""
        return Count(self.low * number, None if self.high is None else self.high * number, self.reasons)

    def _all_reasons(self, other: Count) -> tuple[Unknown, ...]:
        return tuple(dict.fromkeys(self.reasons + other.reasons))


def count(weights: Iterable[Weight]) -> Count:
    """The parameters of the weights together; a weight of unknown size adds what its bounds say, and its reason."""
    total = Count()
    for weight in weights:
        total += amount(weight.size, weight.name)
    return total


def amount(size: Dim, name: str = "it") -> Count:
    """The count that is the size; of one that is open or unknown there may be any number."""
    if isinstance(size, int):
        return Count(size, size)
    if size is not None and size.bounds is not None:
        return Count(*size.bounds, (size,))
    return uncounted(size or Unknown("undefined-dimension", f"{name} has an undefined dimension"))


def uncounted(reason: Unknown) -> Count:
    """The count of something about whose size nothing is known."""
    return Count(0, None, (reason,))
