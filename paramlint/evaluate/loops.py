"""Loops: bounded ones run; what the rest of a long or unknown one does is approximated from its body."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import libcst as cst

from paramlint.evaluate.assignment import assign
from paramlint.evaluate.budget import MAX_LOOP_STEPS
from paramlint.evaluate.dispatch import evaluate, execute, execute_block, executes
from paramlint.evaluate.iteration import items_of, possible_item
from paramlint.evaluate.join import join_all
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.paths import PathEnded, fork
from paramlint.evaluate.state import State
from paramlint.evaluate.truth import truth
from paramlint.evaluate.values import Known, Value, possibly
from paramlint.unknown import Unknown

_OPEN_EXITS = 8
"""After this many `break`s that may or may not have happened, further rounds are approximated."""
_PASSES = 3
"""After this often through the body of an unknown loop, what still changes is unknown."""


@executes(cst.For)
def _for(node: cst.For, machine: Machine) -> None:
    iterable = evaluate(node.iter, machine)
    items: Iterable[Value] | Unknown
    if isinstance(iterable, Known) and isinstance(iterable.value, range):
        items = (Known(number) for number in iterable.value)
    else:
        items = items_of(iterable, machine)
    if isinstance(items, Unknown):
        cause = items.at(machine.span(node.iter))
        _loop_unknown(node, cause, possible_item(iterable, cause.unnamed(), machine), machine)
        return
    started = machine.budget.left

    def rounds() -> Iterable[bool | None]:
        for item in items:
            if started - machine.budget.left > MAX_LOOP_STEPS:
                yield None
                return
            assign(node.target, item, machine, node.iter)
            yield True

    _loop(node, rounds(), machine)


@executes(cst.While)
def _while(node: cst.While, machine: Machine) -> None:
    started = machine.budget.left

    def rounds() -> Iterable[bool | None]:
        while True:
            answer = truth(evaluate(node.test, machine), machine)
            if started - machine.budget.left > MAX_LOOP_STEPS:
                answer = None
            if answer is False:
                return
            yield answer

    _loop(node, rounds(), machine)


def _loop(node: cst.For | cst.While, rounds: Iterable[bool | None], machine: Machine) -> None:
    """Run the body once per round; a round of None hands the rest of the loop over to approximation."""
    frame = machine.frame
    frame.breaks.append([])
    cause = Unknown("condition", "it depends on how often a loop runs", machine.span(node))
    try:
        for certain in rounds:
            if certain is None or len(frame.breaks[-1]) > _OPEN_EXITS:
                _approximate(node, cause, machine)
                break
            _run_body(node, cause, machine)
            if machine.state is None:
                break
    except PathEnded:
        machine.state = None
    if machine.state is not None and node.orelse is not None:
        execute(node.orelse, machine)
    machine.state = join_all([machine.state, *frame.breaks.pop()], cause)


def _run_body(node: cst.For | cst.While, cause: Unknown, machine: Machine) -> None:
    machine.frame.continues.append([])
    execute_block(node.body, machine)
    machine.state = join_all([machine.state, *machine.frame.continues.pop()], cause)


def _loop_unknown(node: cst.For, items: Unknown, item: Value, machine: Machine) -> None:
    """A loop over something unknown: no round, one, or more."""
    machine.frame.breaks.append([])
    cause = Unknown(
        "condition", f"it depends on how often a loop runs: {items.why}", machine.span(node.iter), items.hint
    )
    try:
        _approximate(node, cause, machine, lambda: assign(node.target, item, machine, node.iter))
    except PathEnded:
        machine.state = None
    if machine.state is not None and node.orelse is not None:
        execute(node.orelse, machine)
    machine.state = join_all([machine.state, *machine.frame.breaks.pop()], cause)


def _approximate(
    node: cst.For | cst.While, cause: Unknown, machine: Machine, prepare: Callable[[], None] | None = None
) -> None:
    """Any number of further rounds: join them until nothing changes, then give up on what still does."""
    for round_number in range(_PASSES):
        before = machine.live
        machine.state = fork(machine)
        if prepare is not None:
            prepare()
        elif isinstance(node, cst.For):
            assign(node.target, cause, machine, node.iter)
        else:
            evaluate(node.test, machine)
        _run_body(node, cause, machine)
        joined = join_all([before, machine.state], cause)
        assert joined is not None
        if round_number == _PASSES - 1:
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
        if after.heap[number] is not content:
            after.heap[number] = after.heap[number].widened(cause)


@executes(cst.Break)
def _break(node: cst.Break, machine: Machine) -> None:
    machine.frame.breaks[-1].append(machine.live)
    machine.state = None


@executes(cst.Continue)
def _continue(node: cst.Continue, machine: Machine) -> None:
    machine.frame.continues[-1].append(machine.live)
    machine.state = None
