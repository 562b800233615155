"""Products of matrices, as NumPy shapes them."""

from __future__ import annotations

from typing import Any

from paramlint.keras.errors import ShapeError
from paramlint.keras.operations.broadcasting import broadcast
from paramlint.keras.operations.tensor import Tensor, shape_of
from paramlint.keras.shape import Shape, show


def matrix_product(x: Any, y: Any) -> Tensor:
    """`x @ y`: stacks of matrices are broadcast together.

    >>> matrix_product(Tensor((10, 3, 4)), Tensor((4, 5))).shape, matrix_product(Tensor((3, 4)), Tensor((4,))).shape
    ((10, 3, 5), (3,))
    """
    left, right = shape_of(x), shape_of(y)
    if not left or not right:
        raise ShapeError("a number is no matrix")
    _require_fit(left, right)
    if len(left) == 1 or len(right) == 1:
        return Tensor((*left[:-1], *right[:-2], *right[-1:]) if len(right) > 1 else left[:-1])
    return Tensor((*broadcast(left[:-2], right[:-2]), left[-2], right[-1]))


def dot_product(x: Any, y: Any) -> Tensor:
    """`np.dot`: like `@` for matrices, every row with every column beyond; numbers multiply everything.

    >>> dot_product(Tensor((2, 3, 4)), Tensor((5, 4, 6))).shape, dot_product(2, Tensor((5, 4))).shape
    ((2, 3, 5, 6), (5, 4))
    """
    left, right = shape_of(x), shape_of(y)
    if not left or not right:
        return Tensor(left or right)
    _require_fit(left, right)
    return Tensor((*left[:-1], *right[:-2], *right[-1:]) if len(right) > 1 else left[:-1])


def _require_fit(left: Shape, right: Shape) -> None:
    inner = right[-2] if len(right) > 1 else right[0]
    if isinstance(left[-1], int) and isinstance(inner, int) and left[-1] != inner:
        raise ShapeError(f"{show(left)} and {show(right)} cannot be multiplied: {left[-1]} is not {inner}")
