"""GRU: three gates and no state beside the output."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.layer import Inert
from paramlint.keras.recurrent.base import _Recurrent
from paramlint.keras.recurrent.cudnn import check_cudnn
from paramlint.keras.shape import Shape, Size
from paramlint.keras.weight import Weight


class GRU(_Recurrent):
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

    def check_arguments(self) -> None:
        super().check_arguments()
        check_cudnn(self)

    def weights(self, shape: Shape) -> Iterable[Weight]:
        yield from self.kernels(shape, self.units * 3)
        if self.use_bias:
            width = self.units * 3
            yield Weight("bias", (2, width) if self.reset_after else (width,))
