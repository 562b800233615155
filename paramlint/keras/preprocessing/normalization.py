"""Normalization: numbers shifted and scaled to mean 0 and variance 1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from paramlint.keras.arguments import as_tuple
from paramlint.keras.errors import HiddenWeights, LayerError, ShapeError, UnfitError
from paramlint.keras.inputs import defined
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import Inert
from paramlint.keras.preprocessing.constants import extents, is_numeric
from paramlint.keras.shape import Dim, Shape, product, show
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown

Statistic = float | tuple[Any, ...] | Unknown | None


class Normalization(_KernelFree):
    """Normalizes over all axes but the given ones.

    Mean, variance and a count that stays 0 are weights. Where the statistics are given they are constants, and
    there are no weights. `adapt` changes neither: it builds the layer on the shape of its data.
    """

    keeps_mask = True

    axis: int | tuple[int, ...] | None = -1
    mean: Statistic = None
    variance: Statistic = None
    invert: Inert = False

    def check_arguments(self) -> None:
        axes = self._axes()
        hidden = isinstance(self.mean, Unknown) or isinstance(self.variance, Unknown)
        if not hidden and (self.mean is None) != (self.variance is None):
            raise LayerError("Normalization needs both `mean` and `variance`, or neither")
        mean, variance = extents(self, "mean"), extents(self, "variance")
        if mean is None or variance is None:
            return
        if mean != variance:
            raise LayerError(f"Normalization needs one shape for `mean` and `variance`, theirs are {mean}, {variance}")
        if len(mean) > len(axes):
            raise LayerError(f"Normalization cannot spread a `mean` of shape {mean} over {len(axes)} axes")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        kept = self._kept(shape)
        if self._has_constants():
            self._require_fitting(shape, kept)
            return
        sizes = tuple(defined(self, shape, axis) for axis in kept)
        if not _same(product(sizes), product(shape[axis] for axis in set(kept))):
            raise UnfitError(f"Normalization cannot keep an axis of {show(shape)} twice")
        yield Weight("mean", sizes, trainable=False)
        yield Weight("variance", sizes, trainable=False)
        yield Weight("count", (), trainable=False)

    def _has_constants(self) -> bool:
        """Whether the statistics are given. HiddenWeights where they may be None as well."""
        for given in (self.mean, self.variance):
            if isinstance(given, Unknown) and given.kind != "library-object":
                raise HiddenWeights(given)
        return self.mean is not None

    def _axes(self) -> tuple[object, ...]:
        if self.axis is None:
            return ()
        return (self.axis,) if isinstance(self.axis, int) else as_tuple(self, "axis")

    def _kept(self, shape: Shape) -> list[int]:
        """The axes counted from the first one, in order; each of them is there and has a size. Raises ShapeError."""
        for axis in self._axes():
            defined(self, shape, axis)
        return sorted(axis % len(shape) for axis in self._axes() if isinstance(axis, int))

    def _require_fitting(self, shape: Shape, kept: list[int]) -> None:
        """ShapeError unless the constants are numbers, as many as the kept axes have, or one for all of an axis."""
        if not (is_numeric(self.mean) and is_numeric(self.variance)):
            raise ShapeError("Normalization needs numbers for `mean` and `variance`")
        given = extents(self, "mean") or extents(self, "variance") or ()
        spread: dict[int, Dim] = dict(zip(reversed(kept), reversed(given), strict=False))
        fits = all(size == 1 or _same(size, shape[axis]) for axis, size in spread.items())
        if not fits or not _same(product(given), product(spread.values())):
            raise UnfitError(f"Normalization cannot spread a `mean` of shape {given} over its input {show(shape)}")


def _same(one: Dim, other: Dim) -> bool:
    """Whether the two are equal, or may be as far as is known."""
    return isinstance(one, Unknown) or isinstance(other, Unknown) or one == other
