"""Depthwise convolutions: every channel has filters of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from paramlint.keras.arguments import padding, positive_sizes, require_positive
from paramlint.keras.inputs import defined, require_rank
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Dim, Shape, Size, Sizes, product
from paramlint.keras.spatial import arranged, channel_axis, slid_over, spatial
from paramlint.keras.weight import Weight


class _DepthwiseConv(KerasLayer):
    kernel_size: Sizes
    strides: Sizes = 1
    padding: str = "valid"
    depth_multiplier: Size = 1
    data_format: str | None = None
    dilation_rate: Sizes = 1
    activation: Inert = None
    use_bias: bool = True
    depthwise_initializer: Inert = "glorot_uniform"
    bias_initializer: Inert = "zeros"
    depthwise_regularizer: Inert = None
    bias_regularizer: Inert = None
    activity_regularizer: Inert = None
    depthwise_constraint: Inert = None
    bias_constraint: Inert = None

    rank: ClassVar[int]

    def check_arguments(self) -> None:
        require_positive(self, "depth_multiplier")
        for argument in ("kernel_size", "strides", "dilation_rate"):
            positive_sizes(self, argument, self.rank)
        channel_axis(self)
        padding(self, "valid", "same")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        require_rank(self, shape, self.rank + 2)
        channels = defined(self, shape, channel_axis(self))
        window = positive_sizes(self, "kernel_size", self.rank)
        yield Weight("kernel", (*window, channels, self.depth_multiplier))
        if self.use_bias:
            yield Weight("bias", (channels * self.depth_multiplier,))

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, self.rank + 2)
        channels = defined(self, shape, channel_axis(self))
        window = positive_sizes(self, "kernel_size", self.rank)
        strides = positive_sizes(self, "strides", self.rank)
        dilation = positive_sizes(self, "dilation_rate", self.rank)
        lengths = slid_over(self, shape, window, strides, padding(self, "valid", "same"), dilation)
        return arranged(self, shape[0], lengths, channels * self.depth_multiplier)

    def uses(self, shape: Shape) -> Mapping[str, Dim]:
        positions = product(spatial(self, self.output_shape(shape)))
        return {"kernel": positions}


class DepthwiseConv1D(_DepthwiseConv):
    """A depthwise convolution along a single axis."""

    rank = 1


class DepthwiseConv2D(_DepthwiseConv):
    """A depthwise convolution over images."""

    strides: Sizes = (1, 1)
    dilation_rate: Sizes = (1, 1)

    rank = 2
