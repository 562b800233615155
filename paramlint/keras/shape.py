"""Dimensions and shapes, and the arithmetic on them that several layers share."""

from __future__ import annotations

import math
from collections.abc import Iterable

from paramlint.keras.errors import LayerError, ShapeError
from paramlint.unknown import Unknown

Size = int | Unknown
Dim = int | None | Unknown
"""A number, None (any size, as Keras prints it), or Unknown."""
Shape = tuple[Dim, ...]
"""A shape with its batch dimension first."""


def product(dims: Iterable[Dim]) -> Dim:
    """How many elements the dimensions span: None or Unknown where one of them is (Unknown first).

    >>> product((28, 28, 3)), product((None, 3)), product(())
    (2352, None, 1)
    """
    dims = tuple(dims)
    unknown = [dim for dim in dims if isinstance(dim, Unknown)]
    if unknown:
        return unknown[0].unnamed() if len(dims) > 1 else unknown[0]
    known = [dim for dim in dims if isinstance(dim, int)]
    return math.prod(known) if len(known) == len(dims) else None


def defined(shape: Shape, axis: int, layer: str) -> Size:
    """The dimension at `axis`, which the layer needs as a number: ShapeError where Keras leaves it open."""
    dim = shape[axis]
    if dim is None:
        raise ShapeError(f"{layer} needs a defined dimension at axis {axis}, its input is {show(shape)}")
    return dim


def require_rank(shape: Shape, rank: int, layer: str) -> None:
    """ShapeError unless the shape has exactly `rank` dimensions, batch included."""
    if len(shape) != rank:
        raise ShapeError(f"{layer} expects {rank} dimensions, its input {show(shape)} has {len(shape)}")


def require_positive(argument: str, size: Size, layer: str) -> None:
    """LayerError unless the argument is an integer above zero, or not known."""
    if isinstance(size, Unknown):
        return
    if not isinstance(size, int) or isinstance(size, bool) or size <= 0:
        raise LayerError(f"{layer} expects a positive integer for `{argument}`, got {size!r}")


def show(shape: Shape) -> str:
    """A shape as Keras prints it, with `?` for what is unknown.

    >>> show((None, 28, 28)), show((None,))
    ('(None, 28, 28)', '(None,)')
    """
    dims = ["?" if isinstance(dim, Unknown) else str(dim) for dim in shape]
    return f"({', '.join(dims)}{',' if len(dims) == 1 else ''})"
