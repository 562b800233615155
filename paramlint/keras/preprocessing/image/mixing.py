"""Layers that mix images with each other, or chain other image layers at random."""

from __future__ import annotations

from paramlint.keras.arguments import is_plain, objection
from paramlint.keras.layer import Inert
from paramlint.keras.preprocessing.image.base import WITH_FACTOR, _ImageLayer
from paramlint.keras.preprocessing.image.checks import defined_number, one_of, ordered_range, overlapping, within

# These two hand their arguments on to the layers they choose from, which look at them closely.
_CHOOSING = (
    within("factor", 0, 1),
    defined_number("factor"),
    ordered_range,
    one_of("interpolation", "nearest", "bilinear"),
)


class AugMix(_ImageLayer):
    """Mixes each image with several chains of changes to it."""

    value_range: Inert = (0, 255)
    num_chains: Inert = 3
    chain_depth: Inert = 3
    factor: Inert = 0.3
    alpha: Inert = 1.0
    all_ops: Inert = True
    interpolation: Inert = "bilinear"
    seed: Inert = None
    data_format: Inert = None

    new_in_keras_3 = True
    needs_colors = True
    checks = _CHOOSING


class RandAugment(_ImageLayer):
    """Applies `num_ops` changes, chosen at random."""

    value_range: Inert = (0, 255)
    num_ops: Inert = 2
    factor: Inert = 0.5
    interpolation: Inert = "bilinear"
    seed: Inert = None
    data_format: Inert = None

    new_in_keras_3 = True
    needs_colors = True
    checks = _CHOOSING


class CutMix(_ImageLayer):
    """Pastes a rectangle of one image into another one, and mixes their labels."""

    factor: Inert = 1.0
    seed: Inert = None
    data_format: Inert = None

    new_in_keras_3 = True
    checks = (overlapping("factor", 0, 1),)


class MixUp(_ImageLayer):
    """Lays two images over each other, and mixes their labels."""

    alpha: Inert = 0.2
    data_format: Inert = None
    seed: Inert = None

    new_in_keras_3 = True
    also_accepts = WITH_FACTOR


class MaxNumBoundingBoxes(_ImageLayer):
    """Cuts or fills the list of bounding boxes to `max_number`; images alone stay as they are."""

    max_number: Inert
    fill_value: Inert = -1

    new_in_keras_3 = True
    also_accepts = WITH_FACTOR

    def check_arguments(self) -> None:
        for argument in ("max_number", "fill_value"):
            value = getattr(self, argument)
            if is_plain(value) and not _is_convertible(value):
                raise objection(self, argument, "an integer")


def _is_convertible(value: object) -> bool:
    """Whether Python's `int` takes the value: 2.5 and "2" too."""
    try:
        int(value)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        return False
    return True
