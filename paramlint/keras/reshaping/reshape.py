"""Flatten, Reshape, Permute and RepeatVector."""

from __future__ import annotations

from typing import Any

from paramlint.keras.arguments import as_tuple, objection, require_positive_not_bool
from paramlint.keras.arithmetic import reshaped
from paramlint.keras.inputs import require_min_rank, require_rank
from paramlint.keras.kernel_free import _KernelFree, _View
from paramlint.keras.shape import Dim, Shape, Size, Sizes, product
from paramlint.keras.spatial import channel_axis
from paramlint.unknown import Unknown


class Flatten(_View):
    """One axis for all the features."""

    data_format: str | Unknown | None = None

    def check_arguments(self) -> None:
        if not isinstance(self.data_format, Unknown):
            channel_axis(self)

    def output_shape(self, shape: Shape) -> Shape:
        require_min_rank(self, shape, 1)
        return (shape[0], product(shape[1:]))


class Reshape(_View):
    """The features in the target shape, in which one -1 stands for what is left over."""

    target_shape: Sizes

    def check_arguments(self) -> None:
        if isinstance(self.target_shape, Unknown):
            return
        numbers = [dim for dim in as_tuple(self, "target_shape") if isinstance(dim, int)]
        if min(numbers, default=0) < -1 or numbers.count(-1) > 1:
            raise objection(self, "target_shape", "sizes and at most one -1")

    def output_shape(self, shape: Shape) -> Shape | Unknown:
        if isinstance(self.target_shape, Unknown):
            return self.target_shape
        require_min_rank(self, shape, 1)
        target = tuple(_as_dim(dim) for dim in as_tuple(self, "target_shape"))
        return (shape[0], *reshaped(shape[1:], target))


class Permute(_KernelFree):
    """The feature axes in another order, counted from 1."""

    dims: Sizes

    def check_arguments(self) -> None:
        if isinstance(self.dims, Unknown):
            return
        axes = as_tuple(self, "dims")
        known = [axis for axis in axes if not isinstance(axis, Unknown)]
        in_range = all(isinstance(axis, int) and 1 <= axis <= len(axes) for axis in known)
        if not in_range or len(set(known)) < len(known):
            raise objection(self, "dims", f"each number from 1 to {len(axes)} once")

    def output_shape(self, shape: Shape) -> Shape | Unknown:
        if isinstance(self.dims, Unknown):
            return self.dims
        axes = as_tuple(self, "dims")
        require_rank(self, shape, len(axes) + 1)
        return (shape[0], *(axis if isinstance(axis, Unknown) else shape[axis] for axis in axes))


class RepeatVector(_KernelFree):
    """The vector `n` times over, as steps."""

    n: Size

    def check_arguments(self) -> None:
        require_positive_not_bool(self, "n")

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, 2)
        batch, features = shape
        return (batch, self.n, features)


def _as_dim(dim: Any) -> Dim:
    """What Keras takes an entry of a target shape for: anything but a number leaves the size open."""
    return dim if isinstance(dim, (int, Unknown)) else None
