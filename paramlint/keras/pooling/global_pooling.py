"""Poolings over all the spatial axes at once."""

from __future__ import annotations

from typing import ClassVar

from paramlint.keras.inputs import require_rank
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.shape import Shape
from paramlint.keras.spatial import channel_axis, with_spatial


class _GlobalPooling(_KernelFree):
    data_format: str | None = None
    keepdims: bool = False

    rank: ClassVar[int]

    def check_arguments(self) -> None:
        channel_axis(self)

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, self.rank + 2)
        return with_spatial(self, shape, (1,) * self.rank if self.keepdims else ())


class GlobalMaxPooling1D(_GlobalPooling):
    """The maximum over time."""

    aliases = ("GlobalMaxPool1D",)
    rank = 1


class GlobalMaxPooling2D(_GlobalPooling):
    """The maximum over an image."""

    aliases = ("GlobalMaxPool2D",)
    rank = 2


class GlobalMaxPooling3D(_GlobalPooling):
    """The maximum over a volume."""

    aliases = ("GlobalMaxPool3D",)
    rank = 3


class GlobalAveragePooling1D(_GlobalPooling):
    """The average over time."""

    takes_mask = True

    aliases = ("GlobalAvgPool1D",)
    rank = 1


class GlobalAveragePooling2D(_GlobalPooling):
    """The average over an image."""

    aliases = ("GlobalAvgPool2D",)
    rank = 2


class GlobalAveragePooling3D(_GlobalPooling):
    """The average over a volume."""

    aliases = ("GlobalAvgPool3D",)
    rank = 3
