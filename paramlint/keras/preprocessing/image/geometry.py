"""Layers that move, turn, bend or erase parts of images within their frame."""

from __future__ import annotations

from paramlint.keras.layer import Inert
from paramlint.keras.preprocessing.image.base import _ImageLayer
from paramlint.keras.preprocessing.image.checks import (
    above,
    one_of,
    optional,
    overlapping,
    overlapping_or_false,
    single,
    within,
)

_interpolation = one_of("interpolation", "nearest", "bilinear")
_fill_mode = one_of("fill_mode", "reflect", "wrap", "constant", "nearest")


class RandomFlip(_ImageLayer):
    """Mirrors images, left and right or top and bottom."""

    mode: Inert = "horizontal_and_vertical"
    seed: Inert = None
    data_format: Inert = None


class RandomRotation(_ImageLayer):
    """Turns images; a factor of 1 is a full circle."""

    factor: Inert
    fill_mode: Inert = "reflect"
    interpolation: Inert = "bilinear"
    seed: Inert = None
    fill_value: Inert = 0.0
    data_format: Inert = None

    checks = (overlapping_or_false("factor", -1, 1), _fill_mode, _interpolation)


class RandomTranslation(_ImageLayer):
    """Shifts images by shares of their height and width."""

    height_factor: Inert
    width_factor: Inert
    fill_mode: Inert = "reflect"
    interpolation: Inert = "bilinear"
    seed: Inert = None
    fill_value: Inert = 0.0
    data_format: Inert = None

    checks = (within("height_factor", -1, 1), within("width_factor", -1, 1), _fill_mode, _interpolation)


class RandomZoom(_ImageLayer):
    """Zooms in or out within the frame; without a `width_factor` both sides by the same factor."""

    height_factor: Inert
    width_factor: Inert = None
    fill_mode: Inert = "reflect"
    interpolation: Inert = "bilinear"
    seed: Inert = None
    fill_value: Inert = 0.0
    data_format: Inert = None

    checks = (
        within("height_factor", -1, 1),
        above("height_factor", -1),
        optional(within("width_factor", -1, 1), "width_factor"),
        above("width_factor", -1),
        _fill_mode,
        _interpolation,
    )


class RandomShear(_ImageLayer):
    """Slants images."""

    x_factor: Inert = 0.0
    y_factor: Inert = 0.0
    interpolation: Inert = "bilinear"
    fill_mode: Inert = "reflect"
    fill_value: Inert = 0.0
    data_format: Inert = None
    seed: Inert = None

    new_in_keras_3 = True
    checks = (within("x_factor", 0, 1), within("y_factor", 0, 1), _fill_mode, _interpolation)


class RandomPerspective(_ImageLayer):
    """Tilts images as if they were seen from the side."""

    factor: Inert = 1.0
    scale: Inert = 1.0
    interpolation: Inert = "bilinear"
    fill_value: Inert = 0.0
    seed: Inert = None
    data_format: Inert = None

    new_in_keras_3 = True
    checks = (overlapping("factor", 0, 1), single("scale", 0, 1), _interpolation)


class RandomElasticTransform(_ImageLayer):
    """Bends images as if they were on rubber."""

    factor: Inert = 1.0
    scale: Inert = 1.0
    interpolation: Inert = "bilinear"
    fill_mode: Inert = "reflect"
    fill_value: Inert = 0.0
    value_range: Inert = (0, 255)
    seed: Inert = None
    data_format: Inert = None

    new_in_keras_3 = True
    checks = (
        overlapping("factor", 0, 1),
        overlapping("scale", 0, 1),
        one_of("fill_mode", "constant", "nearest", "wrap", "mirror", "reflect"),
        _interpolation,
    )


class RandomErasing(_ImageLayer):
    """Fills a rectangle of the image with noise or a value."""

    factor: Inert = 1.0
    scale: Inert = (0.02, 0.33)
    fill_value: Inert = None
    value_range: Inert = (0, 255)
    seed: Inert = None
    data_format: Inert = None

    new_in_keras_3 = True
    checks = (overlapping("factor", 0, 1), overlapping("scale", 0, 1))
