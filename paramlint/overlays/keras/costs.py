"""What the uses of layers cost: of each layer, of operations on tensors, and of models inside models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Reference
from paramlint.keras.arithmetic import total
from paramlint.keras.cost import Cost, unknown_cost
from paramlint.keras.operations.cost import mixes_samples, operation_cost
from paramlint.keras.shape import Dim, Several, Shape, lifted
from paramlint.overlays.keras.connect import flat_shapes
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.inputs import InputContent
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.nesting import carried
from paramlint.overlays.keras.network import Network
from paramlint.overlays.keras.operations import OperationContent
from paramlint.overlays.keras.rows import layer_cost
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.overlays.keras.tensor import Node, Output, TensorContent
from paramlint.unknown import Unknown

_DEEPEST = 20
_MIXED = Unknown("unsupported-call", "what comes here does not keep the samples of a batch apart")
_OPEN = Unknown("undefined-dimension", "the operation leaves a size open", hint="state every size of the model's input")
_NOT_FOLLOWED = Unknown("custom-layer", "what this layer computes is not followed")

Given = Mapping[Node, Output | None]
"""What each node is given."""


def model_cost(content: FunctionalContent, given: Output | None, machine: Machine, depth: int = 0) -> Cost:
    """What the whole model costs on inputs of these shapes."""
    network = content.network
    costs = use_costs(network, _inputs(content, given, machine), machine, depth)
    everything = reduce(Cost.beside, [*costs.values(), *map(unknown_cost, network.gaps)], Cost())
    outputs = [costs[node].output_bytes for node in _read(network.outputs, network, machine) if node in costs]
    steps = everything.sequential_steps if network.gaps else _longest_path(costs, network, machine)
    return replace(everything, sequential_steps=steps, output_bytes=total(*outputs))


def use_costs(network: Network, given: Given, machine: Machine, depth: int = 0) -> dict[Node, Cost]:
    """What each use of a layer costs. Behind an operation that mixes samples, nothing is known of a single one."""
    costs: dict[Node, Cost] = {}
    mixed: set[Node] = set()
    for node in network.nodes:
        content = latest(node.layer, machine)
        if _mixes(content, node) or not mixed.isdisjoint(_read(node.inputs, network, machine)):
            mixed.add(node)
        cost = unknown_cost(_MIXED) if node in mixed else _cost(content, node, given[node], machine, depth)
        costs[node] = cost.settled(_OPEN).at(node.span)
    return costs


def as_defined(network: Network) -> Given:
    """What each node was given where the model was defined."""
    return {node: node.input_shape for node in network.nodes}


def _inputs(content: FunctionalContent, given: Output | None, machine: Machine) -> Given:
    own, shapes = flat_shapes(content.input_shape), flat_shapes(given)
    if [_sample(shape) for shape in own] == [_sample(shape) for shape in shapes]:
        return as_defined(content.network)
    if len(own) != len(shapes):
        unknown = Unknown("unsupported-call", f"`{content.name}` is called on another number of inputs than it has")
        return dict.fromkeys(content.network.nodes, unknown)
    made = carried(content.network, tuple(shapes), machine)
    return {node: node.input_shape and _like(node.input_shape, iter(made[node])) for node in content.network.nodes}


def _sample(shape: Shape | Unknown) -> object:
    return shape if isinstance(shape, Unknown) else shape[1:]


def _like(structure: Output | None, shapes: Iterator[Shape | Unknown]) -> Output:
    """The shapes in the structure in which a layer was given its inputs."""
    if isinstance(structure, Several):
        return Several(tuple(part if part is None else _like(part, shapes) for part in structure.shapes))
    return next(shapes, _NOT_FOLLOWED)


def _mixes(content: Content | None, node: Node) -> bool:
    if not isinstance(content, OperationContent):
        return False
    return mixes_samples(content.computes, flat_shapes(node.input_shape), flat_shapes(node.output_shape))


def _cost(content: Content | None, node: Node, given: Output | None, machine: Machine, depth: int) -> Cost:
    if isinstance(content, InputContent) or given is None:
        return Cost()
    if isinstance(content, OperationContent):
        return operation_cost(content.computes, flat_shapes(node.compute(tuple(flat_shapes(given)))))
    if isinstance(content, LayerContent):
        return layer_cost(content, content.build_on(given).cost)
    if isinstance(content, FunctionalContent) and depth < _DEEPEST:
        return model_cost(content, given, machine, depth + 1)
    if isinstance(content, SequentialContent) and depth < _DEEPEST:
        from paramlint.overlays.keras.chain import read_chain

        return read_chain(content, machine, given if isinstance(given, tuple) else None, depth + 1).cost
    return unknown_cost(_NOT_FOLLOWED)


def _read(values: Iterable[object], network: Network, machine: Machine) -> list[Node]:
    """The nodes that tensors come from."""
    tensors = [latest(network.tensor(value), machine) for value in values if isinstance(value, Reference)]
    return [tensor.node for tensor in tensors if isinstance(tensor, TensorContent)]


def _longest_path(costs: Mapping[Node, Cost], network: Network, machine: Machine) -> Dim:
    paths: dict[Node, Dim] = {}
    for node, cost in costs.items():
        before = [paths[parent] for parent in _read(node.inputs, network, machine) if parent in paths]
        paths[node] = total(lifted(max, 0, 0, *before), cost.sequential_steps)
    return lifted(max, 0, 0, *paths.values())
