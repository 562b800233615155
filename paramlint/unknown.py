"""Unknown: the one word both pillars share for what cannot be known without running the code."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, replace

from paramlint.source.span import Span

ASSUME = "# paramlint: assume "
"""How a hint begins that is a directive to type."""
NAME_IT = f"give it a name of its own and say `{ASSUME}NAME=...`"


@dataclass(frozen=True, slots=True)
class Source:
    """Something that takes part in a reason: what it is, and where it stands."""

    what: str
    span: Span


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that is not known, why, and where the reason stands.

    `kind` is a short stable word (`runtime-value`, `no-input-shape`, ...), `why` a clause for people,
    `hint` what the user can do about it, and `name` what to call the value in a formula (`64 × vocab_size`). `sources`
    are the things that do not fit together, where the reason is that they do not.
    Arithmetic with an unknown number is the same unknown, so that sizes may be computed before they are known.
    `bounds` are the least and the most that the number can be, both from zero up, where that is known. Sums and
    products grow with every one of their parts, and a quotient with its dividend, so their bounds are those of the
    parts put together; any other arithmetic (differences, what strides make of a length) loses them.
    """

    kind: str
    why: str
    span: Span | None = None
    hint: str | None = None
    name: str | None = None
    sources: tuple[Source, ...] = ()
    bounds: tuple[int, int] | None = None

    def at(self, span: Span) -> Unknown:
        """The same unknown, placed at `span` unless it already has a place."""
        return self if self.span else replace(self, span=span)

    def unnamed(self) -> Unknown:
        """What is left of the unknown after arithmetic: the reason stays, the name and the bounds no longer fit."""
        return replace(self, name=None, bounds=None) if self.name or self.bounds else self

    def part(self) -> Unknown:
        """An attribute or an item of the unknown, or what calling it gives: assuming the whole would not tell it."""
        assumed = self.hint is not None and self.hint.startswith(ASSUME)
        return replace(self.unnamed(), hint=NAME_IT) if assumed else self.unnamed()

    def _derived(self, other: object) -> Unknown:
        return self.unnamed()

    def __add__(self, other: object) -> Unknown:
        return grown(operator.add, self, other)

    def __mul__(self, other: object) -> Unknown:
        return grown(operator.mul, self, other)

    def __floordiv__(self, other: object) -> Unknown:
        """Grows with the number as long as it is divided by one that is known and above zero."""
        known = isinstance(other, int) and other > 0
        return grown(lambda number, divisor: number // divisor, self, other) if known else self.unnamed()

    __radd__, __rmul__ = __add__, __mul__
    __sub__ = __rsub__ = __rfloordiv__ = _derived


def bounds_of(value: object) -> tuple[int, int] | None:
    """The least and the most that a number can be, both from zero up; None where nothing is known of it.

    >>> bounds_of(3), bounds_of(-1), bounds_of(Unknown("search", "of the search", bounds=(32, 64)))
    ((3, 3), None, (32, 64))
    """
    if isinstance(value, Unknown):
        return value.bounds
    return (int(value), int(value)) if isinstance(value, int) and value >= 0 else None


def grown(compute: Callable[..., int], *parts: object) -> Unknown:
    """What is computed from numbers of which one at least is unknown, by a function that grows with each of them.

    >>> grown(operator.mul, 10, Unknown("search", "of the search", bounds=(32, 64))).bounds
    (320, 640)
    """
    first = next(part for part in parts if isinstance(part, Unknown)).unnamed()
    known = [bounds for bounds in map(bounds_of, parts) if bounds is not None]
    if len(known) < len(parts):
        return first
    return replace(first, bounds=(compute(*(low for low, _ in known)), compute(*(high for _, high in known))))
