"""keras.layers convolutional, as Keras 1 had them: an argument for each side of a window."""

from __future__ import annotations

import msgspec

from paramlint.keras.convolutional import transpose
from paramlint.keras.keras1.translation import PENALTIES, Form, _Translated
from paramlint.keras.keras2 import convolutional
from paramlint.keras.layer import Inert
from paramlint.keras.shape import Shape
from paramlint.keras.spatial import spatial, with_spatial

_MIDDLE = ("init", "activation", "weights", "border_mode")
_INPUT = ("input_dim", "input_length")
_CORE_1D = ("nb_filter", "filter_length", *_MIDDLE, "subsample_length")
_CORE_2D = ("nb_filter", "nb_row", "nb_col", *_MIDDLE, "subsample")


class Conv1D(_Translated, convolutional.Conv1D):
    """Convolution1D(nb_filter, filter_length)."""

    form = Form((*_CORE_1D, *PENALTIES, *_INPUT))


class AtrousConvolution1D(_Translated, convolutional.Conv1D):
    """A convolution with gaps in its window."""

    aliases = ("AtrousConv1D",)
    form = Form((*_CORE_1D, "atrous_rate", *PENALTIES, *_INPUT))


class Conv2D(_Translated, convolutional.Conv2D):
    """Convolution2D(nb_filter, nb_row, nb_col)."""

    form = Form((*_CORE_2D, "dim_ordering", *PENALTIES))


class AtrousConvolution2D(_Translated, convolutional.Conv2D):
    """A convolution with gaps in its window."""

    aliases = ("AtrousConv2D",)
    form = Form((*_CORE_2D, "atrous_rate", "dim_ordering", *PENALTIES))


class Conv3D(_Translated, convolutional.Conv3D):
    """Convolution3D(nb_filter, kernel_dim1, kernel_dim2, kernel_dim3)."""

    form = Form(
        ("nb_filter", "kernel_dim1", "kernel_dim2", "kernel_dim3", *_MIDDLE, "subsample", "dim_ordering", *PENALTIES)
    )


class SeparableConv2D(_Translated, convolutional.SeparableConv2D):
    """SeparableConvolution2D(nb_filter, nb_row, nb_col)."""

    form = Form(
        (
            *(*_CORE_2D, "depth_multiplier", "dim_ordering", "depthwise_regularizer", "pointwise_regularizer"),
            *("b_regularizer", "activity_regularizer", "depthwise_constraint", "pointwise_constraint"),
            *("b_constraint", "bias"),
        ),
        {"init": "depthwise_initializer"},
    )


class Conv2DTranspose(_Translated, transpose.Conv2DTranspose):
    """Deconvolution2D(nb_filter, nb_row, nb_col, output_shape), which had to be told its output's shape."""

    stated_output: Inert = msgspec.field(name="output_shape", default=None)

    aliases = ("Deconvolution2D", "Deconv2D", "Convolution2DTranspose")
    form = Form(("nb_filter", "nb_row", "nb_col", "output_shape", *_MIDDLE, "subsample", "dim_ordering", *PENALTIES))

    def output_shape(self, shape: Shape) -> Shape:
        inferred = super().output_shape(shape)
        stated = self.stated_output
        if not isinstance(stated, (tuple, list)) or len(stated) != len(inferred):
            return inferred
        return with_spatial(self, inferred, spatial(self, tuple(stated)))
