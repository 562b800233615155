"""Convolutions: every filter sees all the channels of its group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from paramlint.keras.arguments import padding, positive_sizes, require_positive
from paramlint.keras.arithmetic import may_divide
from paramlint.keras.convolutional.checks import refuse_strides_with_dilation
from paramlint.keras.errors import LayerError, UnfitError
from paramlint.keras.inputs import defined, require_rank
from paramlint.keras.layer import COMMON, Inert, KerasLayer
from paramlint.keras.low_rank import adapted, check_adapter, merging
from paramlint.keras.shape import Dim, Shape, Size, Sizes, product, show
from paramlint.keras.spatial import arranged, channel_axis, slid_over, spatial
from paramlint.keras.weight import Weight


class _LowRank(KerasLayer, kw_only=True):
    lora_rank: int | None = None
    lora_alpha: Inert = None


class _Conv(_LowRank):
    filters: Size
    kernel_size: Sizes
    strides: Sizes = 1
    padding: str = "valid"
    data_format: str | None = None
    dilation_rate: Sizes = 1
    groups: Size = 1
    activation: Inert = None
    use_bias: bool = True
    kernel_initializer: Inert = "glorot_uniform"
    bias_initializer: Inert = "zeros"
    kernel_regularizer: Inert = None
    bias_regularizer: Inert = None
    activity_regularizer: Inert = None
    kernel_constraint: Inert = None
    bias_constraint: Inert = None

    keyword_only = COMMON | {"lora_rank", "lora_alpha"}
    rank: ClassVar[int]
    paddings: ClassVar[tuple[str, ...]] = ("valid", "same")

    def check_arguments(self) -> None:
        require_positive(self, "filters")
        require_positive(self, "groups")
        if not may_divide(self.groups, self.filters):
            raise LayerError(f"{self.class_name} cannot split {self.filters} filters into {self.groups} groups")
        positive_sizes(self, "kernel_size", self.rank)
        channel_axis(self)
        padding(self, *self.paddings)
        refuse_strides_with_dilation(self, self.rank)
        check_adapter(self, "kernel_constraint")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        require_rank(self, shape, self.rank + 2)
        channels = defined(self, shape, channel_axis(self))
        if not may_divide(self.groups, channels):
            raise UnfitError(f"{self.class_name} cannot split the channels of {show(shape)} into {self.groups} groups")
        window = positive_sizes(self, "kernel_size", self.rank)
        kernel = Weight("kernel", (*window, channels // self.groups, self.filters))
        bias = (Weight("bias", (self.filters,)),) if self.use_bias else ()
        return adapted(kernel, bias, self.lora_rank)

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, self.rank + 2)
        window = positive_sizes(self, "kernel_size", self.rank)
        strides = positive_sizes(self, "strides", self.rank)
        dilation = positive_sizes(self, "dilation_rate", self.rank)
        lengths = slid_over(self, shape, window, strides, padding(self, *self.paddings), dilation)
        return arranged(self, shape[0], lengths, self.filters)

    def uses(self, shape: Shape) -> Mapping[str, Dim]:
        positions = product(spatial(self, self.output_shape(shape)))
        return {"kernel": positions, **merging("kernel", self.filters, self.lora_rank)}


class Conv1D(_Conv):
    """A convolution along time, or along another single axis."""

    aliases = ("Convolution1D",)
    rank = 1
    paddings = ("valid", "same", "causal")


class Conv2D(_Conv):
    """A convolution over images."""

    strides: Sizes = (1, 1)
    dilation_rate: Sizes = (1, 1)

    aliases = ("Convolution2D",)
    rank = 2


class Conv3D(_Conv):
    """A convolution over volumes."""

    strides: Sizes = (1, 1, 1)
    dilation_rate: Sizes = (1, 1, 1)

    aliases = ("Convolution3D",)
    rank = 3
