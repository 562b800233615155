"""Transposed convolutions: shapes as if a convolution ran backwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from paramlint.keras.arguments import padding, positive_sizes, require_positive, sizes
from paramlint.keras.arithmetic import stretched
from paramlint.keras.convolutional.checks import refuse_strides_with_dilation
from paramlint.keras.errors import LayerError, quoted
from paramlint.keras.inputs import defined, require_rank
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Dim, Shape, Size, Sizes, product
from paramlint.keras.spatial import arranged, channel_axis, spatial
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


class _ConvTranspose(KerasLayer):
    filters: Size
    kernel_size: Sizes
    strides: Sizes = 1
    padding: str = "valid"
    output_padding: Sizes | None = None
    data_format: str | None = None
    dilation_rate: Sizes = 1
    activation: Inert = None
    use_bias: bool = True
    kernel_initializer: Inert = "glorot_uniform"
    bias_initializer: Inert = "zeros"
    kernel_regularizer: Inert = None
    bias_regularizer: Inert = None
    activity_regularizer: Inert = None
    kernel_constraint: Inert = None
    bias_constraint: Inert = None

    rank: ClassVar[int]

    def check_arguments(self) -> None:
        require_positive(self, "filters")
        positive_sizes(self, "kernel_size", self.rank)
        channel_axis(self)
        padding(self, "valid", "same")
        refuse_strides_with_dilation(self, self.rank)
        for extra, stride in zip(self._extra(), positive_sizes(self, "strides", self.rank), strict=True):
            if isinstance(extra, int) and isinstance(stride, int) and extra >= stride:
                reason = f"output_padding {quoted(self.output_padding)} and strides {quoted(self.strides)}"
                raise LayerError(f"{self.class_name} got {reason}: the padding must be the smaller one")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        require_rank(self, shape, self.rank + 2)
        window = positive_sizes(self, "kernel_size", self.rank)
        yield Weight("kernel", (*window, self.filters, defined(self, shape, channel_axis(self))))
        if self.use_bias:
            yield Weight("bias", (self.filters,))

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, self.rank + 2)
        axes = zip(
            spatial(self, shape),
            positive_sizes(self, "kernel_size", self.rank),
            positive_sizes(self, "strides", self.rank),
            self._extra(),
            positive_sizes(self, "dilation_rate", self.rank),
            strict=True,
        )
        edges = padding(self, "valid", "same")
        lengths = [stretched(size, width, stride, edges, extra, gap) for size, width, stride, extra, gap in axes]
        return arranged(self, shape[0], lengths, self.filters)

    def uses(self, shape: Shape) -> Mapping[str, Dim]:
        return {"kernel": product(spatial(self, shape))}

    def _extra(self) -> tuple[Size | None, ...]:
        if self.output_padding is None or isinstance(self.output_padding, Unknown):
            return (self.output_padding,) * self.rank
        return sizes(self, "output_padding", self.rank)


class Conv1DTranspose(_ConvTranspose):
    """A transposed convolution along a single axis."""

    aliases = ("Convolution1DTranspose",)
    rank = 1


class Conv2DTranspose(_ConvTranspose):
    """A transposed convolution over images."""

    strides: Sizes = (1, 1)
    dilation_rate: Sizes = (1, 1)

    aliases: ClassVar[tuple[str, ...]] = ("Convolution2DTranspose",)
    rank = 2


class Conv3DTranspose(_ConvTranspose):
    """A transposed convolution over volumes."""

    strides: Sizes = (1, 1, 1)
    dilation_rate: Sizes = (1, 1, 1)

    aliases = ("Convolution3DTranspose",)
    leading: ClassVar[tuple[str, ...]] = (
        "filters",
        "kernel_size",
        "strides",
        "padding",
        "data_format",
        "output_padding",
    )
    rank = 3
