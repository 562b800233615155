"""GRU: three gates and no state beside the output."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.layer import Inert
from paramlint.keras.recurrent.base import _OverCell
from paramlint.keras.recurrent.cell import _SimpleCell, check_units
from paramlint.keras.recurrent.cudnn import check_cudnn
from paramlint.keras.shape import Shape, Size
from paramlint.keras.weight import Weight


class GRUCell(_SimpleCell):
    """One step of a gated recurrent unit; with `reset_after` the recurrent side has a bias of its own."""

    units: Size
    activation: Inert = "tanh"
    recurrent_activation: Inert = "sigmoid"
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
    reset_after: bool = True
    seed: Inert = None

    also_accepts = frozenset({"activity_regularizer", "implementation"})
    kept_of_a_unit = 4

    def step_weights(self, step: Shape) -> Iterable[Weight]:
        yield from self.kernels(step, gates=3)
        if self.use_bias:
            width = self.units * 3
            yield Weight("bias", (2, width) if self.reset_after else (width,))


class GRU(_OverCell):
    """A gated recurrent unit; with `reset_after` the recurrent side has a bias of its own."""

    units: Size
    activation: Inert = "tanh"
    recurrent_activation: Inert = "sigmoid"
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
    seed: Inert = None
    return_sequences: bool = False
    return_state: bool = False
    go_backwards: bool = False
    stateful: bool = False
    unroll: Inert = False
    reset_after: bool = True
    use_cudnn: Inert = "auto"

    also_accepts = frozenset({"implementation"})
    gates = 3

    def check_arguments(self) -> None:
        check_units(self)
        check_cudnn(self)

    @property
    def one_cell(self) -> GRUCell:
        return GRUCell(units=self.units, use_bias=self.use_bias, dtype=self.dtype, reset_after=self.reset_after)
