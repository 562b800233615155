"""keras.layers rnn under TensorFlow 1: other defaults, and layers that ran on a GPU only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from paramlint.keras.arguments import require_positive
from paramlint.keras.cost import Cost, multiplied
from paramlint.keras.inputs import defined
from paramlint.keras.keras2 import recurrent
from paramlint.keras.keras2.recurrent import _TimeMajor
from paramlint.keras.layer import COMMON, Inert
from paramlint.keras.recurrent.base import _Recurrent
from paramlint.keras.shape import Several, Shape, Size, product
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

    states_per_unit: ClassVar[int] = 1
    gates: ClassVar[int]

    def check_arguments(self) -> None:
        require_positive(self, "units")

    def step_weights(self, step: Shape) -> Iterable[Weight]:
        width = self.units * self.gates
        yield Weight("kernel", (defined(self, step, -1), width))
        yield Weight("recurrent_kernel", (self.units, width))
        yield Weight("bias", (width * 2,))

    def step_output(self, step: Shape) -> Shape:
        return (step[0], self.units)

    def step_states(self, step: Shape) -> tuple[Shape | Several, ...]:
        return (self.step_output(step),) * self.states_per_unit

    def step_cost(self, step: Shape) -> Cost:
        kernels = multiplied(self.step_weights(step), {"kernel": 1, "recurrent_kernel": 1})
        kept, size = self.units * (self.gates + self.states_per_unit), self.number_bytes()
        return Cost(kernels, kept, product((kept, size)), 1, product((self.units, size)))


class CuDNNGRU(_CuDNN):
    """A GRU on a GPU; each gate has a bias for the input and another for the state."""

    gates = 3


class CuDNNLSTM(_CuDNN):
    """An LSTM on a GPU; each gate has a bias for the input and another for the state."""

    unit_forget_bias: Inert = True

    leading = (
        *("units", "kernel_initializer", "recurrent_initializer", "bias_initializer", "unit_forget_bias"),
        *("kernel_regularizer", "recurrent_regularizer", "bias_regularizer", "activity_regularizer"),
    )
    states_per_unit = 2
    gates = 4
