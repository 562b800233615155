"""Assignment: names, attributes, items, and sequences unpacked over several targets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

import libcst as cst

from paramlint.evaluate.access import key_of
from paramlint.evaluate.call import Call
from paramlint.evaluate.dispatch import evaluate, executes
from paramlint.evaluate.expressions import combine
from paramlint.evaluate.inert import replaced
from paramlint.evaluate.iteration import items_of, possible_item
from paramlint.evaluate.join import join_values
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.modules import ModuleContent
from paramlint.evaluate.observed import forget_changed
from paramlint.evaluate.operators import BINARY
from paramlint.evaluate.scope import bind, note_binding, set_on_library
from paramlint.evaluate.values import External, Known, OneOf, Reference, Value, same
from paramlint.unknown import Unknown


@executes(cst.Assign)
def _assign(node: cst.Assign, machine: Machine) -> None:
    value = evaluate(node.value, machine)
    for target in node.targets:
        assign(target.target, value, machine, node.value)


@executes(cst.AnnAssign)
def _annotated(node: cst.AnnAssign, machine: Machine) -> None:
    if node.value is not None:
        assign(node.target, evaluate(node.value, machine), machine, node.value)


@executes(cst.AugAssign)
def _augmented(node: cst.AugAssign, machine: Machine) -> None:
    left, right = evaluate(node.target, machine), evaluate(node.value, machine)
    options = left.options if isinstance(left, OneOf) else (left,)
    cause = left.cause if isinstance(left, OneOf) else None
    values = [_augmented_one(option, right, cause, node, machine) for option in options]
    value = values[0] if cause is None else reduce(lambda one, other: join_values(one, other, cause), values)
    if not same(value, left):
        assign(node.target, value, machine, node)


def _augmented_one(left: Value, right: Value, cause: Unknown | None, node: cst.AugAssign, machine: Machine) -> Value:
    """What the name is bound to; an object that is only one of several may or may not have changed."""
    operation = BINARY.get(type(node.operator))
    if not isinstance(left, Reference) or operation is None:
        return combine(node.operator, left, right, node, machine)
    before = machine.content(left)
    value = before.augmented(left, operation, right, machine, machine.span(node))
    if cause is not None and machine.content(left) is not before:
        machine.store(left, before.joined(machine.content(left), cause))
    return value


def change_each(target: Value, change: Callable[[Reference], None], machine: Machine) -> None:
    """Change an object; where it is one of several, each of them may or may not have changed."""
    if isinstance(target, Reference):
        change(target)
    elif isinstance(target, OneOf):
        for option in target.options:
            if isinstance(option, Reference):
                before = machine.content(option)
                change(option)
                machine.store(option, before.joined(machine.content(option), target.cause))


@executes(cst.Del)
def _delete(node: cst.Del, machine: Machine) -> None:
    whole: cst.BaseExpression | cst.BaseDelTargetExpression = node.target
    for target in [part.value for part in whole.elements] if isinstance(whole, (cst.Tuple, cst.List)) else [whole]:
        if isinstance(target, cst.Name):
            _unbind(target.value, machine)
        elif isinstance(target, cst.Subscript):
            _delete_item(target, machine)


def _unbind(name: str, machine: Machine) -> None:
    for scope in reversed(machine.frame.scopes):
        if machine.live.scopes[scope].pop(name, None) is not None:
            return


def _delete_item(target: cst.Subscript, machine: Machine) -> None:
    """`del object[key]` is `object.pop(key)` for a known key; for any other, what is left is not known."""
    receiver, key, span = evaluate(target.value, machine), key_of(target, machine), machine.span(target)
    forget_changed(target, machine)

    def remove(one: Reference) -> None:
        content = machine.content(one)
        if isinstance(key, Known):
            content.call_method(one, "pop", Call(machine, span, (key,)))
        else:
            machine.store(one, content.widened(Unknown("runtime-value", "which item is deleted is not known", span)))

    change_each(receiver, remove, machine)


def assign(target: cst.BaseExpression, value: Value, machine: Machine, source: cst.CSTNode) -> None:
    """Bind a value to an assignment target; `source` is the expression it comes from."""
    match target:
        case cst.Name():
            bind(target.value, value, machine, source)
        case cst.Tuple() | cst.List():
            _unpack(target.elements, value, machine, source)
        case cst.Attribute():
            _set_attribute(target, value, machine)
        case cst.Subscript():
            _set_item(target, value, machine)
        case cst.StarredElement():
            assign(target.value, value, machine, source)


def _unpack(targets: Sequence[cst.BaseElement], value: Value, machine: Machine, source: cst.CSTNode) -> None:
    for target, part in zip(targets, _distributed(value, targets, machine), strict=True):
        assign(target.value, part, machine, source)


def _distributed(value: Value, targets: Sequence[cst.BaseElement], machine: Machine) -> list[Value]:
    """One value per target; the starred one takes the rest as a list."""
    if isinstance(value, OneOf):
        rows = [_distributed(option, targets, machine) for option in value.options]
        return [
            reduce(lambda one, other: join_values(one, other, value.cause), column)
            for column in zip(*rows, strict=True)
        ]
    items = items_of(value, machine)
    if isinstance(items, Unknown):
        return [possible_item(value, items.part(), machine)] * len(targets)
    starred = next((index for index, target in enumerate(targets) if isinstance(target, cst.StarredElement)), None)
    if len(items) < len(targets) - 1 or (starred is None and len(items) != len(targets)):
        wrong = Unknown("runtime-error", f"{len(items)} values are unpacked into {len(targets)} names")
        return [wrong] * len(targets)
    if starred is None:
        return list(items)
    end = len(items) - (len(targets) - starred - 1)
    rest = machine.allocate(ListContent(tuple(items[starred:end])))
    return [*items[:starred], rest, *items[end:]]


def _set_attribute(target: cst.Attribute, value: Value, machine: Machine) -> None:
    receiver, name = evaluate(target.value, machine), target.attr.value
    if isinstance(receiver, External):
        set_on_library(f"{receiver.name}.{name}", value, machine)
    elif (after := replaced(receiver, name, value, machine)) is not None:
        assign(target.value, after, machine, target)
        return
    change_each(receiver, lambda one: _set_on(one, name, value, receiver, target, machine), machine)
    machine.library.assigned(target, receiver, value, machine)
    forget_changed(target.value, machine)
    if isinstance(value, Reference) and isinstance(target.value, cst.Name):
        note_binding(value, f"{target.value.value}.{name}", False, machine)


def _set_on(one: Reference, name: str, value: Value, receiver: Value, target: cst.Attribute, machine: Machine) -> None:
    """Set an attribute of an object; a module that is only one of several may keep what it had."""
    content = machine.content(one)
    if isinstance(content, ModuleContent) and isinstance(receiver, OneOf):
        value = join_values(content.attribute(one, name, machine, machine.span(target)), value, receiver.cause)
    content.set_attribute(one, name, value, machine)


def _set_item(target: cst.Subscript, value: Value, machine: Machine) -> None:
    receiver = evaluate(target.value, machine)
    key = key_of(target, machine)
    if (after := replaced(receiver, None, value, machine)) is not None:
        assign(target.value, after, machine, target)
    change_each(receiver, lambda one: machine.content(one).set_subscript(one, key, value, machine), machine)
    forget_changed(target.value, machine)
