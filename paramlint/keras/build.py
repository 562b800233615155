"""Building a described layer on an input shape, with what is unknown kept apart from what Keras refuses."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.keras.errors import LayerError
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Dim, Shape
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Built:
    """What a layer made of a shape. `steps` is how often a recurrent layer uses its weights, None for others."""

    weights: tuple[Weight, ...] | Unknown
    output_shape: Shape | Unknown
    steps: Dim = None


def build(layer: KerasLayer, shape: Shape | Unknown) -> Built:
    """Build the layer; what Keras would refuse is an Unknown of kind `invalid-argument` or `invalid-shape`."""
    if isinstance(shape, Unknown):
        return Built(_weights_without_shape(layer, shape), shape)
    try:
        return Built(tuple(layer.variables(shape)), layer.output_shape(shape), layer.steps(shape))
    except LayerError as error:
        refused = Unknown(error.kind, str(error))
        return Built(refused, refused)


def _weights_without_shape(layer: KerasLayer, missing: Unknown) -> tuple[Weight, ...] | Unknown:
    has_weights = type(layer).weights is not KerasLayer.weights
    if has_weights and layer.needs_input_shape:
        return missing
    return tuple(layer.variables(()))
