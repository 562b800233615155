"""Shapes with channels and spatial axes, in either data format."""

from __future__ import annotations

from collections.abc import Sequence

from paramlint.keras.arguments import is_channels_first
from paramlint.keras.arithmetic import slid
from paramlint.keras.errors import EmptyOutputError
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Dim, Shape, Size, show


def channel_axis(layer: KerasLayer) -> int:
    """The axis of the channels: 1 or -1."""
    return 1 if is_channels_first(layer) else -1


def spatial(layer: KerasLayer, shape: Shape) -> Shape:
    """The spatial part of a shape."""
    return shape[2:] if is_channels_first(layer) else shape[1:-1]


def arranged(layer: KerasLayer, batch: Dim, lengths: Sequence[Dim], channels: Dim) -> Shape:
    """A shape put together from its parts, in the layer's data format."""
    return (batch, channels, *lengths) if is_channels_first(layer) else (batch, *lengths, channels)


def with_spatial(layer: KerasLayer, shape: Shape, lengths: Sequence[Dim]) -> Shape:
    """The shape with other lengths for its spatial axes."""
    return arranged(layer, shape[0], lengths, shape[channel_axis(layer)])


def slid_over(
    layer: KerasLayer,
    shape: Shape,
    window: Sequence[Size],
    strides: Sequence[Size],
    padding: str,
    dilation: Sequence[Size],
) -> tuple[Dim, ...]:
    """The spatial lengths after a window slid over the input. Raises EmptyOutputError where the window does not fit."""
    axes = zip(spatial(layer, shape), window, strides, dilation, strict=True)
    lengths = tuple(slid(size, width, stride, padding, gap) for size, width, stride, gap in axes)
    if padding == "valid" and any(isinstance(length, int) and length <= 0 for length in lengths):
        gaps = "" if all(gap == 1 for gap in dilation) else f" dilated by {show(tuple(dilation))}"
        slider = f"{layer.class_name}'s window {show(tuple(window))}{gaps}"
        raise EmptyOutputError(f"{slider} does not fit into its input {show(shape)}")
    return lengths
