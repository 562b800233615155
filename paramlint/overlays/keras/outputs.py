"""The outputs of a model: which use of a layer makes each of them, and what Keras calls it."""

from __future__ import annotations

from collections.abc import Iterator

from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Reference, Value
from paramlint.graph.model import Output
from paramlint.overlays.keras.chain import Chain
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.tensor import Node, TensorContent


def chain_outputs(chain: Chain) -> tuple[Output, ...]:
    """The one output of a Sequential: what its last layer makes."""
    if not chain.calls:
        return ()
    last = len(chain.calls) - 1
    return (Output(last, name=chain.layers[chain.calls[last].layer].name),)


def network_outputs(content: FunctionalContent, machine: Machine) -> Iterator[Output]:
    """The outputs of a functional model in their order; those of a dictionary are called by its keys."""
    network = content.network
    places = {node: index for index, node in enumerate(network.nodes)}
    keys = _keys(content.outputs, machine)
    for number, value in enumerate(network.outputs):
        tensor = latest(network.tensor(value), machine) if isinstance(value, Reference) else None
        key = keys[number] if len(keys) == len(network.outputs) else None
        if isinstance(tensor, TensorContent):
            yield Output(places.get(tensor.node), tensor.position, key or _name(tensor.node, machine))
        else:
            yield Output(None, name=key)


def _keys(outputs: Value, machine: Machine) -> list[str]:
    """The keys of a dictionary of outputs, in Keras's order."""
    content = machine.content(outputs) if isinstance(outputs, Reference) else None
    return sorted(map(str, content.entries)) if isinstance(content, DictContent) else []


def _name(node: Node, machine: Machine) -> str | None:
    return getattr(latest(node.layer, machine), "name", None)
