"""Inert objects that are set something on after all: another takes their place under the name they are reached by."""

from __future__ import annotations

from functools import reduce

from paramlint.evaluate.join import join_values
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Inert, OneOf, Tuple, Value
from paramlint.unknown import Unknown


def replaced(receiver: Value, name: str | None, value: Value, machine: Machine) -> Value | None:
    """What takes the place of inert objects when an attribute, or an item (no name), of theirs is set.

    None for everything else.
    """
    if isinstance(receiver, Inert):
        after = machine.allocate(machine.content(receiver).after(name, value, machine))
        if name is not None and after != receiver:
            _doubt_aliases(receiver, machine)
        return after
    options = receiver.options if isinstance(receiver, OneOf) else ()
    if not any(isinstance(option, Inert) for option in options) or not isinstance(receiver, OneOf):
        return None
    values = [replaced(option, name, value, machine) or option for option in options]
    return reduce(lambda one, other: join_values(one, other, receiver.cause), values)


def _doubt_aliases(changed: Inert, machine: Machine) -> None:
    """Whatever looks like the object may be the same one, and have changed with it."""
    cause = Unknown("runtime-value", "it may be the object that is changed here", machine.statement)
    for names in machine.live.scopes.values():
        for name, value in names.items():
            if _holds(value, changed):
                names[name] = cause
    for identity, content in machine.live.heap.items():
        if any(_holds(value, changed) for value in content.possible()):
            machine.live.heap[identity] = content.widened(cause)


def _holds(value: Value, wanted: Inert) -> bool:
    if isinstance(value, (Tuple, OneOf)):
        return any(_holds(item, wanted) for item in (value.items if isinstance(value, Tuple) else value.options))
    return value == wanted
