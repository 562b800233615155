"""Observations: what a saved output says an expression is worth, as long as the object it starts from is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from paramlint.evaluate.machine import GLOBAL_SCOPE, Machine, Observation
from paramlint.evaluate.values import OneOf, Tuple, Value
from paramlint.unknown import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOOKS_ONLY = frozenset(
    {"items", "keys", "values", "get", "copy", "index", "count", "head", "describe", "info", "summary", "shape"}
)
"""Methods that leave their object as it is, whatever it is."""


def observe(node: cst.BaseExpression, known: Value, value: Value, shown: str, cell: int, machine: Machine) -> None:
    """Remember what the expression is worth, unless the code already tells (`known` is what it tells).

    What was bound before the notebook's runs last began anew may not be what the output is about.
    """
    root = _root(node)
    held = machine.live.scopes[GLOBAL_SCOPE].get(root)
    if held is None or not is_open(known) or machine.of_older_runs.get(root) is held:
        return
    text = machine.text(node)
    machine.observations[text] = Observation(text, held, value, shown, cell, machine.span(node))


def is_open(value: Value) -> bool:
    """Whether the code alone leaves the value open, or a part of it: one size of a shape."""
    return isinstance(value, (Unknown, OneOf)) or (isinstance(value, Tuple) and any(map(is_open, value.items)))


def observed(node: cst.BaseExpression, machine: Machine) -> Value | None:
    """What a saved output says of the expression, None where none does."""
    if not machine.observations or machine.is_elsewhere:
        return None
    found = machine.observations.get(machine.text(node))
    if found is None or _value_of(_root(node), machine) is not found.held:
        return None
    if found not in machine.consulted:
        machine.consulted.append(found)
    return found.value


def forget_called(function: cst.BaseExpression, machine: Machine) -> None:
    """A method of an object was called, which may have changed it."""
    if isinstance(function, cst.Attribute) and function.attr.value not in _LOOKS_ONLY:
        forget_changed(function, machine)


def forget_changed(node: cst.BaseExpression, machine: Machine) -> None:
    """The object that the expression starts from has changed: what was seen of it is no longer true."""
    if machine.observations:
        held = _value_of(_root(node), machine)
        kept = {text: seen for text, seen in machine.observations.items() if seen.held is not held}
        machine.observations = kept


def _value_of(name: str, machine: Machine) -> Value | None:
    scopes: Iterable[int] = reversed(machine.frame.scopes)
    return next((names[name] for names in map(machine.live.scopes.__getitem__, scopes) if name in names), None)


def _root(node: cst.BaseExpression) -> str:
    """The name that `a`, `a.b.c`, `a.b[c]` and `len(a.b)` start from."""
    if isinstance(node, cst.Call) and len(node.args) == 1 and isinstance(node.func, cst.Name):
        node = node.args[0].value
    while isinstance(node, (cst.Attribute, cst.Subscript)):
        node = node.value
    return node.value if isinstance(node, cst.Name) else ""
