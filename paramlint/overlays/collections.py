"""The `collections` module: named tuples and ordered dictionaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from paramlint.evaluate.builtins import call_builtin
from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import keyed_by_text
from paramlint.evaluate.iteration import cut, item_at, items_of
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import Known, Method, Reference, Slice, Tuple, Value
from paramlint.overlays.overlay import Functions, Overlay
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class NamedTupleClass(Content):
    """What `namedtuple(...)` makes: a class by the names of its fields."""

    fields: tuple[str, ...]
    defaults: Mapping[str, Value]
    described = "named tuple's class"

    def truth(self) -> bool:
        return True

    def call(self, reference: Reference, call: Call) -> Value:
        given = {**self.defaults, **dict(zip(self.fields, call.positional, strict=False)), **call.named()}
        missing = call.rest or Unknown("runtime-error", "the named tuple is made without this field", call.span)
        return call.machine.allocate(NamedTuple({name: given.get(name, missing) for name in self.fields}))


@dataclass(frozen=True, slots=True, eq=False)
class NamedTuple(Content):
    """A named tuple: its items in order, by name."""

    entries: Mapping[str, Value]
    described = "named tuple"

    def truth(self) -> bool:
        return bool(self.entries)

    def items(self) -> Sequence[Value]:
        return tuple(self.entries.values())

    def possible(self) -> Sequence[Value]:
        return self.items()

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        return self.entries.get(name, Method(reference, name))

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        if not isinstance(key, Slice):
            return item_at(self.items(), key, span)
        taken = cut(self.items(), key, span)
        return machine.allocate(Opaque(taken, self.items())) if isinstance(taken, Unknown) else Tuple(taken)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        if name == "_replace" and call.rest is None:
            return call.machine.allocate(replace(self, entries={**self.entries, **call.named()}))
        if name == "_asdict":
            return call.machine.allocate(keyed_by_text(self.entries))
        return super(NamedTuple, self).call_method(reference, name, call)


def _named_tuple(call: Call) -> Value | None:
    """`namedtuple("Point", "x y")`, or with a list of names, and `defaults=` for the last of them."""
    given, defaults = call.argument(1, "field_names"), call.named().get("defaults", Tuple(()))
    items = _names(given, call.machine)
    values = items_of(defaults, call.machine)
    if items is None or isinstance(values, Unknown):
        return None
    pairs = zip(reversed(items), reversed(values), strict=False)
    return call.machine.allocate(NamedTupleClass(items, dict(pairs)))


def _names(given: Value | None, machine: Machine) -> tuple[str, ...] | None:
    if isinstance(given, Known) and isinstance(given.value, str):
        return tuple(given.value.replace(",", " ").split())
    items = items_of(given, machine)
    names = [] if isinstance(items, Unknown) else [item.value for item in items if isinstance(item, Known)]
    whole = not isinstance(items, Unknown) and len(names) == len(items)
    return tuple(str(name) for name in names) if whole else None


def _ordered_dict(call: Call) -> Value:
    return call_builtin("dict", call)


def make() -> Overlay:
    """A fresh overlay."""
    return Functions({"namedtuple": _named_tuple, "OrderedDict": _ordered_dict})
