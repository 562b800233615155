"""The bounds that keep evaluation finite, and what happens when one is hit."""

from __future__ import annotations

from paramlint.source.span import Span
from paramlint.unknown import Unknown

MAX_STEPS = 400_000
"""Expressions and statements in one file, all loops and calls included."""
MAX_LOOP_STEPS = 20_000
"""Steps in one loop; what the rest of a longer loop does is taken as unknown."""
MAX_DEPTH = 40
"""Calls of the file's functions inside each other."""
MAX_ITEMS = 20_000
"""Items of a list, a tuple or a dictionary, and characters of a computed text."""
MAX_BITS = 4_096
"""Bits of a computed integer."""


class OutOfBudget(Exception):
    """The file would take more than MAX_STEPS to evaluate; `span` is where evaluation stood."""

    def __init__(self, span: Span) -> None:
        super().__init__(f"evaluation stopped after {MAX_STEPS:,} steps")
        self.span = span


class Budget:
    """Counts steps down."""

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self.left = steps

    def spend(self, steps: int, span: Span) -> None:
        """Take steps from the budget; OutOfBudget when it is used up."""
        self.left -= steps
        if self.left < 0:
            raise OutOfBudget(span)


def too_large(what: str, span: Span) -> Unknown:
    """The unknown for a value that would be larger than evaluation allows."""
    return Unknown("budget", f"{what} is larger than paramlint computes", span)
