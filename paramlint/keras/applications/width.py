"""How the MobileNets take their width multiplier `alpha` and the size of their images."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

from paramlint.keras.applications.arguments import Arguments, loads_imagenet
from paramlint.keras.applications.sizes import Image, as_image, image_shape
from paramlint.keras.applications.undecided import decided
from paramlint.keras.arguments import is_number
from paramlint.keras.errors import LayerError, quoted
from paramlint.keras.shape import Dim, Shape, show
from paramlint.unknown import Unknown

_SIZE = 224
_SMALLEST = 32


def width_multiplier(application: str, given: Arguments, trained: Collection[float]) -> float:
    """The `alpha`, which is one of those trained where the ImageNet weights are loaded. Raises LayerError."""
    alpha = decided(given, "alpha")
    if not is_number(alpha) or not math.isfinite(alpha):
        raise LayerError(f"{application} expects a number for `alpha`, got {quoted(alpha)}")
    if loads_imagenet(given) and alpha not in trained:
        choices = ", ".join(map(str, sorted(trained)))
        raise LayerError(f"{application} has ImageNet weights for an `alpha` of {choices}, not {quoted(alpha)}")
    return alpha


def divisible(filters: float) -> int:
    """The multiple of 8 next to the number, but never less than nine tenths of it.

    >>> divisible(32), divisible(11.2), divisible(3), divisible(18)
    (32, 16, 8, 24)
    """
    nearest = max(8, int(filters + 4) // 8 * 8)
    return nearest + 8 if nearest < 0.9 * filters else nearest


def image_of_trained_size(application: str, given: Arguments, stated: Any, trained: Collection[int]) -> Image:
    """The shape of the images, where the ImageNet weights come for squares of several sizes. Raises LayerError.

    `stated` is the shape by which Keras chooses among them, None for none.
    """
    if stated is None:
        return image_shape(application, given, _SIZE, _SMALLEST)
    height, width, _ = as_image(application, stated)
    for size in (height, width):
        if isinstance(size, Unknown) and loads_imagenet(given) and given["include_top"]:
            return (size, size, 3)
    default_size = height if isinstance(height, int) and height == width and height in trained else _SIZE
    return image_shape(application, given, default_size, _SMALLEST)


def trained_name(title: str, given: Arguments, image: Image, trained: Collection[int]) -> str | Unknown:
    """The model's name by its width and the height of the images, or of those that its weights were trained on."""
    rows: Dim = image[0]
    if isinstance(rows, Unknown):
        return rows
    if loads_imagenet(given) and (rows != image[1] or rows not in trained):
        rows = _SIZE
    return f"{title}_{given['alpha']:0.2f}_{rows}"


def require_same_width(application: str, tensor: Shape | None, stated: Any) -> None:
    """LayerError where the `input_shape` is not as wide as the input tensor."""
    if tensor is None or stated is None or isinstance(stated, Unknown):
        return
    width, wanted = as_image(application, stated)[1], tensor[2] if len(tensor) > 2 else None
    if not isinstance(width, Unknown) and not isinstance(wanted, Unknown) and width != wanted:
        what = f"{application} expects an `input_shape` as wide as its `input_tensor` {show(tensor)}"
        raise LayerError(f"{what}, got {quoted(stated)}")
