"""Broadcasting: the shape of what is computed element by element from tensors of different shapes."""

from __future__ import annotations

from functools import reduce
from itertools import zip_longest

from paramlint.keras.errors import ShapeError
from paramlint.keras.shape import Dim, Shape, show
from paramlint.unknown import Unknown


def broadcast(*shapes: Shape) -> Shape:
    """The shape they have together. Raises ShapeError where two sizes differ and neither is 1.

    >>> broadcast((None, 4, 5), (5,)), broadcast((None, 1), (3, 4)), broadcast((None, 1), (1, 4))
    ((None, 4, 5), (3, 4), (None, 4))
    """
    return reduce(_broadcast_pair, shapes, ())


def _broadcast_pair(one: Shape, other: Shape) -> Shape:
    pairs = zip_longest(reversed(one), reversed(other), fillvalue=1)
    return tuple(_stretched(left, right, one, other) for left, right in pairs)[::-1]


def _stretched(left: Dim, right: Dim, one: Shape, other: Shape) -> Dim:
    if _is_one(left) or left is right:
        return right
    if _is_one(right):
        return left
    if isinstance(left, int) and isinstance(right, int) and left != right:
        raise ShapeError(f"{show(one)} and {show(other)} cannot be broadcast: {left} is not {right}")
    return _larger(left, right)


def _larger(left: Dim, right: Dim) -> Dim:
    """What two sizes give of which neither is 1 and at most one is a number, which the other one must then fit."""
    if isinstance(left, Unknown) and isinstance(right, Unknown):
        return left.unnamed()
    number, other = (left, right) if isinstance(left, int) else (right, left)
    if isinstance(number, int) and number > 0:
        return number
    if number == 0 and other is None:  # Keras takes the 0, TensorFlow leaves the size open
        return Unknown("runtime-value", "an open size meets one of 0")
    return next((dim.unnamed() for dim in (left, right) if isinstance(dim, Unknown)), number)


def _is_one(dim: Dim) -> bool:
    return isinstance(dim, int) and dim == 1
