"""Sequential models as values: made, added to, built, and asked for their summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import takewhile

from paramlint.evaluate.call import Call
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import NONE, Known, Method, Reference, Value, same
from paramlint.keras.shape import Shape
from paramlint.overlays.keras.connect import shape_of
from paramlint.overlays.keras.inputs import InputContent, as_layer, as_shape
from paramlint.overlays.keras.layer import USE_ATTRIBUTES, as_flag, flag_value, joined_use
from paramlint.overlays.keras.layer_list import layer_list
from paramlint.overlays.keras.members import get_layer, is_model_of, set_trainable
from paramlint.overlays.keras.plain import plain
from paramlint.overlays.keras.rebuild import built_on_either, rebuilt
from paramlint.overlays.keras.samples import MEETING, WRITING
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.shapes import tuple_value
from paramlint.overlays.keras.tensor import Use
from paramlint.overlays.keras.training import Training, note_compile, note_fit
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class SequentialContent(Content):
    """A Sequential model: what was added to it so far, in order, and the shape that `build` was given.

    `input_name` is the name of the input that Keras puts before the layers, `first` the first use of the whole model
    as a layer, and `inner` the tensors at its ends with the entries they were made for. `copies_layers` says whether
    `layers` gives a new list, None where the Keras decides.
    """

    session: Session
    name: str
    span: Span
    function: str | None
    called_from: Span | None
    entries: tuple[Value, ...] = ()
    built_on: Shape | Unknown | None = None
    trainable: bool | Unknown = True
    input_name: str | None = None
    uses: int = 0
    first: Use | None = None
    copies_layers: bool | None = True
    inner: tuple[tuple[Value, ...], Value, Value] | None = None
    training: Training = field(default_factory=Training)
    described = "model"

    def truth(self) -> bool:
        return True

    def instance_of(self, name: str) -> bool | None:
        return is_model_of(name, "Sequential")

    def layers(self, machine: Machine) -> tuple[Value, ...]:
        """`model.layers`: what was added, without the input."""
        return tuple(entry for entry in self.entries if not is_input(entry, machine))

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name == "layers":
            return layer_list(self, reference, machine)
        if name == "name":
            return Known(self.name)
        if name == "trainable":
            return flag_value(self.trainable)
        if name in USE_ATTRIBUTES:
            return self._end(reference, name, machine, span)
        return Method(reference, name)

    def _end(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        """`model.input`, `model.output` and their shapes."""
        from paramlint.overlays.keras.tracing import traced

        inner = traced(self, reference, machine).inner
        assert inner is not None
        value = inner[1] if name.startswith("input") else inner[2]
        if name in ("inputs", "outputs"):
            return machine.allocate(ListContent((value,)))
        return value if name in ("input", "output") else tuple_value(shape_of(value, machine, span))

    def set_attribute(self, reference: Reference, name: str, value: Value, machine: Machine) -> None:
        if name == "trainable":
            machine.store(reference, replace(self, trainable=as_flag(value)))
            set_trainable(self.entries, value, machine)

    def call(self, reference: Reference, call: Call) -> Value:
        from paramlint.overlays.keras.tracing import call_sequential

        return call_sequential(self, reference, call)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        self.session.versions.note_arguments(call.named())
        method = _METHODS.get(name)
        if method is not None:
            return method(self, reference, call)
        if name in WRITING:
            from paramlint.overlays.keras.saving import write_down

            return write_down(reference, name, call, self.session)
        if name in MEETING:
            from paramlint.overlays.keras.fitting import met_data

            met_data(self, reference, name, call, self.session)
            note_fit(reference, name, call)
        return super(SequentialContent, self).call_method(reference, name, call)

    def joined(self, other: Content, cause: Unknown) -> Content:
        if not isinstance(other, SequentialContent):
            return Opaque(cause)
        training = self.training.joined(other.training, cause)
        if len(self.entries) == len(other.entries) and all(map(same, self.entries, other.entries)):
            return replace(
                self,
                training=training,
                built_on=built_on_either(self.built_on, other.built_on, cause),
                trainable=self.trainable if self.trainable == other.trainable else cause,
                uses=max(self.uses, other.uses),
                first=joined_use(self.first, other.first),
            )
        pairs = zip(self.entries, other.entries, strict=False)
        certain = tuple(one for one, _ in takewhile(lambda pair: same(*pair), pairs))
        if certain and isinstance(certain[-1], Unknown):
            certain = certain[:-1]
        return replace(self, entries=(*certain, replace(cause, kind="condition")), training=training)

    def alike(self, other: Content) -> bool:
        return (
            isinstance(other, SequentialContent)
            and self.trainable == other.trainable
            and len(self.entries) == len(other.entries)
            and all(
                same(one, another) or (isinstance(one, Unknown) and isinstance(another, Unknown))
                for one, another in zip(self.entries, other.entries, strict=True)
            )
        )

    def widened(self, cause: Unknown) -> Content:
        return replace(self, entries=(cause,))


def make_sequential(imported_as: str, call: Call, session: Session) -> Value:
    """`Sequential(layers, name=...)`."""
    frame = call.machine.here
    stated = call.named().get("name") or next((value for value in call.positional[1:] if _is_text(value)), None)
    name = stated.value if isinstance(stated, Known) and isinstance(stated.value, str) else None
    content = SequentialContent(
        session,
        name or session.automatic_name("Sequential"),
        call.span,
        frame.function,
        frame.called_from,
        _given_layers(call),
        copies_layers=session.versions.copies_layers(imported_as),
        trainable=as_flag(call.named().get("trainable", Known(True))),
    )
    content = rebuilt(content, call.machine) if content.entries else content
    reference = call.machine.allocate(content)
    session.models.append(reference)
    _follow_entries(content, call.machine)
    return reference


def _is_text(value: Value) -> bool:
    return isinstance(value, Known) and isinstance(value.value, str)


def _given_layers(call: Call) -> tuple[Value, ...]:
    given = call.argument(0, "layers")
    if given is None or same(given, NONE):
        return ()
    layers = items_of(given, call.machine)
    if isinstance(layers, Unknown):
        return (layers.at(call.span),)
    return tuple(as_layer(layer, call.machine) for layer in layers)


def is_input(entry: Value, machine: Machine) -> bool:
    """Whether an entry of the model is an input and not a layer."""
    return isinstance(entry, Reference) and isinstance(machine.content(entry), InputContent)


def _add(model: SequentialContent, reference: Reference, call: Call) -> Value:
    layer = call.argument(0, "layer")
    if layer is not None:
        entries = (*model.entries, as_layer(layer, call.machine))
        grown = rebuilt(replace(model, entries=entries), call.machine)
        call.machine.store(reference, grown)
        _follow_entries(grown, call.machine, len(entries) - 1)
    return NONE


def _follow_entries(model: SequentialContent, machine: Machine, first: int = 0) -> None:
    from paramlint.overlays.keras.entries import follow_entries

    follow_entries(model, machine, first)


def _pop(model: SequentialContent, reference: Reference, call: Call) -> Value:
    if not model.entries:
        return NONE
    left = replace(model, entries=model.entries[:-1])
    call.machine.store(reference, rebuilt(left, call.machine) if left.entries else left)
    return model.entries[-1]


def _build(model: SequentialContent, reference: Reference, call: Call) -> Value:
    shape = call.argument(0, "input_shape")
    if shape is not None and not same(shape, NONE):
        from paramlint.overlays.keras.entries import build_on

        build_on(model, reference, as_shape(plain(shape, call.machine)), call.machine)
    return NONE


def _summary(model: SequentialContent, reference: Reference, call: Call) -> Value:
    from paramlint.overlays.keras.read import note_summary

    note_summary(model, reference, call.machine)
    return NONE


def _get_layer(model: SequentialContent, reference: Reference, call: Call) -> Value:
    return get_layer(model.layers(call.machine), call)


def _count_params(model: SequentialContent, reference: Reference, call: Call) -> Value:
    from paramlint.overlays.keras.read import counted

    return counted(reference, call)


_METHODS: dict[str, Callable[[SequentialContent, Reference, Call], Value]] = {
    "get_layer": _get_layer,
    "count_params": _count_params,
    "compile": note_compile,
    "add": _add,
    "pop": _pop,
    "build": _build,
    "summary": _summary,
}
