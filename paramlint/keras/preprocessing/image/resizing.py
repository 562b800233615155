"""Layers that make images of another size: Resizing, CenterCrop and RandomCrop."""

from __future__ import annotations

from paramlint.keras.arguments import is_channels_first
from paramlint.keras.errors import RankError
from paramlint.keras.layer import COMMON, Inert
from paramlint.keras.preprocessing.image.base import WITH_FACTOR, _ImageLayer
from paramlint.keras.shape import Shape, Size, show


class Resizing(_ImageLayer):
    """Scales images to `height` and `width`; cropping or padding to the aspect ratio changes nothing about that."""

    height: Size
    width: Size
    interpolation: Inert = "bilinear"
    crop_to_aspect_ratio: Inert = False
    pad_to_aspect_ratio: Inert = False
    fill_mode: Inert = "constant"
    fill_value: Inert = 0.0
    antialias: Inert = False
    data_format: str | None = None

    def output_shape(self, shape: Shape) -> Shape:
        first = 1 if is_channels_first(self) else 0
        return _with_size(self, shape, first + 1 if len(shape) == 4 else first)


class CenterCrop(_ImageLayer):
    """The middle of the images; smaller ones are scaled up first."""

    height: Size
    width: Size
    data_format: str | None = None

    def output_shape(self, shape: Shape) -> Shape:
        if len(shape) not in (3, 4):
            raise RankError(f"CenterCrop expects one image or a batch of them, its input is {show(shape)}")
        first = 1 if is_channels_first(self) else 0
        return _with_size(self, shape, first + 1 if len(shape) == 4 else first)


class RandomCrop(_ImageLayer):
    """Some part of the images; smaller ones are scaled up first."""

    height: Size
    width: Size
    seed: Inert = None
    data_format: str | None = None

    keyword_only = COMMON - {"name"}
    also_accepts = WITH_FACTOR

    def output_shape(self, shape: Shape) -> Shape:
        return _with_size(self, shape, len(shape) - (2 if is_channels_first(self) else 3))


def _with_size(layer: Resizing | CenterCrop | RandomCrop, shape: Shape, axis: int) -> Shape:
    """The shape with the layer's height at the axis, and its width at the next one."""
    if not 0 <= axis <= len(shape) - 2:
        raise RankError(f"{layer.class_name} expects one image or a batch of them, its input is {show(shape)}")
    return (*shape[:axis], layer.height, layer.width, *shape[axis + 2 :])
