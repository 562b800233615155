"""Sequential models as values: made, added to, built, and asked for their summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from paramlint.evaluate.call import Call
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import NONE, Known, Method, Reference, Value, same
from paramlint.keras.shape import Shape
from paramlint.overlays.keras.inputs import InputContent, as_shape
from paramlint.overlays.keras.plain import plain
from paramlint.overlays.keras.session import Session
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class SequentialContent(Content):
    """A Sequential model: what was added to it so far, in order, and the shape that `build` was given."""

    session: Session
    name: str
    span: Span
    function: str | None
    called_from: Span | None
    entries: tuple[Value, ...] = ()
    built_on: Shape | Unknown | None = None
    described = "model"

    def truth(self) -> bool:
        return True

    def items(self) -> Sequence[Value] | Unknown | None:
        return None

    def layers(self, machine: Machine) -> tuple[Value, ...]:
        """`model.layers`: what was added, without the input."""
        return tuple(entry for entry in self.entries if not is_input(entry, machine))

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name == "layers":
            return machine.allocate(ListContent(self.layers(machine)))
        if name == "name":
            return Known(self.name)
        return Method(reference, name)

    def set_attribute(self, reference: Reference, name: str, value: Value, machine: Machine) -> None:
        if name != "trainable":
            return
        for entry in self.entries:
            if isinstance(entry, Reference):
                machine.content(entry).set_attribute(entry, name, value, machine)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        self.session.versions.note_arguments(call.named())
        method = _METHODS.get(name)
        if method is not None:
            return method(self, reference, call)
        return super(SequentialContent, self).call_method(reference, name, call)

    def joined(self, other: Content, cause: Unknown) -> Content:
        if not isinstance(other, SequentialContent):
            return Opaque(cause)
        if len(self.entries) == len(other.entries) and all(map(same, self.entries, other.entries)):
            return replace(self, built_on=self.built_on or other.built_on)
        pairs = zip(self.entries, other.entries, strict=False)
        certain = tuple(one for one, _ in takewhile(lambda pair: same(*pair), pairs))
        if certain and isinstance(certain[-1], Unknown):
            certain = certain[:-1]
        return replace(self, entries=(*certain, replace(cause, kind="condition")), built_on=self.built_on)

    def alike(self, other: Content) -> bool:
        return (
            isinstance(other, SequentialContent)
            and len(self.entries) == len(other.entries)
            and all(
                same(one, another) or (isinstance(one, Unknown) and isinstance(another, Unknown))
                for one, another in zip(self.entries, other.entries, strict=True)
            )
        )

    def widened(self, cause: Unknown) -> Content:
        return replace(self, entries=(cause,))


def make_sequential(call: Call, session: Session) -> Value:
    """`Sequential(layers, name=...)`."""
    frame = call.machine.frame
    stated = call.named().get("name") or next((value for value in call.positional[1:] if _is_text(value)), None)
    name = stated.value if isinstance(stated, Known) and isinstance(stated.value, str) else None
    content = SequentialContent(
        session,
        name or session.automatic_name("Sequential"),
        call.span,
        frame.function,
        frame.called_from,
        _given_layers(call),
    )
    reference = call.machine.allocate(content)
    session.models.append(reference)
    return reference


def _is_text(value: Value) -> bool:
    return isinstance(value, Known) and isinstance(value.value, str)


def _given_layers(call: Call) -> tuple[Value, ...]:
    given = call.argument(0, "layers")
    if given is None or same(given, NONE):
        return ()
    layers = items_of(given, call.machine)
    return (layers.at(call.span),) if isinstance(layers, Unknown) else tuple(layers)


def is_input(entry: Value, machine: Machine) -> bool:
    """Whether an entry of the model is an input and not a layer."""
    return isinstance(entry, Reference) and isinstance(machine.content(entry), InputContent)


def _add(model: SequentialContent, reference: Reference, call: Call) -> Value:
    layer = call.argument(0, "layer")
    if layer is not None:
        call.machine.store(reference, replace(model, entries=(*model.entries, layer)))
    return NONE


def _pop(model: SequentialContent, reference: Reference, call: Call) -> Value:
    if not model.entries:
        return NONE
    call.machine.store(reference, replace(model, entries=model.entries[:-1]))
    return model.entries[-1]


def _build(model: SequentialContent, reference: Reference, call: Call) -> Value:
    shape = call.argument(0, "input_shape")
    if shape is not None and not same(shape, NONE):
        call.machine.store(reference, replace(model, built_on=as_shape(plain(shape, call.machine))))
    return NONE


def _summary(model: SequentialContent, reference: Reference, call: Call) -> Value:
    from paramlint.overlays.keras.read import note_summary

    note_summary(model, reference, call.machine)
    return NONE


_METHODS: dict[str, Callable[[SequentialContent, Reference, Call], Value]] = {
    "add": _add,
    "pop": _pop,
    "build": _build,
    "summary": _summary,
}
