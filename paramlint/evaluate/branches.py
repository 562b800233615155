"""Branches: `if`, `try`, `with` and `match`. Known ones are taken, unknown ones evaluated and joined."""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from paramlint.evaluate.assignment import assign
from paramlint.evaluate.dispatch import evaluate, execute, execute_block, executes
from paramlint.evaluate.join import join_all, join_states
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.paths import end_path, fork, open_path
from paramlint.evaluate.state import State
from paramlint.evaluate.truth import truth
from paramlint.evaluate.values import Value
from paramlint.unknown import Unknown

_IMPORT_ERRORS = ("ImportError", "ModuleNotFoundError")


@executes(cst.If)
def _if(node: cst.If, machine: Machine) -> None:
    test = evaluate(node.test, machine)
    answer = truth(test, machine)
    if answer is not None:
        if answer:
            execute_block(node.body, machine)
        elif node.orelse is not None:
            execute(node.orelse, machine)
        return
    orelse = node.orelse
    execute_either(
        lambda: execute_block(node.body, machine),
        lambda: execute(orelse, machine) if orelse is not None else None,
        machine,
        _cause(test, node.test, machine),
    )


@executes(cst.Else, cst.Finally)
def _else(node: cst.Else | cst.Finally, machine: Machine) -> None:
    execute_block(node.body, machine)


def execute_either(first: Callable[[], None], second: Callable[[], None], machine: Machine, cause: Unknown) -> None:
    """Carry out two alternatives on a state each, and go on with their join."""
    before = fork(machine)
    with open_path(machine):
        first()
        after, machine.state = machine.state, before
        second()
    machine.state = join_states(after, machine.state, cause)


def _cause(test: Value, node: cst.CSTNode, machine: Machine) -> Unknown:
    text = " ".join(machine.text(node).split())
    hint = test.hint if isinstance(test, Unknown) else None
    return Unknown("condition", f"it depends on `if {text[:60]}`", machine.span(node), hint)


@executes(cst.Try)
def _try(node: cst.Try, machine: Machine) -> None:
    machine.guards += 1
    try:
        _try_and_handle(node, machine)
    finally:
        machine.guards -= 1


def _try_and_handle(node: cst.Try, machine: Machine) -> None:
    before = fork(machine)
    machine.handlers.append([])
    execute_block(node.body, machine)
    raised = machine.handlers.pop()
    cause = Unknown("condition", "it depends on whether something is raised here", machine.span(node.body))
    if not _only_guards_imports(node):
        raised += [before, *([fork(machine)] if machine.state is not None else [])]
    if machine.state is not None and node.orelse is not None:
        execute(node.orelse, machine)
    ends = [machine.state, *_handled(node, join_all(raised, cause), machine)]
    machine.state = join_all(ends, cause)
    if node.finalbody is not None and machine.state is not None:
        execute(node.finalbody, machine)


def _handled(node: cst.Try, raised: State | None, machine: Machine) -> list[State | None]:
    """The states after each `except` clause, each from what may have been raised."""
    ends: list[State | None] = []
    for handler in node.handlers:
        if raised is None:
            break
        machine.state = raised.fork()
        if handler.name is not None:
            name = handler.name.name
            assign(name, Unknown("runtime-value", "an exception", machine.span(handler)), machine, name)
        execute_block(handler.body, machine)
        ends.append(machine.state)
    return ends


def _only_guards_imports(node: cst.Try) -> bool:
    """Whether every clause is about modules that are missing: the imports are taken to succeed."""
    return all(isinstance(h.type, cst.Name) and h.type.value in _IMPORT_ERRORS for h in node.handlers)


@executes(cst.Raise)
def _raise(node: cst.Raise, machine: Machine) -> None:
    end_path(machine)


@executes(cst.With)
def _with(node: cst.With, machine: Machine) -> None:
    for item in node.items:
        value = evaluate(item.item, machine)
        if item.asname is not None:
            entered = (
                value if isinstance(value, Unknown) else Unknown("runtime-value", "what `with` enters is not followed")
            )
            assign(item.asname.name, entered.at(machine.span(item)), machine, item.item)
    expects = any(_expects_errors(item) for item in node.items)
    machine.guards += expects
    try:
        execute_block(node.body, machine)
    finally:
        machine.guards -= expects


def _expects_errors(item: cst.WithItem) -> bool:
    """Whether errors in the block are caught: `pytest.raises(...)`, `self.assertRaises(...)`, `suppress(...)`."""
    callee = item.item.func if isinstance(item.item, cst.Call) else item.item
    last = callee.attr if isinstance(callee, cst.Attribute) else callee
    name = last.value.lower() if isinstance(last, cst.Name) else ""
    return "raises" in name or name == "suppress"


@executes(cst.Match)
def _match(node: cst.Match, machine: Machine) -> None:
    evaluate(node.subject, machine)
    cause = Unknown("condition", "it depends on which `case` matches", machine.span(node.subject))
    ends: list[State | None] = []
    before = machine.live
    for case in node.cases:
        machine.state = before.fork()
        with open_path(machine):
            execute_block(case.body, machine)
        ends.append(machine.state)
    machine.state = join_all([before, *ends], cause)
