"""Copies of models: the same layers made anew, with weights of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import OneOf, Reference, Tuple, Value
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.inputs import InputContent, new_input
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.network import Network
from paramlint.overlays.keras.operations import OperationContent
from paramlint.overlays.keras.rebuild import rebuilt
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.snapshots import Snapshot
from paramlint.overlays.keras.tensor import Node, TensorContent
from paramlint.overlays.keras.training import Training
from paramlint.unknown import Unknown

_Model = TypeVar("_Model", SequentialContent, FunctionalContent)


def copied(snapshot: Snapshot, call: Call, session: Session) -> Value:
    """The model, or the layer, as the call makes it anew."""
    copy = _Copy(snapshot, call, session).of(snapshot.whole)
    if isinstance(copy, Reference) and snapshot.is_model:
        session.models.append(copy)
    return copy


@dataclass
class _Copy:
    """One copy under way: what was made so far, by the originals."""

    snapshot: Snapshot
    call: Call
    session: Session
    made: dict[int, Value] = field(default_factory=dict)
    nodes: dict[Node, Node] = field(default_factory=dict)

    def of(self, value: Value) -> Value:
        """The copy of a layer or a model; an object that is used twice is copied once."""
        if not isinstance(value, Reference):
            return value.cause if isinstance(value, OneOf) else value
        if value.identity not in self.made:
            held = self.snapshot.contents.get(value.identity)
            self.made[value.identity] = self._new(self.call.machine.content(value) if held is None else held)
        return self.made[value.identity]

    def _new(self, content: Content) -> Value:
        make = _MAKERS.get(type(content))
        if make is not None:
            return make(self, content)
        name = getattr(content, "class_name", content.described)
        return Unknown("custom-layer", f"a copy of a `{name}` is not followed", self.call.span)

    def layer(self, content: LayerContent) -> Value:
        return self.call.machine.allocate(replace(content, uses=0, first=None, built_on=None))

    def operation(self, content: OperationContent) -> Value:
        return self.call.machine.allocate(content)

    def input(self, content: InputContent) -> Value:
        return new_input(content.name, content.shape, content.span, self.call.machine, self.session)

    def sequential(self, content: SequentialContent) -> Value:
        entries = tuple(map(self.of, content.entries))
        training = Training(content.training.compiled)
        made = replace(content, entries=entries, uses=0, first=None, inner=None, training=training)
        made = self._placed(made) if content is self.snapshot.contents[self.snapshot.whole.identity] else made
        return self.call.machine.allocate(rebuilt(made, self.call.machine) if entries else made)

    def functional(self, content: FunctionalContent) -> Value:
        network = self._network(content.network)
        inputs, outputs = self._tensors(content.inputs, content), self._tensors(content.outputs, content)
        training = Training(content.training.compiled)
        made = replace(content, network=network, inputs=inputs, outputs=outputs, uses=0, first=None, training=training)
        made = self._placed(made) if content is self.snapshot.contents[self.snapshot.whole.identity] else made
        return self.call.machine.allocate(made)

    def _placed(self, content: _Model) -> _Model:
        """The copy stands where it is made, and what is in it where it was."""
        frame = self.call.machine.frame
        return replace(content, span=self.call.span, function=frame.function, called_from=frame.called_from)

    def _network(self, network: Network) -> Network:
        layers = [self.of(layer) for layer in network.layers]
        made = [node for node in network.nodes if isinstance(self.of(node.layer), Reference)]
        nodes = tuple(self._node(node, network) for node in made)
        unknown = [layer for layer in layers if isinstance(layer, Unknown)]
        return Network(
            tuple(self._tensor(value, network) for value in network.inputs),
            tuple(self._tensor(value, network) for value in network.outputs),
            tuple(layer for layer in layers if isinstance(layer, Reference)),
            nodes,
            (*network.gaps, *unknown),
        )

    def _node(self, node: Node, network: Network) -> Node:
        layer = self.of(node.layer)
        copy = replace(
            node,
            layer=layer if isinstance(layer, Reference) else node.layer,
            inputs=tuple(self._tensor(value, network) for value in node.inputs),
        )
        self.nodes[node] = copy
        return copy

    def _tensor(self, value: Value, network: Network) -> Value:
        """The tensor that the copy of its node makes."""
        if not isinstance(value, Reference):
            return value
        original = network.tensor(value)
        content = latest(original, self.call.machine)
        if not isinstance(content, TensorContent) or content.node not in self.nodes:
            return value
        if original.identity not in self.made:
            copy = replace(content, node=self.nodes[content.node])
            self.made[original.identity] = self.call.machine.allocate(copy)
        return self.made[original.identity]

    def _tensors(self, value: Value, model: FunctionalContent) -> Value:
        """Tensors in the lists, tuples and dictionaries in which the program gave them."""
        machine = self.call.machine
        if isinstance(value, Tuple):
            return Tuple(tuple(self._tensors(item, model) for item in value.items))
        content = machine.content(value) if isinstance(value, Reference) else None
        if isinstance(content, ListContent):
            return machine.allocate(ListContent(tuple(self._tensors(item, model) for item in content.values)))
        if isinstance(content, DictContent):
            entries = {key: self._tensors(item, model) for key, item in content.entries.items()}
            return machine.allocate(replace(content, entries=entries))
        return self._tensor(value, model.network)


_MAKERS: dict[type[Content], Callable[..., Value]] = {
    LayerContent: _Copy.layer,
    OperationContent: _Copy.operation,
    InputContent: _Copy.input,
    SequentialContent: _Copy.sequential,
    FunctionalContent: _Copy.functional,
}
