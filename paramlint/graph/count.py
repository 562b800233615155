"""Count: how many parameters, exactly or between two bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Count:
    """At least `low` and at most `high` parameters (None: no bound is known), and why they differ."""

    low: int = 0
    high: int | None = 0
    reasons: tuple[Unknown, ...] = ()

    @property
    def exact(self) -> int | None:
        """The number itself where it is known, else None."""
        return self.low if self.low == self.high else None

    def __add__(self, other: Count) -> Count:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(self.low + other.low, high, tuple(dict.fromkeys(self.reasons + other.reasons)))


def count(weights: Iterable[Weight]) -> Count:
    """The parameters of the weights together; a weight of unknown size adds what its bounds say, and its reason."""
    total = Count()
    for weight in weights:
        size = weight.size
        if isinstance(size, int):
            total += Count(size, size)
        elif isinstance(size, Unknown) and size.bounds is not None:
            total += Count(*size.bounds, (size,))
        else:
            total += uncounted(size or Unknown("undefined-dimension", f"{weight.name} has an undefined dimension"))
    return total


def uncounted(reason: Unknown) -> Count:
    """The count of something about whose size nothing is known."""
    return Count(0, None, (reason,))
