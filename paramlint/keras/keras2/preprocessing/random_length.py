"""RandomHeight and RandomWidth, which ended with Keras 2."""

from __future__ import annotations

from typing import ClassVar

from paramlint.keras.inputs import require_min_rank
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import Inert
from paramlint.keras.shape import Shape


class _RandomLength(_KernelFree):
    factor: Inert
    interpolation: Inert = "bilinear"
    seed: Inert = None

    axis: ClassVar[int]

    def output_shape(self, shape: Shape) -> Shape:
        require_min_rank(self, shape, 3)
        axis = len(shape) + self.axis
        return (*shape[:axis], None, *shape[axis + 1 :])


class RandomHeight(_RandomLength):
    """Stretches the image's rows, by how much is drawn anew."""

    axis = -3


class RandomWidth(_RandomLength):
    """Stretches the image's columns, by how much is drawn anew."""

    axis = -2
