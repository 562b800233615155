"""Inputs: `keras.Input(...)`, which is a tensor, and `InputLayer(...)`, which is the layer that it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import NONE, Known, Method, Reference, Value
from paramlint.keras.shape import Shape
from paramlint.overlays.keras.plain import plain
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.shapes import tuple_value
from paramlint.overlays.keras.tensor import Node, TensorContent
from paramlint.overlays.namespaces import NamespaceContent
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class InputContent(Content):
    """The layer at which a model begins, its shape (batch first), and the tensor that comes out of it."""

    name: str
    shape: Shape | Unknown
    span: Span
    tensor: Reference | None = None
    described = "input"

    def truth(self) -> bool:
        return True

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name == "name":
            return Known(self.name)
        if name in ("input", "output"):
            return self.tensor or NONE
        if name in ("shape", "batch_shape", "input_shape", "output_shape"):
            return tuple_value(self.shape)
        if name == "_inbound_nodes" and self.tensor is not None:
            return inbound_nodes(NONE, self.tensor, machine)
        return Method(reference, name)


def make_input(call: Call, session: Session) -> Value:
    """`Input(shape, batch_size)`: a tensor."""
    content = call.machine.content(make_input_layer(call, session))
    assert isinstance(content, InputContent)
    return content.tensor or NONE


def make_input_layer(call: Call, session: Session) -> Reference:
    """`InputLayer(...)`, with the arguments of Keras 2 and 3."""
    name = call.named().get("name")
    text = name.value if isinstance(name, Known) and isinstance(name.value, str) else None
    shape = _shape(call)
    placed = shape.at(call.span) if isinstance(shape, Unknown) else shape
    return new_input(text or session.automatic_name("InputLayer"), placed, call.span, call.machine, session)


def new_input(name: str, shape: Shape | Unknown, span: Span, machine: Machine, session: Session) -> Reference:
    """An input layer of this name, with its tensor."""
    layer = machine.allocate(InputContent(name, shape, span))
    node = Node(layer, (), None, shape, lambda shapes: shape, span)
    tensor = machine.allocate(TensorContent(session, session.automatic_name("KerasTensor"), shape, node))
    machine.store(layer, InputContent(name, shape, span, tensor))
    return layer


def inbound_nodes(argument: Value, result: Value, machine: Machine) -> Value:
    """`layer._inbound_nodes` of a layer that is used once."""
    ends = {"inputs": argument, "outputs": result, "input_tensors": argument, "output_tensors": result}
    return machine.allocate(ListContent((machine.allocate(NamespaceContent(ends)),)))


def as_layer(value: Value, machine: Machine) -> Value:
    """What a Sequential makes of a value that is added to it: of an input's tensor, the layer it comes from."""
    content = machine.content(value) if isinstance(value, Reference) else None
    if isinstance(content, TensorContent) and content.node.is_input:
        return content.node.layer
    return value


def _shape(call: Call) -> Shape | Unknown:
    for whole in ("batch_shape", "batch_input_shape"):
        if whole in call.named():
            return as_shape(plain(call.named()[whole], call.machine))
    inner = call.argument(0, "shape") or call.named().get("input_shape")
    if inner is None:
        return call.rest or Unknown("no-input-shape", "the input has no shape", call.span)
    shape = as_shape(plain(inner, call.machine))
    batch = call.argument(1, "batch_size")
    size = plain(batch, call.machine) if batch is not None else None
    if isinstance(shape, Unknown):
        return shape
    return (size if isinstance(size, (int, Unknown)) else None, *shape)


def as_shape(value: Any) -> Shape | Unknown:
    """A shape from what stands for one in code: a sequence of sizes, or a single size."""
    if isinstance(value, Unknown):
        return value
    dims = value if isinstance(value, tuple) else (value,)
    for dim in dims:
        whole = isinstance(dim, int) and not isinstance(dim, bool) and dim >= 0
        if not (whole or dim is None or isinstance(dim, Unknown)):
            return Unknown("invalid-argument", f"{dim!r} is not a size for a shape")
    return tuple(dims)
