"""Walking a Sequential's entries with a shape: what each layer is built on, creates and hands on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from paramlint.evaluate.classes import InstanceContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import OneOf, Reference, Value
from paramlint.graph.model import Call, Layer
from paramlint.keras.build import Built, build
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several, Shape
from paramlint.keras.weight import Weight
from paramlint.overlays.keras.inputs import InputContent
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.sequential import SequentialContent
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
_BYTES = {"float16": 2, "bfloat16": 2, "float64": 8, "int8": 1, "uint8": 1, "int64": 8}


@dataclass
class Chain:
    """The layers and calls so far, and the shape that the next layer is given."""

    input_shape: Shape | None
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
        self.calls.append(Call(index, inputs, layer.input_shape, layer.output_shape))


def _built_twice(layer: Layer) -> Unknown:
    """Keras builds a layer once; on another shape its weights do not fit."""
    return Unknown("invalid-shape", f"`{layer.name}` is used on two shapes that need different weights", layer.span)


def read_chain(
    content: SequentialContent, machine: Machine, given: Shape | Unknown | None = None, depth: int = 0
) -> Chain:
    """Build the model's layers in order, on `given` or on the input shape that the model itself states."""
    entries = [(entry, _content(entry, machine)) for entry in content.entries]
    shape = given if given is not None else input_shape(content, machine)
    chain = Chain(known(shape), shape)
    if all(isinstance(found, InputContent) for _, found in entries):
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
    chain.append(Layer("?", "?", None, span, unknown=empty), None)
    chain.shape = empty


def known(shape: Shape | Unknown) -> Shape | None:
    """A shape as the graph keeps it: None where nothing is known of it."""
    return None if isinstance(shape, Unknown) else shape


def latest(reference: Reference, machine: Machine) -> Content | None:
    """What an object holds now; where its path of the program has ended, what it held then."""
    live = machine.state.heap.get(reference.identity) if machine.state is not None else None
    return live or machine.last_contents.get(reference.identity)


def _content(entry: Value, machine: Machine) -> Content | None:
    return latest(entry, machine) if isinstance(entry, Reference) else None


def input_shape(model: SequentialContent, machine: Machine, depth: int = 0) -> Shape | Unknown:
    """From an Input, from the first layer's arguments, from `build`, or unknown."""
    first = _content(model.entries[0], machine) if model.entries else None
    if isinstance(first, InputContent):
        return first.shape
    if isinstance(first, LayerContent) and first.input_shape is not None:
        return first.input_shape
    if model.built_on is not None:
        return model.built_on
    if isinstance(first, SequentialContent) and depth < _DEEPEST:
        return input_shape(first, machine, depth + 1)
    if isinstance(first, LayerContent) and isinstance(first.description, KerasLayer):
        return _NO_SHAPE.at(model.span) if first.description.needs_input_shape else (None, _NO_LENGTH.at(model.span))
    return _NO_SHAPE.at(model.span)


def _read_entry(
    entry: Value, content: Content | None, shape: Shape | Unknown, machine: Machine, span: Span, depth: int
) -> tuple[Layer, Shape | Unknown]:
    if isinstance(content, LayerContent):
        return _read_layer(content, shape)
    if isinstance(content, SequentialContent) and depth < _DEEPEST:
        return _read_nested(content, shape, machine, depth)
    reason = _why_not(entry, content, span)
    class_name = content.class_name if isinstance(content, InstanceContent) else "?"
    return Layer("?", class_name, None, reason.span or span, unknown=reason), reason


def _why_not(entry: Value, content: Content | None, span: Span) -> Unknown:
    if isinstance(entry, Unknown):
        return entry.at(span)
    if isinstance(entry, OneOf):
        return Unknown("several-values", f"it is one of several layers: {entry.cause.why}", entry.cause.span)
    if isinstance(content, InstanceContent):
        return Unknown("custom-layer", f"what a `{content.class_name}` builds is not followed", span)
    return Unknown("invalid-argument", "this is not a layer", span)


def _read_layer(content: LayerContent, shape: Shape | Unknown) -> tuple[Layer, Shape | Unknown]:
    description = content.effective()
    built = Built(description, description) if isinstance(description, Unknown) else build(description, shape)
    weights, unknown = _weights(built, content.span)
    output = _single(built, content)
    layer = Layer(
        content.name,
        content.class_name,
        content.family,
        content.span,
        weights,
        content.arguments,
        known(shape),
        known(output),
        unknown,
        built.steps,
        _BYTES.get(str(content.arguments.get("dtype")), 4),
    )
    return layer, output


def _single(built: Built, content: LayerContent) -> Shape | Unknown:
    """What the next layer of a Sequential is given: layers in a row hand on one tensor."""
    if isinstance(built.output_shape, Several):
        why = f"`{content.class_name}` has several outputs, and a Sequential hands on one"
        return Unknown("several-outputs", why, content.span)
    return built.output_shape.at(content.span) if isinstance(built.output_shape, Unknown) else built.output_shape


def _weights(built: Built, span: Span) -> tuple[tuple[Weight, ...], Unknown | None]:
    """The weights, and what keeps them from being counted."""
    if isinstance(built.weights, Unknown):
        return (), built.weights.at(span)
    sizes = [weight.size for weight in built.weights]
    unknown = next((size for size in sizes if isinstance(size, Unknown)), None)
    return built.weights, unknown.at(span) if unknown else None


def _read_nested(
    content: SequentialContent, shape: Shape | Unknown, machine: Machine, depth: int
) -> tuple[Layer, Shape | Unknown]:
    """A Sequential inside a Sequential is one layer with the weights of all of its own."""
    own = input_shape(content, machine)
    given = shape if isinstance(own, Unknown) else own
    chain = read_chain(content, machine, given, depth + 1)
    weights = tuple(replace(weight, part=inner.name) for inner in chain.layers for weight in inner.weights)
    unknown = next((inner.unknown for inner in chain.layers if inner.unknown is not None), None)
    layer = Layer(
        content.name, "Sequential", None, content.span, weights, {}, known(shape), known(chain.shape), unknown
    )
    return layer, chain.shape
