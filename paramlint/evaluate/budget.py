"""The bounds that keep evaluation finite, and what happens when one is hit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from paramlint.source.span import Span
from paramlint.unknown import Unknown

MAX_STEPS = 800_000
"""Expressions and statements in one file, all loops and calls included."""
MAX_ROOT_STEPS = 100_000
"""Steps of one function that nothing in the file calls."""
MAX_LOOP_STEPS = 20_000
"""Steps in one loop with the loops inside it; what the rest of a longer loop does is taken as unknown."""
MAX_MODULES_STEPS = 400_000
"""Steps in the code that all modules of the project together run when they are imported; the file keeps its own."""
MAX_MODULE_STEPS = 100_000
"""Steps of one import."""
MAX_IMPORT_DEPTH = 16
"""Imports inside each other."""
MAX_DEPTH = 40
"""Calls of the file's functions inside each other."""
MAX_OPEN_RECURSION = 2
"""Calls of a function inside itself while it is open how often the code around them runs."""
MAX_ITEMS = 20_000
"""Items of a list, a tuple or a dictionary, and characters of a computed text."""
MAX_BITS = 4_096
"""Bits of a computed integer."""


class OutOfBudget(Exception):
    """The code would take more steps to evaluate than it is allowed; `span` is where evaluation stood."""

    def __init__(self, why: str, span: Span) -> None:
        super().__init__(why)
        self.span = span


class Budget:
    """Counts steps down, with shares of them for single pieces of code."""

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self.left = steps
        self._share = steps
        self._loop_ends_at: int | None = None

    @contextmanager
    def share(self, steps: int) -> Iterator[None]:
        """No more than these steps for what is evaluated inside; what is left of the whole goes on after it."""
        whole, before = self.left, self._share
        self.left = self._share = min(steps, whole)
        given = self.left
        try:
            yield
        finally:
            self.left, self._share = whole - (given - max(self.left, 0)), before

    @contextmanager
    def loop(self) -> Iterator[None]:
        """One loop; those inside it live on what it is allowed."""
        before = self._loop_ends_at
        if before is None:
            self._loop_ends_at = self.left - MAX_LOOP_STEPS
        try:
            yield
        finally:
            self._loop_ends_at = before

    def extend_loop(self, steps: int) -> None:
        """Let the loop under way go on for longer: it makes something that is worth it."""
        if self._loop_ends_at is not None:
            self._loop_ends_at -= steps

    @property
    def loop_is_too_long(self) -> bool:
        """Whether the loop under way has used up its steps."""
        return self._loop_ends_at is not None and self.left < self._loop_ends_at

    def spend(self, steps: int, span: Span) -> None:
        """Take steps from the budget; OutOfBudget when it is used up."""
        self.left -= steps
        if self.left < 0:
            raise OutOfBudget(f"evaluation stopped after {self._share:,} steps", span)


def too_large(what: str, span: Span) -> Unknown:
    """The unknown for a value that would be larger than evaluation allows."""
    return Unknown("budget", f"{what} is larger than paramlint computes", span)
