"""From drafts to layers, built one after the other on an input shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from paramlint.keras.applications.architecture import Architecture, Node
from paramlint.keras.applications.draft import OPERATOR, Draft
from paramlint.keras.applications.layers import describing
from paramlint.keras.applications.padding import settled
from paramlint.keras.applications.undecided import Undecided
from paramlint.keras.build import Built, build
from paramlint.keras.construct import construct
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several, Shape
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown

Given = Shape | Several | Unknown


def compose(application: str, name: str | Unknown | None, drafts: Iterable[Draft], shape: Shape) -> Architecture:
    """The application on an input of this shape. Raises Undecided where Keras refuses a layer or its input."""
    maker, builder = _Maker(), _Builder()
    nodes: list[Node] = []
    built: list[Built] = []
    for draft in drafts:
        given = _read(built, draft.inputs, shape)
        nodes.append(maker.node(draft, given))
        built.append(builder.build(nodes[-1], given))
    return Architecture(application, name, tuple(nodes), tuple(built))


def build_architecture(architecture: Architecture, shape: Shape) -> tuple[Built, ...] | Unknown:
    """What becomes of each node when the application, made as it is, is called on another input."""
    builder = _Builder()
    built: list[Built] = []
    try:
        for node in architecture.nodes:
            built.append(builder.build(node, _read(built, node.inputs, shape)))
    except Undecided as undecided:
        return undecided.reason
    return tuple(built)


def _read(built: Sequence[Built], inputs: tuple[int, ...], shape: Shape) -> Given:
    """What a node is given: the outputs it reads, or the model's input where it reads none."""
    if not inputs:
        return shape
    if len(inputs) == 1:
        return built[inputs[0]].output_shape
    return Several(tuple(built[position].output_shape for position in inputs))


class _Maker:
    """Makes nodes of drafts; drafts with the very same arguments share their layer's description."""

    def __init__(self) -> None:
        # the arguments stand beside the layer, so that no others come to have their identity
        self._made: dict[tuple[str, int, int], tuple[Mapping[str, Any], KerasLayer]] = {}

    def node(self, draft: Draft, given: Given) -> Node:
        """The draft with its layer, for an input of this shape. Raises Undecided where Keras refuses the arguments."""
        layer = self._layer(draft, given) if draft.inputs and not draft.inner else None
        class_name = draft.class_name.removeprefix(OPERATOR)
        inner = tuple(self.node(part, given) for part in draft.inner)
        return Node(draft.name, class_name, layer, draft.inputs, inner, class_name == draft.class_name)

    def _layer(self, draft: Draft, given: Given) -> KerasLayer:
        arguments = settled(draft.arguments, given)
        key = (draft.class_name, id(arguments), len(draft.inputs))
        if key not in self._made:
            self._made[key] = (arguments, _constructed(draft, arguments))
        return self._made[key][1]


class _Builder:
    """Builds nodes; the same layer on the same shape is built once."""

    def __init__(self) -> None:
        self._built: dict[tuple[int, Given], Built] = {}

    def build(self, node: Node, given: Given) -> Built:
        """What becomes of the node. Raises Undecided where Keras refuses the shape."""
        if node.inner:
            return self._chain(node.inner, given)
        if node.layer is None:
            return Built((), given)
        key = (id(node.layer), given)
        if key not in self._built:
            self._built[key] = _accepted(build(node.layer, given))
        return self._built[key]

    def _chain(self, nodes: Iterable[Node], given: Given) -> Built:
        weights: list[Weight] = []
        for node in nodes:
            built = self.build(node, given)
            weights += (replace(weight, part=node.name or "") for weight in built.weights)  # type: ignore[union-attr]
            given = built.output_shape
        return Built(tuple(weights), given)


def _constructed(draft: Draft, arguments: Mapping[str, Any]) -> KerasLayer:
    cls = describing(draft.class_name, len(draft.inputs))
    layer = construct(cls, (), arguments).layer
    if isinstance(layer, Unknown):
        raise Undecided(layer)
    return layer


def _accepted(built: Built) -> Built:
    for part in (built.weights, built.output_shape):
        if isinstance(part, Unknown):
            raise Undecided(part)
    return built
