"""The `axis` argument of the normalizations."""

from __future__ import annotations

from typing import Any

from paramlint.keras.inputs import defined, dimension
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Shape, Size

Axes = int | tuple[int, ...]


def in_order(axis: Any) -> tuple[Any, ...]:
    """The axes as Keras orders them: by number, the negative ones first."""
    if not isinstance(axis, (tuple, list)):
        return (axis,)
    return tuple(sorted(axis)) if all(isinstance(item, (int, float)) for item in axis) else tuple(axis)


def sizes_at(layer: KerasLayer, shape: Shape, axis: Any) -> tuple[Size, ...]:
    """The dimensions at the axes, all of them needed as numbers. Raises ShapeError."""
    return tuple(defined(layer, shape, item) for item in in_order(axis))


def require_axes(layer: KerasLayer, shape: Shape, axis: Any) -> None:
    """ShapeError unless the shape has all the axes."""
    for item in in_order(axis):
        dimension(layer, shape, item)
