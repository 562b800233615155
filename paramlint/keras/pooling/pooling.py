"""Poolings with a window that slides."""

from __future__ import annotations

from typing import ClassVar

from paramlint.keras.arguments import positive_sizes, sizes
from paramlint.keras.errors import UnfitError, UnfitSizeError, quoted
from paramlint.keras.inputs import require_rank
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import COMMON
from paramlint.keras.shape import Shape, Size, Sizes
from paramlint.keras.spatial import channel_axis, slid_over, with_spatial
from paramlint.unknown import Unknown


class _Pooling(_KernelFree):
    pool_size: Sizes
    strides: Sizes | None = None
    padding: str = "valid"
    data_format: str | None = None

    keyword_only = COMMON - {"name"}
    rank: ClassVar[int]

    def check_arguments(self) -> None:
        positive_sizes(self, "pool_size", self.rank)
        self._steps()
        channel_axis(self)

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, self.rank + 2)
        edges = self._edges()
        strides = self._steps()
        if any(stride == 0 for stride in strides):
            raise UnfitSizeError(f"{self.class_name} cannot slide with strides {quoted(strides)}")
        window = positive_sizes(self, "pool_size", self.rank)
        return with_spatial(self, shape, slid_over(self, shape, window, strides, edges, (1,) * self.rank))

    def _edges(self) -> str:
        if self.padding not in ("valid", "same"):
            raise UnfitError(f"{self.class_name} knows no padding {quoted(self.padding)}, only 'valid' and 'same'")
        return self.padding

    def _steps(self) -> tuple[Size, ...]:
        if isinstance(self.strides, Unknown):
            return (self.strides,) * self.rank
        if self.strides is None:
            return positive_sizes(self, "pool_size", self.rank)
        return sizes(self, "strides", self.rank)


class MaxPooling1D(_Pooling):
    """The maximum of each stretch of time."""

    pool_size: Sizes = 2

    aliases = ("MaxPool1D",)
    rank = 1


class MaxPooling2D(_Pooling):
    """The maximum of each patch of an image."""

    pool_size: Sizes = (2, 2)

    aliases = ("MaxPool2D",)
    rank = 2


class MaxPooling3D(_Pooling):
    """The maximum of each block of a volume."""

    pool_size: Sizes = (2, 2, 2)

    aliases = ("MaxPool3D",)
    rank = 3


class AveragePooling1D(_Pooling):
    """The average of each stretch of time."""

    aliases = ("AvgPool1D",)
    rank = 1


class AveragePooling2D(_Pooling):
    """The average of each patch of an image."""

    aliases = ("AvgPool2D",)
    rank = 2


class AveragePooling3D(_Pooling):
    """The average of each block of a volume."""

    aliases = ("AvgPool3D",)
    rank = 3
