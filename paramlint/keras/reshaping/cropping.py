"""Cropping: fewer rows, columns or steps at the edges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from paramlint.keras.arguments import objection, pairs, sizes
from paramlint.keras.errors import EmptyOutputError, quoted
from paramlint.keras.inputs import require_rank
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Dim, Pairs, Shape, Sizes, lifted, show
from paramlint.keras.spatial import channel_axis, spatial, with_spatial
from paramlint.unknown import Unknown


class _Cropping(_KernelFree):
    cropping: Pairs = ((1, 1), (1, 1), (1, 1))
    data_format: str | None = None

    rank: ClassVar[int]

    def check_arguments(self) -> None:
        if isinstance(self.cropping, int) and self.cropping < 0:
            raise objection(self, "cropping", "sizes of at least 0")
        pairs(self, "cropping", self.rank)
        channel_axis(self)

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, self.rank + 2)
        axes = zip(spatial(self, shape), pairs(self, "cropping", self.rank), strict=True)
        return with_spatial(self, shape, _cropped(self, shape, [(size, *edges) for size, edges in axes]))


class Cropping1D(_KernelFree):
    """A sequence without its first and last steps."""

    cropping: Sizes = (1, 1)

    def check_arguments(self) -> None:
        sizes(self, "cropping", 2)

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, 3)
        batch, steps, features = shape
        return (batch, *_cropped(self, shape, [(steps, *sizes(self, "cropping", 2))]), features)


class Cropping2D(_Cropping):
    """An image without its edges."""

    cropping: Pairs = ((0, 0), (0, 0))

    rank = 2


class Cropping3D(_Cropping):
    """A volume without its edges."""

    rank = 3


def _cropped(layer: KerasLayer, shape: Shape, axes: Sequence[tuple[Dim, ...]]) -> tuple[Dim, ...]:
    """What is left of each axis, given as (size, before, after). Raises EmptyOutputError where nothing is."""
    lengths = tuple(lifted(lambda size, before, after: size - before - after, *axis) for axis in axes)
    if any(length is not None and not isinstance(length, Unknown) and length <= 0 for length in lengths):
        edges = quoted(getattr(layer, "cropping"))  # noqa: B009
        raise EmptyOutputError(f"{layer.class_name} cannot crop {edges} off its input {show(shape)}")
    return lengths
