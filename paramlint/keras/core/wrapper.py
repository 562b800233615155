"""Wrapper: the base class of layers around a layer."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.arguments import objection
from paramlint.keras.errors import ShapeError
from paramlint.keras.inputs import refuse_several
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Shape
from paramlint.keras.weight import Weight


class _Wrapper(KerasLayer):
    """A layer around `layer`."""

    layer: KerasLayer

    owns_weights = False

    def check_arguments(self) -> None:
        if not isinstance(self.layer, KerasLayer):
            raise objection(self, "layer", "a layer")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        refuse_several(self, self.layer)
        return self.layer.variables(shape)


class Wrapper(_Wrapper):
    """What wrappers are derived from. It can be built, but not called."""

    def output_shape(self, shape: Shape) -> Shape:
        raise ShapeError("Wrapper is the base class of wrappers and has no `call` of its own")
