"""Discretization: numbers as the intervals they fall into."""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec

from paramlint.keras.arguments import is_number, objection
from paramlint.keras.errors import LayerError, UnfitError, quoted
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import COMMON, Inert
from paramlint.keras.preprocessing.encoding import index_bytes, one_hot, output_mode, refuse_sparse_indices
from paramlint.keras.shape import Dim, Shape, Size
from paramlint.keras.stated import SHAPE_ARGUMENTS
from paramlint.unknown import Unknown


class Discretization(_KernelFree):
    """Each number as that of its bin: between given boundaries, or between those that `adapt` finds."""

    bin_boundaries: Any | Unknown = None
    num_bins: Size | None = None
    epsilon: Inert = 0.01
    output_mode: str = "int"
    sparse: bool = False

    leading: ClassVar[tuple[str, ...]] = ("bin_boundaries", "num_bins", "epsilon", "output_mode", "sparse", "dtype")
    keyword_only = frozenset()
    refuses = (COMMON | SHAPE_ARGUMENTS | {"activity_regularizer"}) - {"name", "dtype"}

    def check_arguments(self) -> None:
        refuse_sparse_indices(self, self._mode())
        hidden = isinstance(self.num_bins, Unknown) or isinstance(self.bin_boundaries, Unknown)
        if not hidden and (self.num_bins is None) == (self.bin_boundaries is None):
            raise LayerError("Discretization needs either `num_bins` or `bin_boundaries`")
        bins = self.num_bins
        if bins is not None and not isinstance(bins, Unknown) and not (is_number(bins) and not bins < 0):
            raise objection(self, "num_bins", "a number of at least 0")

    def number_bytes(self) -> Size:
        return index_bytes(self._mode(), None if self._mode() == "int" else self.dtype, "int32")

    def output_shape(self, shape: Shape) -> Shape | Unknown:
        mode = self._mode()
        if mode == "int":
            return shape
        if mode == "one_hot" and shape:
            return one_hot(shape, self._depth())
        return (shape[0], *shape[2:], self._depth()) if len(shape) > 1 else (self._depth(),)

    def adapted(self) -> Discretization:
        """The layer after `adapt`: how many bins it needed, fewer or more than `num_bins`, only the data knows."""
        why = "only the data given to `adapt` knows how many bins it makes"
        boundaries = Unknown("runtime-value", why, hint="give the layer `bin_boundaries` instead", name="bins")
        return msgspec.structs.replace(self, bin_boundaries=boundaries, num_bins=None)

    def _mode(self) -> str:
        return output_mode(self, "int", "one_hot", "multi_hot", "count")

    def _depth(self) -> Dim:
        boundaries = self.bin_boundaries
        if boundaries is None:
            return self.num_bins
        if isinstance(boundaries, Unknown):
            return boundaries
        try:
            return len(boundaries) + 1
        except TypeError:
            raise UnfitError(f"Discretization cannot count its `bin_boundaries` {quoted(boundaries)}") from None
