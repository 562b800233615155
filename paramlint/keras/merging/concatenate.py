"""Concatenate: the inputs side by side along one axis."""

from __future__ import annotations

from paramlint.keras.arguments import is_number
from paramlint.keras.arithmetic import total
from paramlint.keras.broadcasting import may_equal
from paramlint.keras.errors import MergeError, Undescribed, UnfitError, quoted
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.merging.base import _Merge
from paramlint.keras.shape import Several, Shape, show_all


class Concatenate(_Merge, _KernelFree):
    """Puts the inputs one after the other along the axis; in all other dimensions they must be equal."""

    axis: int = -1

    function_name = "concatenate"

    def output_shape(self, inputs: Several) -> Shape:
        shapes = self.tensors(inputs)
        first = shapes[0]
        if len(shapes) == 1 and is_number(self.axis) and not len(first) > self.axis:
            return first  # Keras looks for the axis only where there is something to concatenate
        axis = self._axis(shapes)
        for shape in shapes[1:]:
            others = zip(_without(first, axis), _without(shape, axis), strict=True)
            if not all(may_equal(one, other) for one, other in others):
                self._refuse(shapes, axis)
        return (*first[:axis], total(*(shape[axis] for shape in shapes)), *first[axis + 1 :])

    def _axis(self, shapes: tuple[Shape, ...]) -> int:
        """The axis counted from the front."""
        rank = len(shapes[0])
        if any(len(shape) != rank for shape in shapes):
            self._refuse_ranks(shapes)
        if not isinstance(self.axis, int) or not -rank <= self.axis < rank:
            raise UnfitError(f"Concatenate has no axis {quoted(self.axis)} in {show_all(shapes)}")
        return self.axis % rank

    def _refuse(self, shapes: tuple[Shape, ...], axis: int) -> None:
        raise MergeError(f"Concatenate along axis {axis} needs equal other dimensions, got {show_all(shapes)}")

    def _refuse_ranks(self, shapes: tuple[Shape, ...]) -> None:
        lengths = [shape[self.axis] for shape in shapes if isinstance(self.axis, int) and 0 <= self.axis < len(shape)]
        if not all(isinstance(length, int) for length in lengths):
            # Where one length is open, Keras does not look for the axis in the inputs behind.
            raise Undescribed(f"what Concatenate makes of different ranks, {show_all(shapes)}, is not described")
        raise MergeError(f"Concatenate needs inputs of equal rank, got {show_all(shapes)}")


def _without(shape: Shape, axis: int) -> Shape:
    return (*shape[:axis], *shape[axis + 1 :])
