"""An estimate of the memory that training takes, with its parts; docs/cost.md says what is not in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paramlint.graph.compiled import Identifier
from paramlint.graph.costs import uncalled, unfollowed
from paramlint.graph.count import Count, amount, count, uncounted
from paramlint.graph.layer import Layer, distinct
from paramlint.graph.model import Call, Model
from paramlint.keras.cost import Cost
from paramlint.keras.shape import Dim
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown

if TYPE_CHECKING:
    from paramlint.keras.optimizers.optimizer import Optimizer

_NOT_COMPILED = Unknown("not-compiled", "nothing in this file compiles the model")
_NO_BATCH = Unknown("no-batch-size", "nothing in this file says the batch size")


@dataclass(frozen=True, slots=True)
class TrainingMemory:
    """The parts in bytes; `sample_activations` are those of a single sample of the batch."""

    weights: Count
    gradients: Count
    optimizer: Count
    sample_activations: Count
    batch_size: Dim

    @property
    def activations(self) -> Count:
        """Those of the whole batch."""
        if isinstance(self.batch_size, int):
            return self.sample_activations.times(self.batch_size)
        if self.sample_activations.exact == 0:
            return Count()
        return uncounted(self.unknown_batch)

    @property
    def unknown_batch(self) -> Unknown:
        """Why the batch size is not known, where it is not."""
        return self.batch_size if isinstance(self.batch_size, Unknown) else _NO_BATCH

    @property
    def total(self) -> Count:
        """All parts together."""
        return self.weights + self.gradients + self.optimizer + self.activations


def training_memory(model: Model) -> TrainingMemory:
    """The estimate for the model as it is compiled and fitted."""
    return TrainingMemory(
        _bytes(model, lambda layer: iter(layer.weights)),
        _bytes(model, lambda layer: _trained(model, layer)),
        _optimizer(model),
        _activations(model),
        model.batch_size,
    )


def compiled_optimizer(model: Model) -> Optimizer | Unknown:
    """The description of the optimizer that the model is compiled with."""
    if model.compiled is None:
        return _NOT_COMPILED
    from paramlint.keras.optimizers.catalogue import describe

    identifier = _innermost(model.compiled.optimizer)
    return identifier.unknown or describe(identifier.name, identifier.positional, identifier.arguments)


def _innermost(identifier: Identifier) -> Identifier:
    while identifier.inner is not None:
        identifier = identifier.inner
    return identifier


def _optimizer(model: Model) -> Count:
    optimizer = compiled_optimizer(model)
    if isinstance(optimizer, Unknown):
        return uncounted(optimizer) if model.trainable_params.high != 0 else Count()
    return _bytes(model, lambda layer: _slots(optimizer, model, layer))


def _slots(optimizer: Optimizer, model: Model, layer: Layer) -> Iterator[Weight]:
    for weight in _trained(model, layer):
        names = (model.name, layer.name, weight.part, weight.name)
        yield from optimizer.variables(weight, "/".join(names))


def _trained(model: Model, layer: Layer) -> Iterator[Weight]:
    return (weight for weight in layer.weights if weight.trainable and model.trainable)


def _bytes(model: Model, weights: Callable[[Layer], Iterator[Weight]]) -> Count:
    total = Count()
    for layer in model.distinct:
        unseen = uncounted(layer.unknown) if layer.unknown and not layer.weights else Count()
        total += count(weights(layer)).times(layer.weight_bytes) + unseen
    return total


def _activations(model: Model) -> Count:
    """Backpropagation goes back to the first trained weights: before those, only what they are given is kept."""
    reached = _reached(model)
    needed = {index for call in reached for index in model.calls[call].inputs} - reached
    total = unfollowed(model)
    for number, call in enumerate(model.calls):
        if number in reached:
            through = any(index in reached for index in call.inputs)
            total += _kept(model.layers[call.layer], call.cost, through)
        elif number in needed:
            total += amount(call.cost.output_bytes)
    return total + sum((_kept(layer, layer.cost, True) for layer in uncalled(model)), Count())


def _kept(layer: Layer, cost: Cost, through: bool) -> Count:
    """What a use of the layer keeps. Of a model that begins with frozen layers that is not everything it could."""
    everything = amount(cost.activation_bytes)
    if through or not _is_partly_frozen(layer):
        return everything
    reason = Unknown("nested-model", f"how far back `{layer.name}` is trained is not followed", layer.span)
    least = min(everything.low, amount(cost.output_bytes).low)
    return Count(least, everything.high, (*everything.reasons, reason))


def _is_partly_frozen(layer: Layer) -> bool:
    """Whether a model inside the model has trained layers and frozen ones."""
    leaves = [leaf for leaf in distinct(layer.layers) if leaf.weights]
    trained = [leaf.trainable_params.high != 0 for leaf in leaves]
    return any(trained) and not all(trained)


def _reached(model: Model) -> set[int]:
    reached: set[int] = set()
    for number, call in enumerate(model.calls):
        if _may_be_trained(model, call) or not reached.isdisjoint(call.inputs):
            reached.add(number)
    return reached


def _may_be_trained(model: Model, call: Call) -> bool:
    return model.trainable and model.layers[call.layer].trainable_params.high != 0
