"""Pipeline: layers one after the other, as one layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from paramlint.keras.arguments import is_channels_first, objection
from paramlint.keras.cost import Cost
from paramlint.keras.errors import Undescribed
from paramlint.keras.layer import COMMON, KerasLayer
from paramlint.keras.preprocessing.image.base import _ImageLayer
from paramlint.keras.preprocessing.normalization import Normalization
from paramlint.keras.preprocessing.rescaling import Rescaling
from paramlint.keras.shape import Shape, show
from paramlint.keras.stated import SHAPE_ARGUMENTS
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


class Pipeline(KerasLayer):
    """Applies layers in order; it is a plain layer, no model.

    Keras follows their calls instead of asking each for its output's shape. That comes to the same for the layers
    that pipelines are made of, on images of known sizes; elsewhere nothing is claimed.
    """

    layers: tuple[KerasLayer, ...]

    new_in_keras_3 = True
    keyword_only = frozenset()
    refuses = (COMMON | SHAPE_ARGUMENTS | {"activity_regularizer"}) - {"name"}

    def check_arguments(self) -> None:
        given = self.layers
        if not isinstance(given, (tuple, list)) or not given or not all(isinstance(item, KerasLayer) for item in given):
            raise objection(self, "layers", "a list of layers")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        for layer, given, _ in self._walk(shape):
            part = str(layer.name or layer.class_name)
            yield from (replace(weight, part=part) for weight in layer.variables(given))

    def output_shape(self, shape: Shape) -> Shape:
        return [output for _, _, output in self._walk(shape)][-1]

    def cost(self, shape: Shape) -> Cost:
        return sum((layer.cost(given) for layer, given, _ in self._walk(shape)), Cost())

    def _walk(self, shape: Shape) -> Iterator[tuple[KerasLayer, Shape, Shape]]:
        """Each layer with its input and output."""
        given = shape
        for layer in self.layers:
            output = layer.output_shape(given)
            if not isinstance(output, tuple) or not _is_followed(layer, given, output):
                raise Undescribed(f"what Pipeline makes of {layer.class_name} on {show(given)} is not described")
            yield layer, given, output
            given = output


def _is_followed(layer: KerasLayer, given: Shape, output: Shape) -> bool:
    """Whether following the layer's call comes to what the layer itself says of its output."""
    if isinstance(layer, (Normalization, Rescaling)):
        return True
    if not isinstance(layer, _ImageLayer) or len(given) not in (3, 4):
        return False
    sizes = (*given[-3:], *output[-3:])
    return all(map(_has_extent, sizes)) and (not layer.needs_colors or _has_colors(layer, given))


def _has_extent(size: object) -> bool:
    return isinstance(size, Unknown) or (isinstance(size, int) and size > 0)


def _has_colors(layer: KerasLayer, shape: Shape) -> bool:
    """Whether the images are known to have three channels."""
    if isinstance(getattr(layer, "data_format"), Unknown):  # noqa: B009
        return False
    return shape[-3 if is_channels_first(layer) else -1] == 3
