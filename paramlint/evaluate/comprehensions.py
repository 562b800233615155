"""Comprehensions, evaluated to lists and dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import libcst as cst

from paramlint.evaluate.approximation import approximate
from paramlint.evaluate.assignment import assign
from paramlint.evaluate.budget import MAX_ITEMS, too_large
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.dispatch import evaluate, evaluates
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Frame, Machine
from paramlint.evaluate.truth import truth
from paramlint.evaluate.values import Known, Scalar, Value
from paramlint.unknown import Unknown

Item = TypeVar("Item")


@evaluates(cst.ListComp, cst.SetComp, cst.GeneratorExp)
def _list(node: cst.ListComp | cst.SetComp | cst.GeneratorExp, machine: Machine) -> Value:
    items = _collect(node.for_in, lambda: evaluate(node.elt, machine), machine)
    return items if isinstance(items, Unknown) else machine.allocate(ListContent(tuple(items)))


@evaluates(cst.DictComp)
def _dict(node: cst.DictComp, machine: Machine) -> Value:
    pairs = _collect(node.for_in, lambda: (evaluate(node.key, machine), evaluate(node.value, machine)), machine)
    if isinstance(pairs, Unknown):
        return pairs
    entries: dict[Scalar, Value] = {}
    for key, value in pairs:
        if not isinstance(key, Known):
            return Unknown("runtime-value", "a key of the dictionary is not known", machine.span(node))
        entries[key.value] = value
    return machine.allocate(DictContent(entries))


def _collect(loop: cst.CompFor, element: Callable[[], Item], machine: Machine) -> list[Item] | Unknown:
    """The elements in order, or why it is not known which there are."""
    scope = machine.new_number()
    machine.live.scopes[scope] = {}
    outer = machine.frame
    scopes = (*outer.scopes, scope)
    machine.frames.append(Frame(scopes, outer.function, outer.called_from, keeps_scope=True, place=outer.place))
    try:
        collected: list[Item] = []
        with machine.budget.loop():
            stopped = _walk(loop, element, collected, machine)
    finally:
        machine.frames.pop()
    return collected if stopped is None else stopped


def _walk(loop: cst.CompFor, element: Callable[[], Item], into: list[Item], machine: Machine) -> Unknown | None:
    items = items_of(evaluate(loop.iter, machine), machine)
    if isinstance(items, Unknown):
        return items.at(machine.span(loop.iter))
    for item in items:
        if machine.budget.loop_is_too_long:
            return _cut_short(loop, element, machine)
        assign(loop.target, item, machine, loop.iter)
        wanted = _passes(loop, machine)
        if isinstance(wanted, Unknown):
            return wanted
        if not wanted:
            continue
        if loop.inner_for_in is not None:
            if stopped := _walk(loop.inner_for_in, element, into, machine):
                return stopped
        else:
            into.append(element())
        if len(into) > MAX_ITEMS:
            return too_large("the list", machine.span(loop))
    return None


def _cut_short(loop: cst.CompFor, element: Callable[[], Item], machine: Machine) -> Unknown:
    """What the remaining rounds may do to the objects they see is approximated; what they collect is unknown."""
    cause = Unknown("budget", "the comprehension is longer than paramlint computes", machine.span(loop))

    def one_round() -> None:
        inner: cst.CompFor | None = loop
        while inner is not None:
            assign(inner.target, cause, machine, inner.iter)
            inner = inner.inner_for_in
        element()

    approximate(one_round, cause, machine)
    return cause


def _passes(loop: cst.CompFor, machine: Machine) -> bool | Unknown:
    """Whether the current item passes the comprehension's `if`s."""
    for condition in loop.ifs:
        value = evaluate(condition.test, machine)
        answer = truth(value, machine)
        if answer is None:
            open_for = Unknown("condition", "it depends on the comprehension's `if`", machine.span(condition))
            return value if isinstance(value, Unknown) else open_for
        if not answer:
            return False
    return True
