"""keras.layers rnn under TensorFlow 1: other defaults, and layers that ran on a GPU only."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.arguments import require_positive
from paramlint.keras.keras2 import recurrent
from paramlint.keras.keras2.recurrent import _TimeMajor
from paramlint.keras.layer import COMMON, Inert
from paramlint.keras.recurrent.base import _Recurrent
from paramlint.keras.shape import Shape, Size
from paramlint.keras.weight import Weight


class GRU(recurrent.GRU):
    """GRU with one bias for both sides, unless `reset_after` says otherwise."""

    recurrent_activation: Inert = "hard_sigmoid"
    reset_after: bool = False

    keyword_only = COMMON | {"zero_output_for_mask", "time_major"}
    leading = ()


class LSTM(recurrent.LSTM):
    """LSTM with the older activation."""

    recurrent_activation: Inert = "hard_sigmoid"

    keyword_only = COMMON | {"zero_output_for_mask", "time_major"}
    leading = ()


class _CuDNN(_TimeMajor, _Recurrent):
    units: Size
    kernel_initializer: Inert = "glorot_uniform"
    recurrent_initializer: Inert = "orthogonal"
    bias_initializer: Inert = "zeros"
    kernel_regularizer: Inert = None
    recurrent_regularizer: Inert = None
    bias_regularizer: Inert = None
    activity_regularizer: Inert = None
    kernel_constraint: Inert = None
    recurrent_constraint: Inert = None
    bias_constraint: Inert = None
    return_sequences: bool = False
    return_state: bool = False
    go_backwards: bool = False
    stateful: bool = False
    time_major: bool = False

    unroll: Inert = False

    keyword_only = COMMON | {"time_major"}
    refuses = frozenset({"zero_output_for_mask", "unroll"})

    def check_arguments(self) -> None:
        require_positive(self, "units")


class CuDNNGRU(_CuDNN):
    """A GRU on a GPU; each gate has a bias for the input and another for the state."""

    def weights(self, shape: Shape) -> Iterable[Weight]:
        yield from self.kernels(shape, self.units * 3)
        yield Weight("bias", (self.units * 6,))


class CuDNNLSTM(_CuDNN):
    """An LSTM on a GPU; each gate has a bias for the input and another for the state."""

    unit_forget_bias: Inert = True

    leading = (
        *("units", "kernel_initializer", "recurrent_initializer", "bias_initializer", "unit_forget_bias"),
        *("kernel_regularizer", "recurrent_regularizer", "bias_regularizer", "activity_regularizer"),
    )

    def states(self, shape: Shape) -> tuple[Shape, ...]:
        return ((shape[0], self.units),) * 2

    def weights(self, shape: Shape) -> Iterable[Weight]:
        yield from self.kernels(shape, self.units * 4)
        yield Weight("bias", (self.units * 8,))
