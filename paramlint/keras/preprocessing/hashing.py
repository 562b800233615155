"""Hashing and HashedCrossing: values as bins, without a vocabulary."""

from __future__ import annotations

from paramlint.keras.arguments import is_number, is_plain, objection
from paramlint.keras.errors import MergeError, Undescribed
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.preprocessing.encoding import index_bytes, output_mode, refuse_sparse_indices
from paramlint.keras.shape import Several, Shape, Size
from paramlint.unknown import Unknown

_MODES = ("int", "one_hot", "multi_hot", "count")
_INTEGERS = ("int32", "int64")


class Hashing(_KernelFree):
    """Each value as the number of one of `num_bins` bins, or as a vector with a place for each bin."""

    num_bins: Size
    mask_value: Inert = None
    salt: Inert = None
    output_mode: str = "int"
    sparse: bool = False

    def check_arguments(self) -> None:
        if not isinstance(self.num_bins, Unknown) and not (is_number(self.num_bins) and not self.num_bins <= 0):
            raise objection(self, "num_bins", "a number above 0")
        mode = output_mode(self, *_MODES)
        refuse_sparse_indices(self, mode)
        check_salt(self)
        if mode == "int" and isinstance(self.dtype, str) and self.dtype not in _INTEGERS:
            raise objection(self, "dtype", "'int32' or 'int64' with output_mode='int'")

    def output_shape(self, shape: Shape) -> Shape:
        return shape if self.output_mode == "int" else (*shape[:-1], self.num_bins)

    def number_bytes(self) -> Size:
        return index_bytes(self.output_mode, self.dtype, "int64")


class HashedCrossing(_KernelFree):
    """Each pair of values from two inputs as the number of a bin, or as a vector with a place for each bin."""

    num_bins: Size | None
    output_mode: str = "int"
    sparse: bool = False

    keyword_only = frozenset({"trainable", "autocast"})
    takes_several = True

    def check_arguments(self) -> None:
        output_mode(self, "int", "one_hot")

    def output_shape(self, shape: Several) -> Shape | Unknown:
        first = _first_of_two(shape)
        if self.output_mode == "int":
            return first
        last = first[-1]
        if isinstance(last, Unknown):
            return last.unnamed()
        return (*first[:-1], self.num_bins) if last == 1 else (*first, self.num_bins)

    def number_bytes(self) -> Size:
        return index_bytes(self.output_mode, self.dtype, "int64")


def check_salt(layer: KerasLayer) -> None:
    """LayerError unless `salt` is None, an integer or two of them."""
    salt = getattr(layer, "salt")  # noqa: B009
    if salt is None or not is_plain(salt) or isinstance(salt, int):
        return
    if not isinstance(salt, (tuple, list)) or len(salt) != 2:
        raise objection(layer, "salt", "an integer or two of them")


def _first_of_two(inputs: Several) -> Shape:
    """The shape of the first of two inputs that end alike. Raises ShapeError."""
    if () in inputs.shapes:
        raise Undescribed("what HashedCrossing makes of single values is not described")
    shapes = [shape for shape in inputs.shapes if isinstance(shape, tuple)]
    if len(inputs.shapes) != 2 or len(shapes) != 2:
        raise MergeError(f"HashedCrossing expects two inputs with a batch dimension, got {len(inputs.shapes)}")
    first, second = shapes
    ends = (first[-1], second[-1])
    if not any(isinstance(end, Unknown) for end in ends) and ends[0] != ends[1]:
        raise MergeError(f"HashedCrossing expects two inputs of the same shape, theirs end in {ends[0]} and {ends[1]}")
    return first
