"""Layers that change the colors of images."""

from __future__ import annotations

from paramlint.keras.arguments import is_channels_first
from paramlint.keras.errors import RankError, ShapeError
from paramlint.keras.layer import Inert
from paramlint.keras.preprocessing.image.base import WITH_FACTOR, _ImageLayer
from paramlint.keras.preprocessing.image.checks import (
    odd,
    optional,
    ordered_range,
    overlapping,
    overlapping_or_false,
    single,
    within,
)
from paramlint.keras.shape import Shape, show
from paramlint.unknown import Unknown


class AutoContrast(_ImageLayer):
    """Stretches the values of each channel over the whole range."""

    value_range: Inert = (0, 255)

    new_in_keras_3 = True
    checks = (ordered_range,)


class Equalization(_ImageLayer):
    """Spreads the values of each channel evenly over the range."""

    value_range: Inert = (0, 255)
    bins: Inert = 256
    data_format: Inert = None

    new_in_keras_3 = True
    also_accepts = WITH_FACTOR
    checks = (ordered_range,)


class ContrastLimitedAdaptiveHistogramEqualization(_ImageLayer):
    """Spreads the values evenly within each tile of the image, up to a limit."""

    value_range: Inert = (0, 255)
    clip_limit: Inert = 4.0
    tile_grid_size: Inert = (8, 8)
    data_format: Inert = None

    new_in_keras_3 = True
    also_accepts = WITH_FACTOR


class Solarization(_ImageLayer):
    """Adds to the values, and inverts those above a threshold."""

    addition_factor: Inert = 0.0
    threshold_factor: Inert = 0.0
    value_range: Inert = (0, 255)
    seed: Inert = None

    new_in_keras_3 = True
    checks = (within("addition_factor", 0, 1), within("threshold_factor", 0, 1), ordered_range)


class RandomBrightness(_ImageLayer):
    """Makes the images brighter or darker."""

    factor: Inert
    value_range: Inert = (0, 255)
    seed: Inert = None

    checks = (overlapping_or_false("factor", -1, 1), ordered_range)


class RandomContrast(_ImageLayer):
    """Moves the values away from their mean or towards it."""

    factor: Inert
    value_range: Inert = (0, 255)
    seed: Inert = None

    checks = (overlapping("factor", 0, 1),)


class RandomSaturation(_ImageLayer):
    """Makes the colors stronger or paler."""

    factor: Inert
    value_range: Inert = (0, 255)
    data_format: Inert = None
    seed: Inert = None

    new_in_keras_3 = True
    needs_colors = True
    checks = (overlapping("factor", -1, 1), ordered_range)


class RandomSharpness(_ImageLayer):
    """Makes the images sharper or softer."""

    factor: Inert
    value_range: Inert = (0, 255)
    data_format: Inert = None
    seed: Inert = None

    new_in_keras_3 = True
    checks = (overlapping("factor", 0, 1), ordered_range)


class RandomHue(_ImageLayer):
    """Turns the colors around the color wheel."""

    factor: Inert
    value_range: Inert = (0, 255)
    data_format: Inert = None
    seed: Inert = None

    new_in_keras_3 = True
    needs_colors = True
    checks = (overlapping("factor", 0, 1),)


class RandomInvert(_ImageLayer):
    """Turns values into their opposites."""

    factor: Inert = 1.0
    value_range: Inert = (0, 255)
    seed: Inert = None
    data_format: Inert = None

    new_in_keras_3 = True
    checks = (overlapping("factor", 0, 1),)


class RandomPosterization(_ImageLayer):
    """Leaves each color only some of its bits."""

    factor: Inert
    value_range: Inert = (0, 255)
    data_format: Inert = None
    seed: Inert = None

    new_in_keras_3 = True
    checks = (overlapping("factor", 1, 8), ordered_range)


class RandomGrayscale(_ImageLayer):
    """Takes the colors out of a share of the images; they keep their three channels."""

    factor: Inert = 0.5
    data_format: Inert = None
    seed: Inert = None

    new_in_keras_3 = True
    needs_colors = True
    checks = (single("factor", 0, 1),)


class RandomGaussianBlur(_ImageLayer):
    """Blurs the images."""

    factor: Inert = 1.0
    kernel_size: Inert = 3
    sigma: Inert = 1.0
    value_range: Inert = (0, 255)
    data_format: Inert = None
    seed: Inert = None

    new_in_keras_3 = True
    checks = (overlapping("factor", 0, 1), odd("kernel_size"), overlapping("sigma", 0, 1))


class RandomColorDegeneration(_ImageLayer):
    """Mixes the images with their gray versions; they must have three channels."""

    factor: Inert
    value_range: Inert = (0, 255)
    data_format: str | None = None
    seed: Inert = None

    new_in_keras_3 = True
    needs_colors = True
    checks = (overlapping("factor", -1, 1), ordered_range)

    def output_shape(self, shape: Shape) -> Shape:
        if len(shape) not in (3, 4):
            raise RankError(f"RandomColorDegeneration expects one image or a batch of them, its input is {show(shape)}")
        channels = shape[-3 if is_channels_first(self) else -1]
        if channels is not None and not isinstance(channels, Unknown) and channels != 3:
            raise ShapeError(f"RandomColorDegeneration expects 3 channels, its input {show(shape)} has {channels}")
        return shape


class RandomColorJitter(_ImageLayer):
    """Changes brightness, contrast, saturation and hue, those of them whose factors are given."""

    value_range: Inert = (0, 255)
    brightness_factor: Inert = None
    contrast_factor: Inert = None
    saturation_factor: Inert = None
    hue_factor: Inert = None
    seed: Inert = None
    data_format: Inert = None

    new_in_keras_3 = True
    also_accepts = WITH_FACTOR
    needs_colors = True
    checks = (
        overlapping_or_false("brightness_factor", -1, 1),
        optional(ordered_range, "brightness_factor"),
        optional(overlapping("contrast_factor", 0, 1), "contrast_factor"),
        optional(overlapping("saturation_factor", -1, 1), "saturation_factor"),
        optional(ordered_range, "saturation_factor"),
        optional(overlapping("hue_factor", 0, 1), "hue_factor"),
    )
