"""Fragments: what leads up to a layer that Keras refuses, where none of the program's models shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Reference, Value
from paramlint.graph.model import Layer, Model
from paramlint.graph.refusal import FRAGMENT, Key, key_of
from paramlint.keras.cost import unknown_cost
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.network import map_network
from paramlint.overlays.keras.read import read_functional
from paramlint.overlays.keras.rows import read_layer
from paramlint.overlays.keras.session import Refused, Session
from paramlint.overlays.keras.tensor import TensorContent
from paramlint.source.span import Span
from paramlint.unknown import Unknown


def read_fragments(models: Sequence[Model], session: Session, machine: Machine) -> list[Model]:
    """One for each refusal that is in none of the models and comes unexpected."""
    told = {key_of(layer.unknown) for model in models for layer in model.distinct if layer.unknown is not None}
    return [
        _fragment(refused, session, machine)
        for key, refused in session.refused.items()
        if key not in told and not refused.expected
    ]


def expected_refusals(session: Session) -> frozenset[Key]:
    """The refusals where the program expects an error."""
    return frozenset(key for key, refused in session.refused.items() if refused.expected)


def _fragment(refused: Refused, session: Session, machine: Machine) -> Model:
    span = refused.reason.span or Span(0, 0)
    content = latest(refused.at, machine) if refused.at is not None else None
    if isinstance(content, TensorContent) and refused.at is not None:
        return _before(refused.at, span, session, machine)
    if isinstance(content, LayerContent):
        nothing = Unknown("no-input-shape", "the layer is called on nothing")
        return Model(FRAGMENT, "?", span, (read_layer(content, nothing, None)[0],))
    gap = Layer("?", "?", None, span, unknown=refused.reason, cost=unknown_cost(refused.reason))
    return Model(FRAGMENT, "?", span, (gap,))


def _before(tensor: Reference, span: Span, session: Session, machine: Machine) -> Model:
    """The network that ends in a tensor."""
    begins = tuple(dict.fromkeys(_beginnings(tensor, machine)))
    network = replace(map_network(begins, (tensor,), {}, span, machine), gaps=())
    nothing = Unknown("unknown-shape", "the layer cannot be built")
    content = FunctionalContent(session, "?", span, None, None, tensor, tensor, network, nothing, nothing)
    return replace(read_functional(content, machine), kind=FRAGMENT)


def _beginnings(tensor: Reference, machine: Machine) -> Iterator[Value]:
    """The tensors that come out of inputs, among all that lead up to this one."""
    waiting: list[Value] = [tensor]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        content = latest(value, machine) if isinstance(value, Reference) else None
        if not isinstance(value, Reference) or not isinstance(content, TensorContent) or value.identity in seen:
            continue
        seen.add(value.identity)
        if content.node.is_input:
            yield value
        waiting += content.node.inputs
