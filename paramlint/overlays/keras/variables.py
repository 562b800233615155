"""The weights of a layer as a program sees them once the layer is built: arrays of their shapes."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Reference, Value
from paramlint.keras.build import build
from paramlint.keras.weight import Weight
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.keras.layer import LayerContent
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class WeightContent(ArrayContent):
    """The numbers of a weight. Whoever holds it on to itself holds the weight."""


ALL = frozenset({"weights", "variables"})
"""The attributes that hold every weight, in the order in which the layer makes them."""


def weight_attribute(content: LayerContent, reference: Reference, name: str, machine: Machine) -> Value | None:
    """`layer.weights`, or a single one: `layer.kernel`; None where the layer is not built, or has no such weight."""
    weights = _weights(content, reference, machine)
    if weights is None:
        return None
    if name in ALL:
        return machine.allocate(ListContent(tuple(_array(weight, machine) for weight in weights)))
    return next((_array(weight, machine) for weight in weights if weight.name == name), None)


def _weights(content: LayerContent, reference: Reference, machine: Machine) -> tuple[Weight, ...] | None:
    from paramlint.overlays.keras.tracing import first_use

    if isinstance(content.description, Unknown):
        return None
    given = content.built_on
    if given is None:
        use = first_use(content, reference, machine)
        given = use.node.input_shape if use is not None else None
    if given is None or isinstance(given, Unknown):
        return None
    weights = build(content.description, given).weights
    return None if isinstance(weights, Unknown) else weights


def _array(weight: Weight, machine: Machine) -> Value:
    return machine.allocate(WeightContent(weight.shape))


def holds_weight(value: Value, machine: Machine) -> bool:
    """Whether a value is a weight of another layer, or a list with such."""
    content = machine.content(value) if isinstance(value, Reference) else None
    if isinstance(content, ListContent):
        return any(holds_weight(item, machine) for item in content.values)
    return isinstance(content, WeightContent)
