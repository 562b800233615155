"""Dot: products summed over one axis of either input."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from paramlint.keras.arguments import objection
from paramlint.keras.cost import elements
from paramlint.keras.errors import MergeError, quoted
from paramlint.keras.inputs import dimension
from paramlint.keras.layer import Inert
from paramlint.keras.merging.base import _Merge
from paramlint.keras.shape import Dim, Several, Shape, product, show_all
from paramlint.unknown import Unknown


class Dot(_Merge):
    """The dot product of two tensors along `axes`: one axis of either, or one for each."""

    axes: int | tuple[int, ...]
    normalize: Inert = False

    function_name = "dot"
    function_defaults = MappingProxyType({"axes": -1})
    number = 2

    def check_arguments(self) -> None:
        if isinstance(self.axes, int):
            return
        pair = isinstance(self.axes, (tuple, list)) and len(self.axes) == 2
        if not pair or not all(isinstance(axis, int) for axis in self.axes):
            raise objection(self, "axes", "an axis or two of them")

    def output_shape(self, inputs: Several) -> Shape:
        first, second = self.tensors(inputs)
        axes = self._axes(first, second)
        lengths = [dimension(self, shape, axis) for shape, axis in zip((first, second), axes, strict=True)]
        if not any(isinstance(length, Unknown) for length in lengths) and lengths[0] != lengths[1]:
            at = " and ".join(map(quoted, axes))
            raise MergeError(f"Dot needs equal lengths along axes {at}, got {show_all((first, second))}")
        return self._remaining(list(first), list(second), axes)

    def uses(self, inputs: Several) -> Mapping[str, Dim]:
        return {}

    def products(self, inputs: Several) -> Dim:
        first, second = self.tensors(inputs)
        axis, other = self._axes(first, second)
        if 0 in (axis, other):
            return Unknown("unsupported-layer", "what Dot computes along the batch is not described")
        return product((elements(self.output_shape(inputs)), dimension(self, first, axis)))

    def _axes(self, first: Shape, second: Shape) -> tuple[int, int]:
        if isinstance(self.axes, int):
            return (self.axes % len(first), self.axes % len(second)) if self.axes < 0 else (self.axes, self.axes)
        return self.axes[0], self.axes[1]

    def _remaining(self, first: list[Any], second: list[Any], axes: tuple[int, int]) -> Shape:
        """What the product leaves of the first shape, and of the second but for its batch."""
        del first[axes[0]], second[axes[1]]
        if not second:
            raise MergeError("Dot needs a second input with a batch dimension and one more")
        rest = (*first, *second[1:])
        return rest if len(rest) != 1 else (*rest, 1)
