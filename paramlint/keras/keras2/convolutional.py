"""keras.layers convolutional, as Keras 2 has them: convolutions without LoRA."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from paramlint.keras.convolutional import conv, depthwise, separable, transpose
from paramlint.keras.convolutional.checks import refuse_strides_with_dilation
from paramlint.keras.errors import Undescribed
from paramlint.keras.keras2.core import LOW_RANK
from paramlint.keras.shape import Dim, Shape, show
from paramlint.keras.spatial import channel_axis
from paramlint.keras.weight import Weight

if TYPE_CHECKING:
    from paramlint.keras.convolutional.conv import _Conv
    from paramlint.keras.convolutional.depthwise import _DepthwiseConv
else:  # what is mixed into a layer must bring no fields: they would stand in for the layer's own
    _Conv = _DepthwiseConv = object


class _MoreBatchAxes(_Conv):
    """Axes before those of a single input are all taken for batches."""

    __slots__ = ()
    refuses = LOW_RANK

    def weights(self, shape: Shape) -> Iterable[Weight]:
        return super().weights(shape[self._more(shape) :])

    def output_shape(self, shape: Shape) -> Shape:
        more = self._more(shape)
        return (*shape[:more], *super().output_shape(shape[more:]))

    def _more(self, shape: Shape) -> int:
        more = max(0, len(shape) - self.rank - 2)
        if more and channel_axis(self) == 1:
            raise Undescribed(f"what {self.class_name} makes of {show(shape)} with the channels first is not described")
        return more


class Conv1D(_MoreBatchAxes, conv.Conv1D):
    """Conv1D, whose data format is not the session's."""

    data_format: str | None = "channels_last"


class Conv2D(_MoreBatchAxes, conv.Conv2D):
    """Conv2D without LoRA."""


class Conv3D(_MoreBatchAxes, conv.Conv3D):
    """Conv3D without LoRA."""


class Conv3DTranspose(transpose.Conv3DTranspose):
    """Conv3DTranspose, whose parameters stand in the order of its siblings', and whose output forgets dilation."""

    leading = ()

    def output_shape(self, shape: Shape) -> Shape:
        return transpose.Conv3DTranspose.output_shape(msgspec.structs.replace(self, dilation_rate=1), shape)


class _DepthwiseKernel(_DepthwiseConv):
    """Calls the kernel otherwise, and cannot have both strides and dilation."""

    __slots__ = ()

    def check_arguments(self) -> None:
        super().check_arguments()
        refuse_strides_with_dilation(self, self.rank)

    def weights(self, shape: Shape) -> Iterable[Weight]:
        for weight in super().weights(shape):
            yield replace(weight, name="depthwise_kernel") if weight.name == "kernel" else weight

    def uses(self, shape: Shape) -> Mapping[str, Dim]:
        return {"depthwise_kernel": super().uses(shape)["kernel"]}


class DepthwiseConv1D(_DepthwiseKernel, depthwise.DepthwiseConv1D):
    """DepthwiseConv1D, whose kernel is called `depthwise_kernel`."""


class DepthwiseConv2D(_DepthwiseKernel, depthwise.DepthwiseConv2D):
    """DepthwiseConv2D, whose kernel is called `depthwise_kernel`."""


class SeparableConv1D(separable.SeparableConv1D):
    """SeparableConv1D, which cannot have both strides and dilation."""

    def check_arguments(self) -> None:
        super().check_arguments()
        refuse_strides_with_dilation(self, self.rank)


class SeparableConv2D(separable.SeparableConv2D):
    """SeparableConv2D, which cannot have both strides and dilation."""

    def check_arguments(self) -> None:
        super().check_arguments()
        refuse_strides_with_dilation(self, self.rank)
