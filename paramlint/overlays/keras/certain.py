"""What lies before a tensor whichever of several it is."""

from __future__ import annotations

from collections.abc import Iterator

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import OneOf, Reference, Value
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.tensor import Node, TensorContent


def node_of(value: Value, machine: Machine) -> Node | None:
    """The node a tensor comes from, None for other values."""
    content = latest(value, machine) if isinstance(value, Reference) else None
    return content.node if isinstance(content, TensorContent) else None


def common_nodes(value: OneOf, machine: Machine) -> frozenset[Node]:
    """The nodes that every one of the tensors depends on."""
    before: dict[Node, frozenset[Node]] = {}
    for node in _inputs_first(value, machine):
        found = frozenset({node})
        for read in node.inputs:
            found |= _certain(read, before, machine)
        machine.budget.spend(len(found) // 8, machine.statement)
        before[node] = found
    return _certain(value, before, machine)


def _certain(value: Value, before: dict[Node, frozenset[Node]], machine: Machine) -> frozenset[Node]:
    if isinstance(value, OneOf):
        options = [_certain(option, before, machine) for option in value.options]
        return frozenset.intersection(*options)
    node = node_of(value, machine)
    return before[node] if node is not None else frozenset()


def _inputs_first(value: Value, machine: Machine) -> Iterator[Node]:
    """Every node that the value may depend on, each after those it may read."""
    seen: set[Node] = set()
    stack: list[tuple[Node | None, Iterator[Node]]] = [(None, _nodes(value, machine))]
    while stack:
        node, inputs = stack[-1]
        following = next((one for one in inputs if one not in seen), None)
        if following is None:
            stack.pop()
            if node is not None:
                yield node
            continue
        seen.add(following)
        stack.append((following, (one for read in following.inputs for one in _nodes(read, machine))))


def _nodes(value: Value, machine: Machine) -> Iterator[Node]:
    for option in value.options if isinstance(value, OneOf) else (value,):
        node = node_of(option, machine)
        if node is not None:
            yield node
