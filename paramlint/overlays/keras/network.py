"""The network between inputs and outputs, in the order in which Keras lists it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import OneOf, Reference, Value
from paramlint.keras.errors import DISCONNECTED
from paramlint.overlays.keras.certain import common_nodes
from paramlint.overlays.keras.connect import uncalled_layer
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.tensor import Node, TensorContent
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Network:
    """What lies between inputs and outputs: the layers and their uses, both from the inputs on, and what is missing.

    `inputs` and `outputs` are tensors; an input that comes out of a layer is replaced by one that begins a model.
    """

    inputs: tuple[Value, ...]
    outputs: tuple[Value, ...]
    layers: tuple[Reference, ...]
    nodes: tuple[Node, ...]
    gaps: tuple[Unknown, ...]
    replaced: dict[int, Reference] = field(default_factory=dict)

    def tensor(self, reference: Reference) -> Reference:
        """The tensor that stands in the network for one that the program has."""
        return self.replaced.get(reference.identity, reference)


@dataclass
class _Walk:
    """Depth first from the outputs, without recursion: networks are deeper than Python's stack."""

    machine: Machine
    span: Span
    replaced: dict[int, Reference]
    order: dict[int, int] = field(default_factory=dict)
    finished: list[Node] = field(default_factory=list)
    seen: set[Node] = field(default_factory=set)
    gaps: list[Unknown] = field(default_factory=list)
    parents: dict[Node, list[Node]] = field(default_factory=dict)

    def tensor(self, value: Value) -> TensorContent | None:
        """The tensor behind a value; what is none is a gap in the network."""
        if isinstance(value, Reference):
            content = latest(self.replaced.get(value.identity, value), self.machine)
            if isinstance(content, TensorContent):
                return content
            value = getattr(content, "cause", value)
        self.gaps.append(uncalled_layer(value, self.machine, self.span) or _gap(value, self.span))
        return None

    def run(self, outputs: Sequence[Value]) -> None:
        for output in outputs:
            for node in self.before(output):
                self._from(node)

    def _from(self, start: Node) -> None:
        if start in self.seen:
            return
        stack: list[tuple[Node, Iterator[Node]]] = [self._entered(start)]
        while stack:
            node, inputs = stack[-1]
            parent = next(inputs, None)
            if parent is None:
                self.finished.append(node)
                stack.pop()
            elif parent not in self.seen:
                stack.append(self._entered(parent))

    def _entered(self, node: Node) -> tuple[Node, Iterator[Node]]:
        self.seen.add(node)
        self.order.setdefault(node.layer.identity, len(self.order))
        self.parents[node] = [parent for value in node.inputs for parent in self.before(value)]
        return node, iter(self.parents[node])

    def before(self, value: Value) -> Iterable[Node]:
        """The nodes that a value certainly comes from: one for a tensor, what several have in common."""
        tensor = self.tensor(value)
        if tensor is not None:
            return (tensor.node,)
        return common_nodes(value, self.machine) if isinstance(value, OneOf) else ()


def map_network(
    inputs: Sequence[Value], outputs: Sequence[Value], replaced: dict[int, Reference], span: Span, machine: Machine
) -> Network:
    """Order layers and uses as Keras does: by their distance from the outputs, then as they are met from there."""
    walk = _Walk(machine, span, replaced)
    walk.run(outputs)
    machine.budget.spend(len(walk.finished), machine.statement)
    depths, layer_depths = _depths(walk)
    given = [walk.tensor(value) for value in inputs]
    for tensor in given:
        if tensor is not None and tensor.node.layer.identity not in layer_depths:
            layer_depths[tensor.node.layer.identity] = depths[tensor.node] = 0
            walk.order[tensor.node.layer.identity] = -1
    known = {tensor.node for tensor in given if tensor is not None}
    if len(known) == len(given):
        walk.gaps += [_disconnected(node, walk) for node in walk.finished if node.is_input and node not in known]
    nodes = tuple(sorted(depths, key=lambda node: -depths[node]))
    references = {node.layer.identity: node.layer for node in nodes}
    ordered = sorted(layer_depths, key=lambda number: (-layer_depths[number], walk.order[number]))
    return Network(
        tuple(replaced.get(value.identity, value) if isinstance(value, Reference) else value for value in inputs),
        tuple(outputs),
        tuple(references[number] for number in ordered),
        nodes,
        tuple(dict.fromkeys(walk.gaps)),
        replaced,
    )


def _depths(walk: _Walk) -> tuple[dict[Node, int], dict[int, int]]:
    """How far each use, and each layer at its furthest, is from the outputs."""
    depths: dict[Node, int] = {}
    layer_depths: dict[int, int] = {}
    for node in reversed(walk.finished):
        depth = max(depths.get(node, 0), layer_depths.get(node.layer.identity, 0))
        depths[node] = layer_depths[node.layer.identity] = depth
        for parent in walk.parents[node]:
            depths[parent] = max(depth + 1, depths.get(parent, 0))
    return depths, layer_depths


def _disconnected(node: Node, walk: _Walk) -> Unknown:
    name = getattr(latest(node.layer, walk.machine), "name", "?")
    why = f"the outputs depend on the input `{name}`, which is not among the model's inputs"
    return Unknown(DISCONNECTED, why, walk.span)


def _gap(value: Value, span: Span) -> Unknown:
    if isinstance(value, Unknown):
        return value.at(span)
    if isinstance(value, OneOf):
        return Unknown("several-values", f"it is one of several tensors: {value.cause.why}", value.cause.span)
    return Unknown("runtime-value", "what stands here is not a tensor", span)
