"""Refusal: something that Keras would raise an error about, told once, at the first layer that it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paramlint.graph.layer import Layer
from paramlint.graph.model import Call, Model
from paramlint.keras.errors import REFUSALS, WIRING
from paramlint.source.span import Span
from paramlint.unknown import Unknown

FRAGMENT = "fragment"
"""The kind of a Model that is only what leads up to a refused layer."""
Key = tuple[str, str, Span | None]
"""What makes two reasons the same one: kind, words and place."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What Keras refuses, and the layer that cannot be made or built because of it.

    `model` is a fragment (what leads up to the layer) where the layer is in none of the program's models. `call` is
    the use of the layer that fails, None where there is none in the model.
    """

    reason: Unknown
    layer: Layer
    model: Model
    call: Call | None = None

    @property
    def kind(self) -> str:
        """What is refused, in a word of `paramlint.keras.errors`."""
        return self.reason.kind

    @property
    def span(self) -> Span:
        """Where Keras would raise: the call of the layer, else the call that makes it."""
        return self.reason.span or self.layer.span

    @property
    def in_model(self) -> Model | None:
        """The model of the program that the layer is in, if it is in one."""
        return None if self.model.kind == FRAGMENT else self.model

    @property
    def feeding(self) -> tuple[Call, ...]:
        """The uses of layers that made what the layer is given."""
        return () if self.call is None else self.model.feeding(self.call)


def key_of(reason: Unknown) -> Key:
    """The key of a reason."""
    return reason.kind, reason.why, reason.span


def is_refusal(reason: Unknown | None) -> bool:
    """Whether Keras would raise, as opposed to all the other reasons for not knowing something."""
    return reason is not None and (reason.kind in REFUSALS or reason.kind in WIRING)


def refusals(models: Iterable[Model], expected: frozenset[Key]) -> Iterator[Refusal]:
    """Every refusal in the models, but for those that the program expects; each once, where it begins.

    It is the same one where the reason is, and where the same layer cannot be built for the same reason.
    """
    told = set(expected)
    for model in models:
        for refusal in _refusals_of(model):
            keys = {key_of(refusal.reason), (refusal.kind, refusal.reason.why, refusal.layer.span)}
            if told.isdisjoint(keys):
                yield refusal
            told |= keys


def _refusals_of(model: Model) -> Iterator[Refusal]:
    """Those of the uses in their order, so that the layer at fault stands before all that follow it."""
    for call in model.calls:
        if call.output_shape is None:
            yield from _of_layer(model.called_layer(call), model, call)
    first = {call.layer: call for call in reversed(model.calls)}
    for index, layer in enumerate(model.layers):
        yield from _of_layer(layer, model, first.get(index))


def _of_layer(layer: Layer, model: Model, call: Call | None) -> Iterator[Refusal]:
    """That of the layer, or those of the layers inside it."""
    for inner in layer.layers:
        yield from _of_layer(inner, model, None)
    if not layer.layers and layer.unknown is not None and is_refusal(layer.unknown):
        yield Refusal(layer.unknown, layer, model, call)
