"""What a whole model costs: the sums over the uses of its layers, and the longest row of steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from paramlint.graph.count import Count, amount, uncounted
from paramlint.keras.cost import Cost
from paramlint.unknown import Unknown

if TYPE_CHECKING:
    from paramlint.graph.layer import Layer
    from paramlint.graph.model import Call, Model

_OWN_CALL = Unknown("custom-layer", "how often the model's own `call` uses its layers is not followed")


@dataclass(frozen=True, slots=True)
class ModelCost:
    """The numbers of a `Cost`, each exact or within bounds."""

    multiply_accumulates: Count
    activations: Count
    activation_bytes: Count
    sequential_steps: Count


def model_cost(model: Model) -> ModelCost:
    """Each use of a layer counts; a layer that stands in no use comes on top, wherever it belongs."""
    rest = [layer.cost for layer in uncalled(model)]
    costs: list[Cost] = [*(call.cost for call in model.calls), *rest]
    gap = unfollowed(model)
    return ModelCost(
        _sum(amount(cost.multiply_accumulates) for cost in costs) + gap,
        _sum(amount(cost.activations) for cost in costs) + gap,
        _sum(amount(cost.activation_bytes) for cost in costs) + gap,
        _longest_path(model.calls) + _sum(amount(cost.sequential_steps) for cost in rest) + gap,
    )


def uncalled(model: Model) -> list[Layer]:
    """The layers of which no use is listed."""
    called = {call.layer for call in model.calls}
    return [layer for index, layer in enumerate(model.layers) if index not in called]


def unfollowed(model: Model) -> Count:
    """What may come on top in a model of the file's own class."""
    return uncounted(_OWN_CALL) if model.kind == "subclass" else Count()


def _longest_path(calls: Sequence[Call]) -> Count:
    paths: list[Count] = []
    for call in calls:
        before = _longest(paths[index] for index in call.inputs)
        paths.append(before + amount(call.cost.sequential_steps))
    return _longest(paths)


def _sum(counts: Iterable[Count]) -> Count:
    return sum(counts, Count())


def _longest(counts: Iterable[Count]) -> Count:
    return reduce(Count.at_least, counts, Count())
