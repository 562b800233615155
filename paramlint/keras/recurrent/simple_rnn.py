"""SimpleRNN: the state is the last output."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.layer import Inert
from paramlint.keras.recurrent.base import _Recurrent
from paramlint.keras.shape import Shape, Size
from paramlint.keras.weight import Weight


class SimpleRNN(_Recurrent):
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

    def weights(self, shape: Shape) -> Iterable[Weight]:
        yield from self.kernels(shape, self.units)
        if self.use_bias:
            yield Weight("bias", (self.units,))
