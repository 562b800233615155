"""Walking a Sequential's entries with a shape: what each layer is built on, creates and hands on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from paramlint.evaluate.classes import ClassContent, InstanceContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import External, OneOf, Reference, Value
from paramlint.graph.model import Call, Layer, Shapes
from paramlint.keras.cost import Cost, unknown_cost
from paramlint.keras.errors import NO_LAYER
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several, Shape
from paramlint.overlays.keras.costs import model_cost
from paramlint.overlays.keras.custom import CustomContent
from paramlint.overlays.keras.custom_calls import result_for
from paramlint.overlays.keras.custom_rows import custom_row
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.inputs import InputContent
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.names import is_layer_class
from paramlint.overlays.keras.nesting import output_of
from paramlint.overlays.keras.rows import known, nested, network_rows, read_layer
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.overlays.keras.tensor import Output, TensorContent
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_NO_SHAPE = Unknown(
    "no-input-shape",
    "nothing says the shape of the model's input",
    hint="give the model an `Input(shape=...)` first, or call `model.build(...)`",
)
_NO_LENGTH = Unknown(
    "no-input-shape",
    "nothing says how long the input sequences are",
    hint="give the model an `Input(shape=(length,))` first",
    name="length",
)
_DEEPEST = 20


@dataclass
class Chain:
    """The layers and calls so far, and the shape that the next layer is given."""

    input_shape: Shape | Shapes | None
    shape: Shape | Unknown
    layers: list[Layer] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    seen: dict[int, int] = field(default_factory=dict)

    def append(self, layer: Layer, identity: int | None) -> None:
        """One more call; a layer object that was used before is the same layer, called once more."""
        index = self.seen.get(identity, len(self.layers)) if identity is not None else len(self.layers)
        if index == len(self.layers):
            self.layers.append(layer)
        elif layer.weights != self.layers[index].weights:
            self.layers[index] = replace(self.layers[index], weights=(), unknown=_built_twice(layer))
        if identity is not None:
            self.seen[identity] = index
        inputs = (len(self.calls) - 1,) if self.calls else ()
        self.calls.append(Call(index, inputs, layer.input_shape, layer.output_shape, cost=layer.cost))

    @property
    def cost(self) -> Cost:
        """What all of it costs."""
        return sum((call.cost for call in self.calls), Cost())


def _built_twice(layer: Layer) -> Unknown:
    """Keras builds a layer once; on another shape its weights do not fit."""
    return Unknown("invalid-shape", f"`{layer.name}` is used on two shapes that need different weights", layer.span)


def read_chain(
    content: SequentialContent,
    machine: Machine,
    given: Shape | Unknown | None = None,
    depth: int = 0,
    upto: int | None = None,
) -> Chain:
    """Build the model's layers in order, on `given` or on the input shape that the model itself states.

    `upto` is the place of the first entry that is left out, if not all of them are wanted.
    """
    entries = [(entry, _content(entry, machine)) for entry in content.entries[:upto]]
    shape = given if given is not None else input_shape(content, machine)
    chain = Chain(known(shape), shape)
    if upto is None and all(isinstance(found, InputContent) for _, found in entries):
        _append_nothing(chain, content.span)
    for entry, found in entries:
        if isinstance(found, InputContent):
            continue
        identity = entry.identity if isinstance(entry, Reference) else None
        layer, output = _read_entry(entry, found, chain.shape, machine, content.span, depth)
        chain.append(layer, identity)
        chain.shape = output
    return chain


def _append_nothing(chain: Chain, span: Span) -> None:
    """A model that nothing is added to here gets its layers elsewhere, or is not finished."""
    empty = Unknown("no-layers", "nothing in this file adds a layer to the model", span)
    chain.append(Layer("?", "?", None, span, unknown=empty, cost=unknown_cost(empty)), None)
    chain.shape = empty


def _content(entry: Value, machine: Machine) -> Content | None:
    return latest(entry, machine) if isinstance(entry, Reference) else None


def input_shape(model: SequentialContent, machine: Machine, depth: int = 0) -> Shape | Unknown:
    """From an Input, from the first layer's arguments, from `build`, or unknown."""
    first = _content(model.entries[0], machine) if model.entries else None
    if isinstance(first, InputContent):
        return first.shape
    if isinstance(first, LayerContent) and first.input_shape is not None:
        return first.input_shape
    takes_any = isinstance(first, LayerContent) and _takes_any_shape(first)
    if model.built_on is not None:
        return (None, model.built_on) if takes_any and isinstance(model.built_on, Unknown) else model.built_on
    if isinstance(first, SequentialContent) and depth < _DEEPEST:
        return input_shape(first, machine, depth + 1)
    if isinstance(first, FunctionalContent) and isinstance(first.input_shape, tuple):
        return first.input_shape
    return (None, _NO_LENGTH.at(model.span)) if takes_any else _NO_SHAPE.at(model.span)


def is_open(shape: Shape | Unknown) -> bool:
    """Whether nothing states the input shape: of an embedding, the length of the sequences."""
    return isinstance(shape, Unknown) or any(isinstance(dim, Unknown) and dim.name == "length" for dim in shape)


def _takes_any_shape(layer: LayerContent) -> bool:
    """Whether the layer's weights do not depend on its input: those of an embedding."""
    return isinstance(layer.description, KerasLayer) and not layer.description.needs_input_shape


def _read_entry(
    entry: Value, content: Content | None, shape: Shape | Unknown, machine: Machine, span: Span, depth: int
) -> tuple[Layer, Shape | Unknown]:
    identity = entry.identity if isinstance(entry, Reference) else None
    if isinstance(content, LayerContent):
        layer, output = read_layer(content, shape, identity)
        return layer, _single(output, content)
    if isinstance(content, SequentialContent) and depth < _DEEPEST:
        own = input_shape(content, machine)
        chain = read_chain(content, machine, shape if isinstance(own, Unknown) else own, depth + 1)
        return nested(content, "Sequential", chain.layers, shape, chain.shape, identity, chain.cost), chain.shape
    if isinstance(content, FunctionalContent) and depth < _DEEPEST:
        output = output_of(content, (shape,), machine)
        rows = network_rows(content.network, machine, depth + 1)
        cost = model_cost(content, shape, machine, depth + 1)
        return nested(content, "Functional", rows, shape, output, identity, cost), _single(output, content)
    if isinstance(content, CustomContent) and isinstance(entry, Reference):
        layer = custom_row(content, entry, machine, shape, depth)
        return layer, _single(shape if isinstance(shape, Unknown) else result_for(content, shape), content)
    reason = _why_not(entry, content, span)
    class_name = content.class_name if isinstance(content, InstanceContent) else "?"
    return Layer("?", class_name, None, reason.span or span, unknown=reason, cost=unknown_cost(reason)), reason


def _why_not(entry: Value, content: Content | None, span: Span) -> Unknown:
    if isinstance(entry, Unknown):
        return entry.at(span)
    if isinstance(entry, OneOf):
        return Unknown("several-values", f"it is one of several layers: {entry.cause.why}", entry.cause.span)
    if isinstance(content, InstanceContent):
        return Unknown("custom-layer", f"what a `{content.class_name}` builds is not followed", span)
    return no_layer(entry, content, span)


def no_layer(entry: Value, content: Content | None, span: Span) -> Unknown:
    """Why something that is added to a model is no layer, which Keras refuses where it is known what it is."""
    if isinstance(entry, External):
        name = entry.name.rpartition(".")[2]
        if is_layer_class(entry.name):
            return Unknown(NO_LAYER, f"`{name}` is a class of layers, and a layer is needed: `{name}(...)`", span)
        return Unknown("runtime-value", f"what `{name}` is, is not known", span)
    if isinstance(content, ClassContent):
        return Unknown(NO_LAYER, f"`{content.name}` is a class, and a layer is needed: `{content.name}(...)`", span)
    if isinstance(content, TensorContent):
        return Unknown(NO_LAYER, "this is a tensor, and a layer is needed", span)
    if content is None:
        return Unknown(NO_LAYER, "this is not a layer", span)
    return getattr(content, "cause", Unknown("runtime-value", f"this {content.described} may be no layer", span))


def _single(output: Output, content: LayerContent | FunctionalContent | CustomContent) -> Shape | Unknown:
    """What the next layer of a Sequential is given: layers in a row hand on one tensor."""
    if isinstance(output, Several):
        why = f"`{content.name}` has several outputs, and a Sequential hands on one"
        return Unknown("several-outputs", why, content.span)
    return output.at(content.span) if isinstance(output, Unknown) else output
