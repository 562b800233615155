"""ConvLSTM: long short-term memory whose products are convolutions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from paramlint.keras.arguments import objection, padding, positive_sizes, require_number
from paramlint.keras.convolutional.checks import refuse_strides_with_dilation
from paramlint.keras.cost import Cost, elements, multiplied
from paramlint.keras.errors import OpenSizeError
from paramlint.keras.inputs import defined, require_rank
from paramlint.keras.layer import Inert
from paramlint.keras.recurrent.base import _Recurrent
from paramlint.keras.shape import Several, Shape, Size, Sizes, product, show
from paramlint.keras.spatial import arranged, channel_axis, slid_over, spatial
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown

_GATES_AND_STATES = 6
"""What each step keeps of the size of a state."""


class _Unrolled(_Recurrent, kw_only=True):
    unroll: Inert = False

    keyword_only = _Recurrent.keyword_only | {"unroll"}


class _ConvLSTM(_Unrolled):
    filters: Size
    kernel_size: Sizes
    strides: Sizes = 1
    padding: str = "valid"
    data_format: str | None = None
    dilation_rate: Sizes = 1
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

    owns_weights = False
    rank: ClassVar[int]

    def check_arguments(self) -> None:
        positive_sizes(self, "kernel_size", self.rank)
        channel_axis(self)
        padding(self, "valid", "same")
        refuse_strides_with_dilation(self, self.rank)
        require_number(self, "dropout")
        require_number(self, "recurrent_dropout")

    def require_sequences(self, shape: Shape) -> None:
        require_rank(self, shape, self.rank + 3)

    def step_weights(self, step: Shape) -> Iterable[Weight]:
        channels = defined(self, step, channel_axis(self))
        if None in spatial(self, step):
            raise OpenSizeError(
                f"{self.class_name} needs defined spatial dimensions, one step of its input is {show(step)}"
            )
        if not isinstance(self.filters, (int, Unknown)):
            raise objection(self, "filters", "an integer")
        window, gates = positive_sizes(self, "kernel_size", self.rank), self.filters * 4
        yield Weight("kernel", (*window, channels, gates))
        yield Weight("recurrent_kernel", (*window, self.filters, gates))
        if self.use_bias:
            yield Weight("bias", (gates,))

    def step_output(self, step: Shape) -> Shape:
        window = positive_sizes(self, "kernel_size", self.rank)
        strides = positive_sizes(self, "strides", self.rank)
        dilation = positive_sizes(self, "dilation_rate", self.rank)
        lengths = slid_over(self, step, window, strides, padding(self, "valid", "same"), dilation)
        return arranged(self, step[0], lengths, self.filters)

    def step_cost(self, step: Shape) -> Cost:
        output = self.step_output(step)
        positions = product(spatial(self, output))
        kernels = multiplied(self.step_weights(step), {"kernel": positions, "recurrent_kernel": positions})
        kept, size = product((elements(output), _GATES_AND_STATES)), self.number_bytes()
        return Cost(kernels, kept, product((kept, size)), 1, product((elements(output), size)))

    def step_states(self, step: Shape) -> tuple[Shape | Several, ...]:
        return (self.step_output(step),) * 2


class ConvLSTM1D(_ConvLSTM):
    """A convolutional LSTM over sequences of sequences."""

    rank = 1


class ConvLSTM2D(_ConvLSTM):
    """A convolutional LSTM over sequences of images."""

    rank = 2


class ConvLSTM3D(_ConvLSTM):
    """A convolutional LSTM over sequences of volumes."""

    rank = 3
