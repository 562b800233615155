"""Loops: bounded ones run; what the rest of a long or unknown one does is approximated from its body."""

from __future__ import annotations

from collections.abc import Iterable

import libcst as cst

from paramlint.evaluate.approximation import approximate
from paramlint.evaluate.assignment import assign
from paramlint.evaluate.dispatch import evaluate, execute, execute_block, executes
from paramlint.evaluate.iteration import items_of, possible_item
from paramlint.evaluate.join import join_all
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.paths import PathEnded
from paramlint.evaluate.truth import truth
from paramlint.evaluate.values import Known, Value
from paramlint.unknown import Unknown

_OPEN_EXITS = 8
"""After this many `break`s that may or may not have happened, further rounds are approximated."""


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

    def rounds() -> Iterable[bool | None]:
        for item in items:
            if machine.budget.loop_is_too_long:
                yield None
                return
            assign(node.target, item, machine, node.iter)
            yield True

    _loop(node, rounds(), machine)


@executes(cst.While)
def _while(node: cst.While, machine: Machine) -> None:
    def rounds() -> Iterable[bool | None]:
        while True:
            answer = truth(evaluate(node.test, machine), machine)
            if machine.budget.loop_is_too_long:
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
        with machine.budget.loop():
            _run_rounds(node, rounds, cause, machine)
    except PathEnded:
        machine.state = None
    if machine.state is not None and node.orelse is not None:
        execute(node.orelse, machine)
    machine.state = join_all([machine.state, *frame.breaks.pop()], cause)


def _run_rounds(node: cst.For | cst.While, rounds: Iterable[bool | None], cause: Unknown, machine: Machine) -> None:
    for certain in rounds:
        if certain is None or len(machine.frame.breaks[-1]) > _OPEN_EXITS:
            approximate(lambda: _open_round(node, cause, machine), cause, machine)
            return
        _run_body(node, cause, machine)
        if machine.state is None:
            return


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
        approximate(lambda: _open_round_over(node, item, cause, machine), cause, machine)
    except PathEnded:
        machine.state = None
    if machine.state is not None and node.orelse is not None:
        execute(node.orelse, machine)
    machine.state = join_all([machine.state, *machine.frame.breaks.pop()], cause)


def _open_round(node: cst.For | cst.While, cause: Unknown, machine: Machine) -> None:
    """One more round of a loop, nobody knows over what."""
    if isinstance(node, cst.For):
        _open_round_over(node, cause, cause, machine)
    else:
        evaluate(node.test, machine)
        _run_body(node, cause, machine)


def _open_round_over(node: cst.For, item: Value, cause: Unknown, machine: Machine) -> None:
    assign(node.target, item, machine, node.iter)
    _run_body(node, cause, machine)


@executes(cst.Break)
def _break(node: cst.Break, machine: Machine) -> None:
    machine.frame.breaks[-1].append(machine.live)
    machine.state = None


@executes(cst.Continue)
def _continue(node: cst.Continue, machine: Machine) -> None:
    machine.frame.continues[-1].append(machine.live)
    machine.state = None
