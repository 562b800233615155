"""From layers as values to layers of the graph: what each is built on, creates and hands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from paramlint.evaluate.classes import InstanceContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Reference
from paramlint.graph.model import Layer, Shapes
from paramlint.keras.build import Built
from paramlint.keras.cost import UNDESCRIBED, Cost, unknown_cost
from paramlint.keras.errors import REFUSALS
from paramlint.keras.shape import Several, Shape
from paramlint.keras.weight import Weight
from paramlint.overlays.keras.connect import flat_shapes
from paramlint.overlays.keras.custom import CustomContent
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.inputs import InputContent
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.network import Network
from paramlint.overlays.keras.operations import OperationContent
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.overlays.keras.tensor import Node, Output
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_BYTES = {"float16": 2, "bfloat16": 2, "float64": 8, "int8": 1, "uint8": 1, "int64": 8}


def known(output: Output | None) -> Shape | Shapes | None:
    """Shapes as the graph keeps them: None where nothing is known."""
    if isinstance(output, Several):
        return Shapes(tuple(None if isinstance(shape, Unknown) else shape for shape in flat_shapes(output)))
    return None if isinstance(output, Unknown) else output


def network_rows(network: Network, machine: Machine, depth: int = 0) -> list[Layer]:
    """The layers of a functional model, each built on what it was first called on, their costs left out."""
    uses: dict[int, list[Node]] = {}
    for node in network.nodes:
        uses.setdefault(node.layer.identity, []).append(node)
    rows = [_row(layer, uses[layer.identity], machine, depth) for layer in network.layers]
    return rows + [gap_row(gap) for gap in network.gaps]


def gap_row(why: Unknown) -> Layer:
    """A row for what is missing of a model."""
    return Layer("?", "?", None, why.span or Span(0, 0), unknown=why, cost=unknown_cost(why))


def _row(reference: Reference, nodes: list[Node], machine: Machine, depth: int) -> Layer:
    content = latest(reference, machine)
    last = max(nodes, key=lambda node: node.number)
    refused = next((node.output_shape for node in nodes if _is_refused(node.output_shape)), None)
    layer = _read(content, nodes[0], reference.identity, machine, depth)
    if isinstance(refused, Unknown) and (layer.unknown is None or layer.unknown.kind in REFUSALS):
        layer = replace(layer, weights=(), layers=(), unknown=refused)
    return replace(layer, output_shape=known(last.output_shape))


def _is_refused(output: Output) -> bool:
    return isinstance(output, Unknown) and output.kind in REFUSALS


def _read(content: Content | None, node: Node, identity: int, machine: Machine, depth: int) -> Layer:
    if isinstance(content, LayerContent):
        given = node.input_shape if node.input_shape is not None else content.built_on
        built_on = content.built_on if content.built_on is not None else given
        assert built_on is not None
        return read_layer(content, built_on, identity)[0]
    if isinstance(content, InputContent):
        return Layer(content.name, "InputLayer", "core", content.span, identity=identity, cost=Cost())
    if isinstance(content, OperationContent):
        name, class_name = content.name, content.class_name
        return Layer(name, class_name, "operations", content.span, unknown=content.unknown, identity=identity)
    if isinstance(content, FunctionalContent):
        rows = network_rows(content.network, machine, depth + 1)
        return nested(content, "Functional", rows, node.input_shape, node.output_shape, identity)
    if isinstance(content, SequentialContent):
        from paramlint.overlays.keras.chain import input_shape, read_chain

        own = input_shape(content, machine)
        shape = node.input_shape if isinstance(own, Unknown) and not isinstance(node.input_shape, Several) else own
        chain = read_chain(content, machine, shape, depth + 1)
        return nested(content, "Sequential", chain.layers, node.input_shape, node.output_shape, identity)
    if isinstance(content, CustomContent):
        from paramlint.overlays.keras.custom_rows import custom_row

        return custom_row(content, node.layer, machine, node.input_shape or content.built_on or (), depth)
    return _not_a_layer(content, node, identity)


def _not_a_layer(content: Content | None, node: Node, identity: int) -> Layer:
    if isinstance(content, InstanceContent):
        why = f"what a `{content.class_name}` builds is not followed"
        unknown = Unknown("custom-layer", why, node.span)
        name = content.class_name
        return Layer("?", name, None, node.span, unknown=unknown, identity=identity, cost=unknown_cost(unknown))
    unknown = Unknown("runtime-value", "this is not a layer", node.span)
    cause = getattr(content, "cause", unknown)
    return Layer("?", "?", None, node.span, unknown=cause, identity=identity, cost=unknown_cost(cause))


def read_layer(content: LayerContent, shape: Output, identity: int | None) -> tuple[Layer, Output]:
    """The layer built on a shape, and what it hands on."""
    built = content.build_on(shape)
    weights, unknown = _weights(built, content.span)
    layer = Layer(
        content.name,
        content.class_name,
        content.family,
        content.span,
        weights,
        content.arguments,
        known(shape),
        known(built.output_shape),
        unknown,
        built.steps,
        _BYTES.get(str(content.arguments.get("dtype")), 4),
        identity=identity,
        cost=layer_cost(content, built.cost),
    )
    return layer, built.output_shape


def layer_cost(content: LayerContent, cost: Cost) -> Cost:
    """What the layer costs, under the dtype that it or the program chooses."""
    policy = content.session.dtype_policy
    if policy is not None and "dtype" not in content.arguments:
        cost = cost.of_unknown_dtype(policy)
    return cost.at(content.span)


def _weights(built: Built, span: Span) -> tuple[tuple[Weight, ...], Unknown | None]:
    """The weights, and what keeps them from being counted."""
    if isinstance(built.weights, Unknown):
        return (), built.weights.at(span)
    sizes = [weight.size for weight in built.weights]
    unknown = next((size for size in sizes if isinstance(size, Unknown)), None)
    return built.weights, unknown.at(span) if unknown else None


def nested(
    content: SequentialContent | FunctionalContent | CustomContent,
    class_name: str,
    rows: Iterable[Layer],
    given: Output | None,
    output: Output,
    identity: int | None,
    cost: Cost = UNDESCRIBED,
) -> Layer:
    """A model inside a model: one layer with the weights of all of its own."""
    layers = tuple(rows)
    weights = tuple(replace(weight, part=inner.name) for inner in layers for weight in inner.weights)
    unknown = next((inner.unknown for inner in layers if inner.unknown is not None), None)
    return Layer(
        content.name,
        class_name,
        None,
        content.span,
        weights,
        {},
        known(given),
        known(output),
        unknown,
        layers=layers,
        identity=identity,
        cost=cost,
    )
