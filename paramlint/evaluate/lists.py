"""Lists (and sets, of which only the items matter here), changed only through the machine."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass

from paramlint.evaluate.budget import MAX_ITEMS, too_large
from paramlint.evaluate.call import Call
from paramlint.evaluate.iteration import cut, item_at, items_of, possible_item
from paramlint.evaluate.join import join_values
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque, Operation
from paramlint.evaluate.operators import binary
from paramlint.evaluate.values import NONE, Known, Reference, Slice, Tuple, Value
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class ListContent(Content):
    """A list of known length."""

    values: tuple[Value, ...] = ()
    described = "list"

    def items(self) -> Sequence[Value]:
        return self.values

    def possible(self) -> Sequence[Value]:
        return self.values

    def truth(self) -> bool:
        return bool(self.values)

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        if not isinstance(key, Slice):
            return item_at(self.values, key, span)
        taken = cut(self.values, key, span)
        return machine.allocate(Opaque(taken, self.values) if isinstance(taken, Unknown) else ListContent(taken))

    def set_subscript(self, reference: Reference, key: Value, value: Value, machine: Machine) -> None:
        if isinstance(key, Known) and isinstance(key.value, int) and -len(self.values) <= key.value < len(self.values):
            changed = list(self.values)
            changed[key.value] = value
            machine.store(reference, ListContent(tuple(changed)))
        else:
            cause = key if isinstance(key, Unknown) else Unknown("runtime-value", "an item at an unknown place changes")
            machine.store(reference, Opaque(cause, (*self.values, value)))

    def binary(
        self, reference: Reference, operation: Operation, other: Value, reflected: bool, machine: Machine, span: Span
    ) -> Value | None:
        content = machine.content(other) if isinstance(other, Reference) else None
        joins = operation is operator.add and isinstance(content, ListContent)
        repeats = operation is operator.mul and isinstance(other, Known)
        if not joins and not repeats:
            return None
        plain = Tuple(content.values) if isinstance(content, ListContent) else other
        own = Tuple(self.values)
        result = binary(operation, plain, own, span) if reflected else binary(operation, own, plain, span)
        if isinstance(result, Tuple):
            return machine.allocate(ListContent(result.items))
        cause = result if isinstance(result, Unknown) else Unknown("runtime-value", "this list is not followed", span)
        return machine.allocate(Opaque(cause, (*self.values, *(content.possible() if content else ()))))

    def augmented(
        self, reference: Reference, operation: Operation, other: Value, machine: Machine, span: Span
    ) -> Value:
        items = items_of(other, machine)
        if operation is operator.add and not isinstance(items, Unknown) and len(items) <= MAX_ITEMS:
            machine.store(reference, ListContent((*self.values, *items)))
            return reference
        cause = items if isinstance(items, Unknown) else Unknown("runtime-value", "what this adds is not known", span)
        machine.store(reference, Opaque(cause, (*self.values, other)))
        return reference

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        method = _LIST_METHODS.get(name)
        if method is not None:
            return method(self, reference, call)
        if name in ("sort", "reverse", "clear", "remove", "update", "discard"):
            return _lost(self, reference, Unknown("unknown-function", f"`.{name}()` changes the list", call.span), call)
        return super(ListContent, self).call_method(reference, name, call)

    def joined(self, other: Content, cause: Unknown) -> Content:
        if isinstance(other, ListContent) and len(self.values) == len(other.values):
            pairs = zip(self.values, other.values, strict=True)
            return ListContent(tuple(join_values(one, two, cause) for one, two in pairs))
        return Opaque(cause, (*self.values, *other.possible()))


def _grow(reference: Reference, values: tuple[Value, ...], call: Call) -> Value:
    content = ListContent(values) if len(values) <= MAX_ITEMS else Opaque(too_large("the list", call.span), values)
    call.machine.store(reference, content)
    return NONE


def _lost(content: ListContent, reference: Reference, cause: Unknown, call: Call) -> Value:
    """The list changes in a way that is not known; its items and the arguments may be in it from now on."""
    call.machine.store(reference, Opaque(cause, (*content.values, *call.all_values())))
    return NONE


def _append(content: ListContent, reference: Reference, call: Call) -> Value:
    value = call.argument(0, "object")
    return _grow(reference, (*content.values, value), call) if value is not None else NONE


def _extend(content: ListContent, reference: Reference, call: Call) -> Value:
    given = call.argument(0, "iterable") or NONE
    items = items_of(given, call.machine)
    if isinstance(items, Unknown):
        maybe = possible_item(given, items, call.machine)
        call.machine.store(reference, Opaque(items, (*content.values, maybe)))
        return NONE
    return _grow(reference, (*content.values, *items), call)


def _insert(content: ListContent, reference: Reference, call: Call) -> Value:
    place, value = call.argument(0, "index"), call.argument(1, "object")
    if isinstance(place, Known) and isinstance(place.value, int) and value is not None:
        values = list(content.values)
        values.insert(place.value, value)
        return _grow(reference, tuple(values), call)
    cause = Unknown("runtime-value", "an item is inserted at an unknown place", call.span)
    return _lost(content, reference, cause, call)


def _pop(content: ListContent, reference: Reference, call: Call) -> Value:
    place = call.argument(0, "index") or Known(-1)
    taken = item_at(content.values, place, call.span)
    if (
        isinstance(place, Known)
        and isinstance(place.value, int)
        and place.value in range(-len(content.values), len(content.values))
    ):
        values = list(content.values)
        values.pop(place.value)
        call.machine.store(reference, ListContent(tuple(values)))
    else:
        _lost(content, reference, Unknown("runtime-value", "an unknown item is removed", call.span), call)
    return taken


def _copy(content: ListContent, reference: Reference, call: Call) -> Value:
    return call.machine.allocate(ListContent(content.values))


_LIST_METHODS = {
    "append": _append,
    "add": _append,
    "extend": _extend,
    "insert": _insert,
    "pop": _pop,
    "copy": _copy,
}
