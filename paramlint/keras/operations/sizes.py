"""Sizes that are given to a function, in the forms in which people write a shape."""

from __future__ import annotations

from typing import Any

from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.tensor import Tensor, Undecided, shape_of
from paramlint.keras.shape import Dim, Shape, product
from paramlint.unknown import Unknown


def sizes_of(shape: Any) -> Shape:
    """The shape that is asked for: a tuple, a tensor of sizes, or a single number. None is a size left open.

    >>> sizes_of((-1, Tensor((), holds=7), None)), sizes_of(Tensor((2,), holds=(None, 4))), sizes_of(5)
    ((-1, 7, None), (None, 4), (5,))
    """
    if isinstance(shape, Unknown):
        raise Undecided(shape)
    if isinstance(shape, Tensor):
        return _held(shape)
    return tuple(size_of(size) for size in (shape if isinstance(shape, (tuple, list)) else (shape,)))


def size_of(size: Any) -> Dim:
    """One size as a dimension. Raises ShapeError for what is none."""
    if isinstance(size, Tensor):
        if shape_of(size) != () or isinstance(size.holds, tuple):
            raise ShapeError(f"a tensor of shape {quoted(size.shape)} is no size")
        return size.holds
    if size is None or isinstance(size, Unknown) or (isinstance(size, int) and not isinstance(size, bool)):
        return size
    raise ShapeError(f"{quoted(size)} is no size")


def count_of(number: Any) -> Dim:
    """A size that is at least 0."""
    count = size_of(number)
    if isinstance(count, int) and count < 0:
        raise ShapeError(f"{count} is below 0")
    return count


def elements(dims: Shape) -> Dim:
    """How many elements the dimensions span; Unknown where one of them is open and another 0.

    >>> elements((2, 3)), elements((None, 3))
    (6, None)
    """
    if 0 in dims and None in dims:  # Keras leaves the product open, TensorFlow takes it for 0
        return Unknown("runtime-value", "an open size is multiplied by 0")
    return product(dims)


def _held(shape: Tensor) -> Shape:
    if isinstance(shape.holds, tuple):
        return shape.holds
    dims = shape_of(shape)
    if dims == ():
        return (shape.holds,)
    if len(dims) != 1:
        raise ShapeError(f"a tensor of shape {quoted(dims)} is no list of sizes")
    count = dims[0]
    if not isinstance(count, int):
        raise Undecided(shape.holds if isinstance(shape.holds, Unknown) else Unknown("runtime-value", "an open rank"))
    return (shape.holds,) * count
