"""Functional models as values: `Model(inputs, outputs)`, which is also a layer for other models."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import NONE, Known, Method, Reference, Value, same
from paramlint.keras.shape import Several
from paramlint.overlays.keras.connect import collected, shape_of
from paramlint.overlays.keras.inputs import new_input
from paramlint.overlays.keras.layer import as_flag, flag_value, joined_use
from paramlint.overlays.keras.layer_list import layer_list
from paramlint.overlays.keras.members import get_layer, is_model_of, set_trainable
from paramlint.overlays.keras.network import Network, map_network
from paramlint.overlays.keras.operations import OperationContent
from paramlint.overlays.keras.samples import MEETING, WRITING
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.shapes import shapes_value
from paramlint.overlays.keras.tensor import Output, TensorContent, Use
from paramlint.overlays.keras.training import Training, note_compile, note_fit
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class FunctionalContent(Content):
    """A model between tensors. `inputs` and `outputs` are what the program gave, in its lists or dictionaries.

    `copies_layers` says whether `layers` gives a new list, None where the Keras decides, and `listed` what is in the
    model's own one once the program has changed it.
    """

    session: Session
    name: str
    span: Span
    function: str | None
    called_from: Span | None
    inputs: Value
    outputs: Value
    network: Network
    input_shape: Output
    output_shape: Output
    trainable: bool | Unknown = True
    uses: int = 0
    first: Use | None = None
    copies_layers: bool | None = True
    listed: tuple[Value, ...] | Unknown | None = None
    training: Training = field(default_factory=Training)
    described = "model"

    def truth(self) -> bool:
        return True

    def instance_of(self, name: str) -> bool | None:
        return is_model_of(name, "Functional")

    def layers(self, machine: Machine) -> tuple[Value, ...]:
        """`model.layers`: all of them but the operations, which are no layers to Keras 3."""
        if isinstance(self.listed, tuple):
            return self.listed
        return tuple(one for one in self.network.layers if not isinstance(machine.content(one), OperationContent))

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name == "layers":
            return layer_list(self, reference, machine)
        known = _ATTRIBUTES.get(name)
        if known is not None:
            return known(self, machine)
        return Method(reference, name)

    def set_attribute(self, reference: Reference, name: str, value: Value, machine: Machine) -> None:
        if name == "trainable":
            machine.store(reference, replace(self, trainable=as_flag(value)))
            set_trainable(self.network.layers, value, machine)

    def call(self, reference: Reference, call: Call) -> Value:
        from paramlint.overlays.keras.nesting import call_model

        return call_model(self, reference, call)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
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
        return super(FunctionalContent, self).call_method(reference, name, call)

    def joined(self, other: Content, cause: Unknown) -> Content:
        if not isinstance(other, FunctionalContent) or other.network is not self.network:
            return Opaque(cause)
        trainable = self.trainable if self.trainable == other.trainable else cause
        first = joined_use(self.first, other.first)
        training = self.training.joined(other.training, cause)
        return replace(self, trainable=trainable, uses=max(self.uses, other.uses), first=first, training=training)

    def alike(self, other: Content) -> bool:
        return isinstance(other, FunctionalContent) and self.trainable == other.trainable

    def widened(self, cause: Unknown) -> Content:
        return replace(self, trainable=cause)


_ATTRIBUTES: dict[str, Callable[[FunctionalContent, Machine], Value]] = {
    "name": lambda model, machine: Known(model.name),
    "trainable": lambda model, machine: flag_value(model.trainable),
    "input": lambda model, machine: _whole(model.inputs, model.network.inputs, machine),
    "output": lambda model, machine: model.outputs,
    "inputs": lambda model, machine: machine.allocate(ListContent(model.network.inputs)),
    "outputs": lambda model, machine: machine.allocate(ListContent(model.network.outputs)),
    "input_shape": lambda model, machine: shapes_value(model.input_shape),
    "output_shape": lambda model, machine: shapes_value(model.output_shape),
}


def _whole(given: Value, flat: Sequence[Value], machine: Machine) -> Value:
    """A single tensor as it is, several in a list."""
    return flat[0] if collected(given, machine) is None else machine.allocate(ListContent(tuple(flat)))


def make_model(imported_as: str, call: Call, session: Session) -> Value | None:
    """`Model(inputs, outputs, name=...)`; None where it is given no outputs."""
    inputs = call.argument(0, "inputs") or call.named().get("input")
    outputs = call.argument(1, "outputs") or call.named().get("output")
    if inputs is None or outputs is None:
        return None
    copies_layers = session.versions.copies_layers(imported_as)
    reference = functional_model(inputs, outputs, _name(call), call, session, copies_layers)
    session.models.append(reference)
    trainable = call.named().get("trainable", NONE)
    if not same(trainable, NONE):
        call.machine.content(reference).set_attribute(reference, "trainable", trainable, call.machine)
    return reference


def functional_model(
    inputs: Value, outputs: Value, name: str | None, call: Call, session: Session, copies_layers: bool | None
) -> Reference:
    """The model between tensors, or lists or dictionaries of them; without a name Keras gives it one."""
    machine, frame = call.machine, call.machine.here
    flat_inputs, flat_outputs = _flat(inputs, machine), _flat(outputs, machine)
    replaced = _new_inputs(flat_inputs, call, session)
    network = map_network(flat_inputs, flat_outputs, replaced, call.span, machine)
    content = FunctionalContent(
        session,
        name or session.automatic_name("Functional"),
        call.span,
        frame.function,
        frame.called_from,
        inputs,
        outputs,
        network,
        _shapes(inputs, call),
        _shapes(outputs, call),
        copies_layers=copies_layers,
    )
    return machine.allocate(content)


def _name(call: Call) -> str | None:
    stated = call.argument(2, "name")
    return stated.value if isinstance(stated, Known) and isinstance(stated.value, str) else None


def _flat(value: Value, machine: Machine) -> list[Value]:
    items = collected(value, machine)
    return [value] if items is None else [part for item in items for part in _flat(item, machine)]


def _shapes(value: Value, call: Call) -> Output:
    """One shape, or several; a list of one tensor counts as the tensor."""
    flat = _flat(value, call.machine)
    shapes = tuple(shape_of(one, call.machine, call.span) for one in flat)
    return shapes[0] if len(shapes) == 1 else Several(shapes)


def _new_inputs(inputs: Sequence[Value], call: Call, session: Session) -> dict[int, Reference]:
    """For tensors that come out of a layer, the inputs that take their places, by the tensors' identities."""
    replaced: dict[int, Reference] = {}
    for value in inputs:
        content = call.machine.content(value) if isinstance(value, Reference) else None
        if isinstance(value, Reference) and isinstance(content, TensorContent) and not content.node.is_input:
            layer = new_input(f"{content.name}CLONE", content.shape, call.span, call.machine, session)
            tensor = call.machine.content(layer).attribute(layer, "output", call.machine, call.span)
            if isinstance(tensor, Reference):
                replaced[value.identity] = tensor
    return replaced


def _summary(model: FunctionalContent, reference: Reference, call: Call) -> Value:
    from paramlint.overlays.keras.read import note_summary

    _list(model, reference)
    note_summary(model, reference, call.machine)
    return NONE


def _compile(model: FunctionalContent, reference: Reference, call: Call) -> Value:
    _list(model, reference)
    return note_compile(model, reference, call)


def _list(model: FunctionalContent, reference: Reference) -> None:
    """A ready-made model is one of the program's own models once it is trained or looked at for itself."""
    if reference not in model.session.models:
        model.session.models.append(reference)


def _get_layer(model: FunctionalContent, reference: Reference, call: Call) -> Value:
    return get_layer(model.layers(call.machine), call)


def _count_params(model: FunctionalContent, reference: Reference, call: Call) -> Value:
    from paramlint.overlays.keras.read import counted

    return counted(reference, call)


def _nothing(model: FunctionalContent, reference: Reference, call: Call) -> Value:
    return NONE


_METHODS: dict[str, Callable[[FunctionalContent, Reference, Call], Value]] = {
    "summary": _summary,
    "get_layer": _get_layer,
    "count_params": _count_params,
    "compile": _compile,
    "build": _nothing,
}
