"""Pipeline: layers one after the other, as one layer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from paramlint.keras.arguments import objection
from paramlint.keras.build import build
from paramlint.keras.errors import Undescribed
from paramlint.keras.layer import COMMON, KerasLayer
from paramlint.keras.shape import Several, Shape
from paramlint.keras.stated import SHAPE_ARGUMENTS
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


class Pipeline(KerasLayer):
    """Applies layers in order; it is a plain layer, no model."""

    layers: tuple[KerasLayer, ...]

    keyword_only = frozenset()
    refuses = (COMMON | SHAPE_ARGUMENTS | {"activity_regularizer"}) - {"name"}

    def check_arguments(self) -> None:
        given = self.layers
        if not isinstance(given, (tuple, list)) or not given or not all(isinstance(item, KerasLayer) for item in given):
            raise objection(self, "layers", "a list of layers")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        given: Shape | Several | Unknown = shape
        for layer in self.layers:
            built = build(layer, given)
            if isinstance(built.weights, Unknown):
                raise Undescribed(built.weights.why)
            yield from (replace(weight, part=str(layer.name or layer.class_name)) for weight in built.weights)
            given = built.output_shape

    def output_shape(self, shape: Shape) -> Shape | Several | Unknown:
        given: Shape | Several | Unknown = shape
        for layer in self.layers:
            given = build(layer, given).output_shape
        return given
