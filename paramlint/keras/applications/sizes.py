"""The input shape of an application, as Keras obtains it from the arguments."""

from __future__ import annotations

from typing import Any

from paramlint.keras.applications.arguments import Arguments, loads_imagenet
from paramlint.keras.errors import LayerError, quoted
from paramlint.keras.shape import Dim, is_dim, plain_dims
from paramlint.unknown import Unknown

Image = tuple[Dim, Dim, Dim]
"""Height, width and channels."""


def image_shape(application: str, given: Arguments, default_size: int, minimum_size: int) -> Image:
    """The shape of the images that the application takes. Raises LayerError where Keras refuses what is given."""
    default = (default_size, default_size, 3)
    stated = given["input_shape"]
    if loads_imagenet(given) and given["include_top"]:
        _require_default(application, stated, default)
        return default
    if isinstance(stated, Unknown) or stated:
        shape = as_image(application, stated)
        _check_image(application, given, shape, minimum_size)
        # no other images pass with the ImageNet weights
        return (*shape[:2], 3) if loads_imagenet(given) else shape
    return default if given["include_top"] else (None, None, 3)


def as_image(application: str, stated: Any) -> Image:
    """The `input_shape` as three dimensions. Raises LayerError where it is something else."""
    if isinstance(stated, Unknown):
        return (stated, stated, stated)
    if not isinstance(stated, (tuple, list)) or len(stated) != 3 or not all(map(is_dim, stated)):
        raise LayerError(f"{application} expects three sizes for `input_shape`, got {quoted(stated)}")
    height, width, channels = plain_dims(stated)
    return height, width, channels


def require_size(application: str, shape: Image, minimum: int) -> None:
    """LayerError where the image is too small."""
    for size in shape[:2]:
        if isinstance(size, int) and size < minimum:
            what = f"{application} expects images of at least {minimum}x{minimum}"
            raise LayerError(f"{what}, height and width first, got {quoted(shape)} for `input_shape`")


def _require_default(application: str, stated: Any, default: tuple[int, int, int]) -> None:
    if stated is None or isinstance(stated, Unknown):
        return
    if not isinstance(stated, tuple) or not all(map(_may_be, stated, default)) or len(stated) != len(default):
        what = f"{application} with its top and the ImageNet weights needs {default} for `input_shape`"
        raise LayerError(f"{what}, got {quoted(stated)}")


def _may_be(size: object, wanted: int) -> bool:
    return isinstance(size, Unknown) or size == wanted


def _check_image(application: str, given: Arguments, shape: Image, minimum: int) -> None:
    channels = shape[2]
    if loads_imagenet(given) and not _may_be(channels, 3):
        raise LayerError(f"the ImageNet weights of {application} are for 3 channels, not {quoted(channels)}")
    require_size(application, shape, minimum)
    if given["include_top"] and None in shape:
        raise LayerError(f"{application} with its top needs a fixed `input_shape`, got {quoted(shape)}")
