"""Paths: evaluating something that may not come back, and two ways that meet again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from paramlint.evaluate.join import join_states, join_values
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.state import State
from paramlint.evaluate.values import Value
from paramlint.unknown import Unknown


class PathEnded(Exception):
    """The path being evaluated ends inside an expression: a called function raises, or leaves the program."""


def end_path(machine: Machine) -> None:
    """Stop evaluating this path: its state goes to the innermost `except`, if there is one."""
    if machine.state is not None and machine.handlers:
        machine.handlers[-1].append(machine.state)
    machine.state = None


@contextmanager
def open_path(machine: Machine) -> Iterator[None]:
    """What is evaluated inside may, or may not, be what the program does."""
    machine.open_paths += 1
    try:
        yield
    finally:
        machine.open_paths -= 1


def either(first: Callable[[], Value], second: Callable[[], Value], machine: Machine, cause: Unknown) -> Value:
    """The value of one of two computations, each carried out on a state of its own; PathEnded if neither returns."""
    before = fork(machine)
    one, after_one = _attempt(first, machine)
    machine.state = before
    other, after_other = _attempt(second, machine)
    machine.state = join_states(after_one, after_other, cause)
    if one is None or other is None:
        value = one if other is None else other
        if value is None:
            raise PathEnded
        return value
    return join_values(one, other, cause)


def fork(machine: Machine) -> State:
    """A copy of the live state, paid for by its size."""
    machine.budget.spend(machine.live.size // 8, machine.statement)
    return machine.live.fork()


def _attempt(compute: Callable[[], Value], machine: Machine) -> tuple[Value | None, State | None]:
    try:
        with open_path(machine):
            return compute(), machine.state
    except PathEnded:
        return None, None
