"""SimpleRNN: the state is the last output."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.layer import Inert
from paramlint.keras.recurrent.base import _OverCell
from paramlint.keras.recurrent.cell import _SimpleCell, check_units
from paramlint.keras.shape import Shape, Size
from paramlint.keras.weight import Weight


class SimpleRNNCell(_SimpleCell):
    """One step: a mixture of the input and of the output before."""

    units: Size
    activation: Inert = "tanh"
    use_bias: bool = True
    kernel_initializer: Inert = "glorot_uniform"
    recurrent_initializer: Inert = "orthogonal"
    bias_initializer: Inert = "zeros"
    kernel_regularizer: Inert = None
    recurrent_regularizer: Inert = None
    bias_regularizer: Inert = None
    kernel_constraint: Inert = None
    recurrent_constraint: Inert = None
    bias_constraint: Inert = None
    dropout: Inert = 0.0
    recurrent_dropout: Inert = 0.0
    seed: Inert = None

    kept_of_a_unit = 1

    def step_weights(self, step: Shape) -> Iterable[Weight]:
        yield from self.kernels(step, gates=1)
        if self.use_bias:
            yield Weight("bias", (self.units,))


class SimpleRNN(_OverCell):
    """Each output is a mixture of the input at that step and of the output before."""

    units: Size
    activation: Inert = "tanh"
    use_bias: bool = True
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
    dropout: Inert = 0.0
    recurrent_dropout: Inert = 0.0
    return_sequences: bool = False
    return_state: bool = False
    go_backwards: bool = False
    stateful: bool = False
    unroll: Inert = False
    seed: Inert = None

    def check_arguments(self) -> None:
        check_units(self)

    @property
    def one_cell(self) -> SimpleRNNCell:
        return SimpleRNNCell(units=self.units, use_bias=self.use_bias, dtype=self.dtype)
