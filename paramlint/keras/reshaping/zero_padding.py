"""Zero padding: more rows, columns or steps at the edges."""

from __future__ import annotations

from typing import ClassVar

from paramlint.keras.arguments import pairs, sizes
from paramlint.keras.arithmetic import total
from paramlint.keras.inputs import require_rank
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.shape import Pairs, Shape, Size
from paramlint.keras.spatial import channel_axis, spatial, with_spatial


class _ZeroPadding(_KernelFree):
    padding: Pairs = 1
    data_format: str | None = None

    rank: ClassVar[int]

    def check_arguments(self) -> None:
        self._edges()
        channel_axis(self)

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, self.rank + 2)
        axes = zip(spatial(self, shape), self._edges(), strict=True)
        return with_spatial(self, shape, [total(size, *edges) for size, edges in axes])

    def _edges(self) -> tuple[tuple[Size, ...], ...]:
        return pairs(self, "padding", self.rank)


class ZeroPadding1D(_ZeroPadding):
    """Zeros before and after a sequence: `1` or `(1, 2)`."""

    rank = 1

    def _edges(self) -> tuple[tuple[Size, ...], ...]:
        return (sizes(self, "padding", 2),)


class ZeroPadding2D(_ZeroPadding):
    """Zeros around an image: `1`, `(1, 2)` or `((1, 1), (2, 2))`."""

    padding: Pairs = (1, 1)

    rank = 2


class ZeroPadding3D(_ZeroPadding):
    """Zeros around a volume: `1`, `(1, 2, 3)` or `((1, 1), (2, 2), (3, 3))`."""

    padding: Pairs = ((1, 1), (1, 1), (1, 1))

    rank = 3
