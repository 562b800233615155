"""The rows of layers and models of the file's own classes: their own weights, then what they hold."""

from __future__ import annotations

from dataclasses import replace

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Reference
from paramlint.graph.model import Layer
from paramlint.keras.cost import Cost, unknown_cost
from paramlint.overlays.keras.costs import model_cost
from paramlint.overlays.keras.custom import CustomContent, sublayers
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.rows import nested, network_rows, read_layer
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.overlays.keras.tensor import Output
from paramlint.unknown import Unknown

_DEEPEST = 20


def custom_row(content: CustomContent, reference: Reference, machine: Machine, given: Output, depth: int = 0) -> Layer:
    """The layer as one row with the weights of all it holds."""
    output = next((made for shape, made in content.results if shape == given), None) or _not_followed(content, given)
    rows = custom_rows(content, reference, machine, depth)
    return nested(content, content.class_name, rows, given, output, reference.identity, _own_cost(content))


def custom_rows(content: CustomContent, reference: Reference, machine: Machine, depth: int = 0) -> list[Layer]:
    """What belongs to the layer: the weights it added, its sub-layers, and what may be missing."""
    rows = [_sublayer(layer, content, machine, depth + 1) for layer in sublayers(content, machine)]
    if content.weights:
        rows.insert(0, _own(content, reference))
    doubt = content.doubt or (None if content.built_on is not None else _not_called(content))
    if doubt is not None and not any(row.unknown for row in rows):
        missing = doubt.at(content.span)
        rows.append(Layer("?", "?", None, content.span, unknown=missing, cost=unknown_cost(missing)))
    return rows


def _own_cost(content: CustomContent) -> Cost:
    why = f"how often the `call` of `{content.class_name}` uses its layers is not followed"
    return unknown_cost(Unknown("custom-layer", why, content.span))


def _own(content: CustomContent, reference: Reference) -> Layer:
    trained_first = sorted(content.weights, key=lambda weight: not weight.trainable)
    weights = tuple(replace(one, trainable=one.trainable and content.trainable is True) for one in trained_first)
    sizes = (weight.size for weight in weights)
    unknown = next((size for size in sizes if isinstance(size, Unknown)), None)
    if isinstance(content.trainable, Unknown):
        unknown = content.trainable
    span = content.span
    cost = _own_cost(content)
    row = Layer(content.name, content.class_name, None, span, weights, identity=-reference.identity, cost=cost)
    return replace(row, unknown=unknown.at(span)) if unknown else row


def _sublayer(reference: Reference, owner: CustomContent, machine: Machine, depth: int) -> Layer:
    content = latest(reference, machine)
    if depth > _DEEPEST:
        return _unread(content, reference, Unknown("budget", "layers are nested too deeply", owner.span))
    if isinstance(content, LayerContent):
        return _layer(content, reference, owner)
    if isinstance(content, CustomContent):
        if content.built_on is None and owner.built_on is not None and owner.doubt is None:
            return _unbuilt(content, content.class_name, reference)
        return custom_row(content, reference, machine, content.built_on or _not_called(content), depth)
    if isinstance(content, FunctionalContent):
        rows = network_rows(content.network, machine, depth)
        given, output = content.input_shape, content.output_shape
        cost = model_cost(content, given, machine, depth)
        return nested(content, "Functional", rows, given, output, reference.identity, cost)
    if isinstance(content, SequentialContent):
        return _sequential(content, reference, owner, machine, depth)
    return _unread(content, reference, Unknown("custom-layer", "this sub-layer is not followed", owner.span))


def _layer(content: LayerContent, reference: Reference, owner: CustomContent) -> Layer:
    """A layer that `call` never uses is never built, and has no weights."""
    if content.built_on is None and owner.built_on is not None and owner.doubt is None:
        return _unbuilt(content, content.class_name, reference)
    shape = content.built_on if content.built_on is not None else _not_called(owner)
    return read_layer(content, shape, reference.identity)[0]


def _sequential(
    content: SequentialContent, reference: Reference, owner: CustomContent, machine: Machine, depth: int
) -> Layer:
    from paramlint.overlays.keras.chain import input_shape, read_chain

    own = input_shape(content, machine)
    first = content.first.node.input_shape if content.first is not None else None
    if isinstance(own, Unknown) and first is None and owner.built_on is not None and owner.doubt is None:
        return _unbuilt(content, "Sequential", reference)
    given = first if isinstance(own, Unknown) and isinstance(first, tuple) else own
    chain = read_chain(content, machine, given, depth)
    return nested(content, "Sequential", chain.layers, given, chain.shape, reference.identity, chain.cost)


def _unbuilt(content: LayerContent | CustomContent | SequentialContent, class_name: str, reference: Reference) -> Layer:
    return Layer(content.name, class_name, None, content.span, identity=reference.identity, cost=Cost())


def _unread(content: Content | None, reference: Reference, why: Unknown) -> Layer:
    assert why.span is not None
    name, cost = getattr(content, "name", "?"), unknown_cost(why)
    return Layer(name, "?", None, why.span, unknown=why, identity=reference.identity, cost=cost)


def _not_called(content: CustomContent) -> Unknown:
    why = f"nothing in this file calls the `{content.class_name}` on an input of known shape"
    if content.is_built:
        why = f"{why}, and its `build(...)` alone makes no weights in Keras 3"
        return Unknown("no-input-shape", why, content.span, "call the model on an `Input(shape=...)`")
    return Unknown("no-input-shape", why, content.span, "call the model, or its `build(...)`, on a shape")


def _not_followed(content: CustomContent, given: Output) -> Unknown:
    why = f"what `{content.class_name}` makes of this input was not followed"
    return given if isinstance(given, Unknown) else Unknown("custom-layer", why, content.span)
