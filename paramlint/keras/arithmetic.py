"""Output lengths: what sliding, stretching, padding, cropping and reshaping make of dimensions."""

from __future__ import annotations

import math

from paramlint.keras.errors import ReshapeError
from paramlint.keras.shape import Dim, Shape, Size, lifted, lifted_growing, show
from paramlint.unknown import Unknown


def slid(size: Dim, window: Size, stride: Size, padding: str, dilation: Size = 1) -> Dim:
    """How many windows a convolution or pooling sees along an axis; zero or less where not even one fits.

    >>> slid(28, 3, 1, "valid"), slid(28, 3, 2, "same"), slid(10, 3, 1, "valid", 2), slid(None, 3, 1, "valid")
    (26, 14, 6, None)
    """
    if padding == "valid":
        return lifted(_fitting, size, window, stride, dilation)
    return lifted(_fitting, size, 1, stride, 1)


def _fitting(size: int, window: int, stride: int, dilation: int) -> int:
    return _floor_of(size - dilation * (window - 1) - 1, stride) + 1


def _floor_of(number: float, divisor: float) -> int:
    """Exact for integers of any size; Keras lets fractional strides pass, so they are divided too."""
    if isinstance(number, int) and isinstance(divisor, int):
        return number // divisor
    return math.floor(number / divisor)


def stretched(size: Dim, window: Size, stride: Size, padding: str, extra: Size | None, dilation: Size = 1) -> Dim:
    """The length a transposed convolution gives an axis; `extra` is its output padding, None for the default.

    >>> stretched(7, 3, 2, "same", None), stretched(7, 3, 2, "valid", None), stretched(7, 3, 2, "same", 1)
    (14, 15, 14)
    """
    if padding == "same" and extra is None:
        return lifted(lambda size, stride: size * stride, size, stride)
    if extra is None:
        return lifted(_stretched_freely, size, window, stride, dilation)
    compute = _stretched_same if padding == "same" else _stretched_valid
    return lifted(compute, size, window, stride, dilation, extra)


def _stretched_freely(size: int, window: int, stride: int, dilation: int) -> int:
    reach = (window - 1) * dilation + 1
    return (size - 1) * stride + max(reach, stride)


def _stretched_valid(size: int, window: int, stride: int, dilation: int, extra: int) -> int:
    return (size - 1) * stride + (window - 1) * dilation + 1 + extra


def _stretched_same(size: int, window: int, stride: int, dilation: int, extra: int) -> int:
    return (size - 1) * stride + ((window - 1) * dilation + 1) % 2 + extra


def total(*sizes: Dim) -> Dim:
    """The sum of the sizes.

    >>> total(28, 1, 2), total(None, 1, 2)
    (31, None)
    """
    return lifted_growing(lambda *known: sum(known), *sizes)


def scaled(size: Dim, factor: Size) -> Dim:
    """The size times the factor.

    >>> scaled(7, 2), scaled(None, 2)
    (14, None)
    """
    return lifted_growing(lambda size, factor: size * factor, size, factor)


def reshaped(dims: Shape, target: Shape) -> Shape:
    """The target with its -1 worked out. Raises ReshapeError where the number of elements does not fit.

    >>> reshaped((28, 28), (-1, 14)), reshaped((None, 4), (-1, 2)), reshaped((6,), (3, 2))
    ((56, 14), (None, 2), (3, 2))
    """
    if any(dim is None for dim in (*dims, *target)):
        return tuple(None if dim == -1 else dim for dim in target)
    for dim in (*dims, *target):
        if isinstance(dim, Unknown):
            return tuple(dim.unnamed() if size == -1 else size for size in target)
    return _filled(dims, target)


def _filled(dims: Shape, target: Shape) -> Shape:
    elements = _elements(dims)
    known = _elements(tuple(dim for dim in target if dim != -1))
    open_axes = target.count(-1)
    fits = known != 0 and elements % known == 0 if open_axes else elements == known
    if not fits:
        holds = f"which holds {'a multiple of ' if open_axes else ''}{known}"
        raise ReshapeError(f"the {elements} elements of {show(dims)} do not fit into {show(target)}, {holds}")
    return tuple(elements // known if dim == -1 else dim for dim in target)


def _elements(dims: Shape) -> int:
    return math.prod(dim for dim in dims if isinstance(dim, int))


def may_divide(divisor: Size, number: Size) -> bool:
    """Whether the number is a multiple of the divisor, or may be one as far as is known.

    >>> may_divide(2, 6), may_divide(4, 6)
    (True, False)
    """
    return isinstance(divisor, Unknown) or isinstance(number, Unknown) or number % divisor == 0
