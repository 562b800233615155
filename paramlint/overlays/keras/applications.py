"""The models of keras.applications as values: functional models whose layers paramlint knows by heart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Reference, Value
from paramlint.keras.applications.application import Application
from paramlint.keras.applications.architecture import Architecture, Node, Tensor
from paramlint.keras.build import build
from paramlint.keras.catalogue import family
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several, Shape
from paramlint.overlays.keras.connect import connect
from paramlint.overlays.keras.functional import functional_model
from paramlint.overlays.keras.inputs import InputContent, new_input
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.operations import OperationContent
from paramlint.overlays.keras.plain import plain
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.tensor import Output, TensorContent
from paramlint.unknown import Unknown


def make_application(
    application: Application | Unknown, call: Call, session: Session, copies_layers: bool | None = True
) -> Value:
    """The model that the call makes; an Unknown where Keras refuses it, or where it depends on what is not known."""
    if isinstance(application, Unknown):
        return application.at(call.span)
    keywords = {name: _plain(value, call) for name, value in call.named().items()}
    made = application.architecture([_plain(value, call) for value in call.positional], keywords)
    if call.rest is not None or isinstance(made, Unknown):
        return (call.rest or made).at(call.span)  # type: ignore[union-attr]
    if isinstance(made.name, Unknown):
        return made.name.at(call.span)
    tensor = call.named().get("input_tensor") or (call.positional[2] if len(call.positional) > 2 else None)
    return _Maker(made, call, session, copies_layers).model(tensor)


def _plain(value: Value, call: Call) -> Any:
    content = call.machine.content(value) if isinstance(value, Reference) else None
    return Tensor(content.shape) if isinstance(content, TensorContent) else plain(value, call.machine)


class _Maker:
    """Makes the layers of one architecture, and calls each on what the ones before it have made."""

    def __init__(self, architecture: Architecture, call: Call, session: Session, copies_layers: bool | None) -> None:
        self._architecture = architecture
        self._call = call
        self._session = session
        self._copies_layers = copies_layers
        self._tensors: list[Value] = []

    def model(self, given: Value | None) -> Value:
        """The model on the tensor that the program gives as its input, or on an input of its own."""
        self._call.machine.budget.spend(len(self._architecture.nodes), self._call.machine.statement)
        is_tensor = isinstance(given, Reference) and isinstance(self._call.machine.content(given), TensorContent)
        self._tensors.append(given if given is not None and is_tensor else self._input())
        for position, node in enumerate(self._architecture.nodes[1:], 1):
            self._tensors.append(self._called(node, position))
        name = self._architecture.name
        assert not isinstance(name, Unknown)
        first, last = self._tensors[0], self._tensors[-1]
        return functional_model(first, last, name, self._call, self._session, self._copies_layers)

    def _input(self) -> Value:
        shape = self._architecture.built[0].output_shape
        assert isinstance(shape, tuple)
        name = self._architecture.nodes[0].name or self._session.automatic_name("InputLayer")
        layer = new_input(name, shape, self._call.span, self._call.machine, self._session)
        content = self._call.machine.content(layer)
        assert isinstance(content, InputContent)
        assert content.tensor is not None
        return content.tensor

    def _called(self, node: Node, position: int) -> Value:
        machine, output = self._call.machine, self._architecture.built[position].output_shape
        tensors = [self._tensors[place] for place in node.inputs]
        shapes = tuple(self._architecture.built[place].output_shape for place in node.inputs)
        given: Output = shapes[0] if len(shapes) == 1 else Several(shapes)
        content = self._content(node, given)
        layer = machine.allocate(content)
        use = connect(
            layer, tensors, given, output, _computing(node), 0, self._call, self._session, argument=tensors[0]
        )
        if not isinstance(content, OperationContent):
            machine.store(layer, replace(content, first=use))
        return use.result

    def _content(self, node: Node, given: Output) -> LayerContent | OperationContent | SequentialContent:
        span = self._call.span
        if not node.is_layer:
            return OperationContent(
                node.class_name, node.name or self._operation_name(node), span, computes="binary.operator"
            )
        name = node.name or self._session.automatic_name(node.class_name)
        if node.inner:
            entries = [self._call.machine.allocate(self._content(inner, given)) for inner in node.inner]
            return SequentialContent(self._session, name, span, None, None, tuple(entries), uses=1)
        assert node.layer is not None
        room, trainable = family(type(node.layer)), node.layer.trainable
        return LayerContent(
            self._session, node.class_name, room, name, span, node.layer, {}, None, trainable, 1, None, given
        )

    def _operation_name(self, node: Node) -> str:
        return self._session.operation_name(node.class_name.lower())


def _computing(node: Node) -> Any:
    """What the node makes of other shapes than those it was made on."""

    def compute(shapes: tuple[Shape | Unknown, ...]) -> Output:
        given: Output = shapes[0] if len(shapes) == 1 else Several(shapes)
        for layer in [inner.layer for inner in node.inner] or [node.layer]:
            given = build(layer, given).output_shape if isinstance(layer, KerasLayer) else given
        return given

    return compute
