"""The state of the evaluated program: its scopes and its heap. Forked where a condition is unknown, joined after."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paramlint.evaluate.values import Value

if TYPE_CHECKING:
    from paramlint.evaluate.objects import Content


@dataclass(slots=True)
class State:
    """Scopes by number, each with its names, and the contents of everything that has an identity."""

    scopes: dict[int, dict[str, Value]] = field(default_factory=dict)
    heap: dict[int, Content] = field(default_factory=dict)

    def fork(self) -> State:
        """An independent copy; the contents themselves are frozen and shared."""
        return State({number: dict(names) for number, names in self.scopes.items()}, dict(self.heap))

    @property
    def size(self) -> int:
        """How much a fork copies."""
        return len(self.heap) + sum(map(len, self.scopes.values()))
