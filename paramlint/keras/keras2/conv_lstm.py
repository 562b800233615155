"""keras.layers ConvLSTM, as Keras 2 has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from paramlint.keras.arguments import objection
from paramlint.keras.layer import Inert
from paramlint.keras.recurrent import conv_lstm
from paramlint.keras.shape import Shape, Sizes
from paramlint.keras.spatial import spatial, with_spatial
from paramlint.keras.weight import Weight

if TYPE_CHECKING:
    from paramlint.keras.recurrent.conv_lstm import _ConvLSTM
else:  # what is mixed into a layer must bring no fields: they would stand in for the layer's own
    _ConvLSTM = object

_ORDER = (
    *("filters", "kernel_size", "strides", "padding", "data_format", "dilation_rate", "activation"),
    *("recurrent_activation", "use_bias", "kernel_initializer", "recurrent_initializer", "bias_initializer"),
    *("unit_forget_bias", "kernel_regularizer", "recurrent_regularizer", "bias_regularizer"),
    *("activity_regularizer", "kernel_constraint", "recurrent_constraint", "bias_constraint"),
    *("return_sequences", "return_state", "go_backwards", "stateful", "dropout", "recurrent_dropout"),
)


class _OpenSizes(_ConvLSTM):
    """Takes images of open sizes, and cannot be unrolled."""

    __slots__ = ()

    def check_arguments(self) -> None:
        super().check_arguments()
        if self.unroll is True:
            raise objection(self, "unroll", "False")

    def step_weights(self, step: Shape) -> Iterable[Weight]:
        sizes = [1 if size is None else size for size in spatial(self, step)]
        return super().step_weights(with_spatial(self, step, sizes))


class ConvLSTM1D(_OpenSizes, conv_lstm.ConvLSTM1D):
    """ConvLSTM1D over images of any size, without a seed of its own."""

    recurrent_activation: Inert = "hard_sigmoid"

    leading: ClassVar[tuple[str, ...]] = _ORDER
    owns_weights = True
    refuses = frozenset({"seed"})


class ConvLSTM2D(_OpenSizes, conv_lstm.ConvLSTM2D):
    """ConvLSTM2D over images of any size, without a seed of its own."""

    strides: Sizes = (1, 1)
    dilation_rate: Sizes = (1, 1)
    recurrent_activation: Inert = "hard_sigmoid"

    leading: ClassVar[tuple[str, ...]] = _ORDER
    owns_weights = True
    refuses = frozenset({"seed"})


class ConvLSTM3D(_OpenSizes, conv_lstm.ConvLSTM3D):
    """ConvLSTM3D over images of any size, without a seed of its own."""

    strides: Sizes = (1, 1, 1)
    dilation_rate: Sizes = (1, 1, 1)
    recurrent_activation: Inert = "hard_sigmoid"

    leading: ClassVar[tuple[str, ...]] = _ORDER
    owns_weights = True
    refuses = frozenset({"seed"})
