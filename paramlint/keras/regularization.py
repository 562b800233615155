"""keras.layers regularization: layers that do something in training and nothing to shapes."""

from __future__ import annotations

import sys
from typing import ClassVar

from paramlint.keras.arguments import as_tuple, is_plain, objection, require_share
from paramlint.keras.inputs import require_rank
from paramlint.keras.kernel_free import _KernelFree, _View
from paramlint.keras.layer import COMMON, Inert
from paramlint.keras.shape import Shape
from paramlint.keras.spatial import channel_axis
from paramlint.keras.stated import SHAPE_ARGUMENTS


class Dropout(_KernelFree):
    """Sets a share of the inputs to zero."""

    keeps_mask = True

    rate: Inert
    noise_shape: Inert = None
    seed: Inert = None

    def check_arguments(self) -> None:
        require_share(self, "rate")
        if self.noise_shape is None or not is_plain(self.noise_shape):
            return
        if isinstance(self.noise_shape, str) or not all(map(_is_noise_size, as_tuple(self, "noise_shape"))):
            raise objection(self, "noise_shape", "a tuple of positive integers or None")


class AlphaDropout(_KernelFree):
    """Dropout that keeps mean and variance, for SELU networks."""

    keeps_mask = True

    rate: Inert
    noise_shape: Inert = None
    seed: Inert = None

    def check_arguments(self) -> None:
        require_share(self, "rate")


class GaussianDropout(_KernelFree):
    """Multiplies the inputs with noise around one."""

    keeps_mask = True

    rate: Inert
    seed: Inert = None

    def check_arguments(self) -> None:
        require_share(self, "rate")


class GaussianNoise(_KernelFree):
    """Adds noise around zero."""

    keeps_mask = True

    stddev: Inert
    seed: Inert = None

    def check_arguments(self) -> None:
        require_share(self, "stddev")


class ActivityRegularization(_View):
    """Adds a penalty on what passes through to the loss."""

    keeps_mask = True

    l1: Inert = 0.0
    l2: Inert = 0.0

    also_accepts = frozenset()

    def check_arguments(self) -> None:
        for argument in ("l1", "l2"):
            value = getattr(self, argument)
            if value is not None and is_plain(value) and not _is_penalty(value):
                raise objection(self, argument, "a finite number of at least 0")


class _SpatialDropout(_KernelFree):
    rate: Inert
    data_format: str | None = None
    seed: Inert = None

    keyword_only = frozenset()
    # Keras gives these no `**kwargs`: they take neither `trainable` nor an input shape.
    refuses = (COMMON | SHAPE_ARGUMENTS | {"activity_regularizer"}) - {"name", "dtype"}
    rank: ClassVar[int]

    def check_arguments(self) -> None:
        require_share(self, "rate")
        channel_axis(self)

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, self.rank + 2)
        return shape


class SpatialDropout1D(_SpatialDropout):
    """Drops whole channels of sequences."""

    keeps_mask = True

    refuses = _SpatialDropout.refuses | {"data_format"}
    rank = 1


class SpatialDropout2D(_SpatialDropout):
    """Drops whole channels of images."""

    rank = 2


class SpatialDropout3D(_SpatialDropout):
    """Drops whole channels of volumes."""

    rank = 3


def _is_noise_size(size: object) -> bool:
    return size is None or not is_plain(size) or (isinstance(size, int) and size > 0)


def _is_penalty(value: object) -> bool:
    return isinstance(value, (int, float)) and 0 <= value <= sys.float_info.max
