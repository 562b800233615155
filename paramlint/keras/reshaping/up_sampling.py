"""Upsampling: every row, column or step several times."""

from __future__ import annotations

from typing import ClassVar

from paramlint.keras.arguments import is_plain, objection, positive_sizes, require_positive_not_bool
from paramlint.keras.arithmetic import scaled
from paramlint.keras.inputs import require_rank
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import Inert
from paramlint.keras.shape import Shape, Size, Sizes
from paramlint.keras.spatial import channel_axis, spatial, with_spatial


class UpSampling1D(_KernelFree):
    """Every step `size` times."""

    size: Size = 2

    def check_arguments(self) -> None:
        require_positive_not_bool(self, "size")

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, 3)
        batch, steps, features = shape
        return (batch, scaled(steps, self.size), features)


class _UpSampling(_KernelFree):
    size: Sizes
    data_format: str | None = None

    rank: ClassVar[int]

    def check_arguments(self) -> None:
        positive_sizes(self, "size", self.rank)
        channel_axis(self)

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, self.rank + 2)
        axes = zip(spatial(self, shape), positive_sizes(self, "size", self.rank), strict=True)
        return with_spatial(self, shape, [scaled(size, factor) for size, factor in axes])


class UpSampling2D(_UpSampling):
    """Every row and column `size` times, or what `interpolation` puts between them."""

    size: Sizes = (2, 2)
    interpolation: Inert = "nearest"

    rank = 2

    def check_arguments(self) -> None:
        super().check_arguments()
        if is_plain(self.interpolation) and not isinstance(self.interpolation, (str, bytes)):
            raise objection(self, "interpolation", "a name")


class UpSampling3D(_UpSampling):
    """Every plane, row and column of a volume `size` times."""

    size: Sizes = (2, 2, 2)

    rank = 3
