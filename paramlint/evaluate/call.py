"""Call: the arguments of one call, evaluated, with the place it stands at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paramlint.evaluate.values import Value
from paramlint.source.span import Span
from paramlint.unknown import Unknown

if TYPE_CHECKING:
    from paramlint.evaluate.machine import Machine


@dataclass(frozen=True, slots=True)
class Call:
    """What a callable is given. `rest` is set where `*args` or `**kwargs` of unknown content were passed on."""

    machine: Machine
    span: Span
    positional: tuple[Value, ...] = ()
    keywords: Mapping[str, Value] | None = None
    rest: Unknown | None = None

    def named(self) -> Mapping[str, Value]:
        """The keyword arguments."""
        return self.keywords or {}

    def argument(self, position: int, name: str) -> Value | None:
        """The argument at a position or by its keyword, None where it is not given."""
        if position < len(self.positional):
            return self.positional[position]
        return self.named().get(name, self.rest)

    def all_values(self) -> tuple[Value, ...]:
        """Every argument's value, whichever way it was passed."""
        return (*self.positional, *self.named().values())
