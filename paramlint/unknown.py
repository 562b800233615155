"""Unknown: the one word both pillars share for what cannot be known without running the code."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paramlint.source.span import Span


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
    """

    kind: str
    why: str
    span: Span | None = None
    hint: str | None = None
    name: str | None = None
    sources: tuple[Source, ...] = ()

    def at(self, span: Span) -> Unknown:
        """The same unknown, placed at `span` unless it already has a place."""
        return self if self.span else replace(self, span=span)

    def unnamed(self) -> Unknown:
        """What is left of the unknown after arithmetic: the reason stays, the name no longer fits."""
        return replace(self, name=None) if self.name else self

    def _derived(self, other: object) -> Unknown:
        return self.unnamed()

    __add__ = __radd__ = __sub__ = __rsub__ = _derived
    __mul__ = __rmul__ = __floordiv__ = __rfloordiv__ = _derived
