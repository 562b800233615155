"""Paddings that Keras works out from the size of what is padded, at the time an application is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paramlint.keras.arithmetic import total
from paramlint.keras.errors import ShapeError
from paramlint.keras.shape import Dim, Pairs, Several, Shape, lifted, show
from paramlint.unknown import Unknown

_MARK = "=correct_pad "


def correct_pad(kernel_size: int) -> str:
    """What stands for the padding among the arguments of a ZeroPadding2D, until the shape is known."""
    return f"{_MARK}{kernel_size}"


def settled(arguments: Mapping[str, Any], given: Shape | Several | Unknown) -> Mapping[str, Any]:
    """The arguments with such a padding worked out. Raises ShapeError where Keras cannot."""
    padding = arguments.get("padding")
    if isinstance(padding, str) and padding.startswith(_MARK) and isinstance(given, tuple):
        return {**arguments, "padding": _padding(int(padding.removeprefix(_MARK)) // 2, given)}
    return arguments


def _padding(half: int, shape: Shape) -> Pairs:
    """Half the kernel on each side, one less at the top and the left of an even size, so that strides of 2 fit.

    >>> _padding(1, (None, 224, 225, 3)), _padding(2, (None, None, None, 3))
    (((0, 1), (1, 1)), ((1, 2), (1, 2)))
    """
    height, width = shape[1:3]
    if height is not None and width is None:
        raise ShapeError(f"Keras cannot pad an image of known height and open width: {show(shape)}")
    sizes = (0, 0) if height is None else (height, width)
    return tuple((_before(half, size), half) for size in sizes)


def _before(half: int, size: Dim) -> Any:
    return total(half, lifted(lambda number: number % 2 - 1, size))
