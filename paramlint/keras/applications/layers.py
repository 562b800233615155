"""Which description stands for which operation of an application; some have none among those of keras.layers."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.applications.draft import OPERATOR
from paramlint.keras.catalogue import find_layer
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Several, Shape
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


class _LayerScale(KerasLayer):
    """ConvNeXt's: multiplies each channel by a learned number. Keras leaves the name of its weight to the session."""

    init_values: Inert
    projection_dim: int

    def weights(self, shape: Shape) -> Iterable[Weight]:
        yield Weight("variable", (self.projection_dim,))


class _WithNumber(KerasLayer):
    """An operator between a tensor and a number."""


class _OfTwo(KerasLayer):
    """An operator between two tensors, which in the applications are always of the same shape."""

    takes_several = True

    def output_shape(self, shape: Several) -> Shape | Several | Unknown:
        first = shape.shapes[0]
        assert first is not None
        return first


class _CustomScale(_OfTwo):
    """InceptionResNetV2's: adds a scaled tensor to another."""

    scale: Inert


_PRIVATE: dict[str, type[KerasLayer]] = {"LayerScale": _LayerScale, "CustomScaleLayer": _CustomScale}


def describing(class_name: str, inputs: int) -> type[KerasLayer]:
    """The description of an operation that reads as many inputs."""
    if class_name.startswith(OPERATOR):
        return _WithNumber if inputs == 1 else _OfTwo
    layer = _PRIVATE.get(class_name) or find_layer(class_name)
    assert layer is not None, class_name
    return layer
