"""Approximation: what any number of further rounds of something may leave behind."""

from __future__ import annotations

from collections.abc import Callable

from paramlint.evaluate.join import join_all
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.paths import fork, open_path
from paramlint.evaluate.state import State
from paramlint.evaluate.values import possibly
from paramlint.unknown import Unknown

_PASSES = 3
"""After this many rounds, what still changes is unknown."""


def approximate(one_round: Callable[[], None], cause: Unknown, machine: Machine) -> None:
    """No round, one, or more: join them until nothing changes, then give up on what still does."""
    for number in range(_PASSES):
        before = machine.live
        machine.state = fork(machine)
        with open_path(machine), machine.budget.loop():
            one_round()
        joined = join_all([before, machine.state], cause)
        assert joined is not None
        if number == _PASSES - 1:
            _give_up(before, joined, cause)
        machine.state = joined
        if _alike(before, joined):
            return


def _alike(before: State, after: State) -> bool:
    """Whether a round changed nothing that existed before it."""
    same_names = all(
        names.get(name) is value
        for number, names in after.scopes.items()
        for name, value in before.scopes.get(number, {}).items()
    )
    return same_names and all(after.heap[number].alike(content) for number, content in before.heap.items())


def _give_up(before: State, after: State, cause: Unknown) -> None:
    """Make unknown what a round still changes after several passes."""
    for number, names in before.scopes.items():
        for name, value in names.items():
            now = after.scopes[number].get(name, value)
            if now is not value:
                after.scopes[number][name] = possibly((value, now), cause)
    for number, content in before.heap.items():
        if not after.heap[number].alike(content):
            after.heap[number] = after.heap[number].widened(cause)
