"""LSTM: four gates and a state that is carried along."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.layer import Inert
from paramlint.keras.recurrent.base import _OverCell
from paramlint.keras.recurrent.cell import StateSize, _SimpleCell, check_units
from paramlint.keras.recurrent.cudnn import check_cudnn
from paramlint.keras.shape import Shape, Size
from paramlint.keras.weight import Weight


class LSTMCell(_SimpleCell):
    """One step of long short-term memory: input gate, forget gate, new state and output gate, side by side."""

    units: Size
    activation: Inert = "tanh"
    recurrent_activation: Inert = "sigmoid"
    use_bias: bool = True
    kernel_initializer: Inert = "glorot_uniform"
    recurrent_initializer: Inert = "orthogonal"
    bias_initializer: Inert = "zeros"
    unit_forget_bias: Inert = True
    kernel_regularizer: Inert = None
    recurrent_regularizer: Inert = None
    bias_regularizer: Inert = None
    kernel_constraint: Inert = None
    recurrent_constraint: Inert = None
    bias_constraint: Inert = None
    dropout: Inert = 0.0
    recurrent_dropout: Inert = 0.0
    seed: Inert = None

    also_accepts = frozenset({"activity_regularizer", "implementation"})
    kept_of_a_unit = 6

    @property
    def state_size(self) -> StateSize:
        return self.units, self.units

    def step_weights(self, step: Shape) -> Iterable[Weight]:
        yield from self.kernels(step, gates=4)
        if self.use_bias:
            yield Weight("bias", (self.units * 4,))


class LSTM(_OverCell):
    """Long short-term memory: input gate, forget gate, new state and output gate, side by side in each weight."""

    units: Size
    activation: Inert = "tanh"
    recurrent_activation: Inert = "sigmoid"
    use_bias: bool = True
    kernel_initializer: Inert = "glorot_uniform"
    recurrent_initializer: Inert = "orthogonal"
    bias_initializer: Inert = "zeros"
    unit_forget_bias: Inert = True
    kernel_regularizer: Inert = None
    recurrent_regularizer: Inert = None
    bias_regularizer: Inert = None
    activity_regularizer: Inert = None
    kernel_constraint: Inert = None
    recurrent_constraint: Inert = None
    bias_constraint: Inert = None
    dropout: Inert = 0.0
    recurrent_dropout: Inert = 0.0
    seed: Inert = None
    return_sequences: bool = False
    return_state: bool = False
    go_backwards: bool = False
    stateful: bool = False
    unroll: Inert = False
    use_cudnn: Inert = "auto"

    also_accepts = frozenset({"implementation"})
    gates = 4

    def check_arguments(self) -> None:
        check_units(self)
        check_cudnn(self)

    @property
    def one_cell(self) -> LSTMCell:
        return LSTMCell(units=self.units, use_bias=self.use_bias, dtype=self.dtype)
