"""keras.layers rnn, as Keras 2 has it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

import msgspec

from paramlint.keras.cost import Cost, unknown_cost
from paramlint.keras.errors import OpenSizeError
from paramlint.keras.layer import COMMON, Inert
from paramlint.keras.recurrent import bidirectional, gru, lstm, rnn, simple_rnn, stacked, time_distributed
from paramlint.keras.recurrent.base import _Recurrent
from paramlint.keras.recurrent.cell import check_units
from paramlint.keras.shape import Dim, Several, Shape, show
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown

if TYPE_CHECKING:
    _Mixed = _Recurrent
else:  # what is mixed into a layer must bring no fields: they would stand in for the layer's own
    _Mixed = object

_NEW = frozenset({"seed", "use_cudnn"})
_ACTIVATIONS = ("units", "activation", "recurrent_activation", "use_bias")
_INITIALIZERS = ("kernel_initializer", "recurrent_initializer", "bias_initializer")
_PENALTIES = (
    *("kernel_regularizer", "recurrent_regularizer", "bias_regularizer", "activity_regularizer"),
    *("kernel_constraint", "recurrent_constraint", "bias_constraint", "dropout", "recurrent_dropout"),
)
_MODES = ("return_sequences", "return_state", "go_backwards", "stateful")


class _TimeMajor(_Mixed):
    """With `time_major` the steps come first in the input and in the sequences that are returned."""

    __slots__ = ()
    if TYPE_CHECKING:

        @property
        def time_major(self) -> bool: ...

        @property
        def unroll(self) -> Inert: ...

    def weights(self, shape: Shape) -> Iterable[Weight]:
        return super().weights(self._batch_first(shape))

    def output_shape(self, shape: Shape) -> Shape | Several:
        if self.unroll is True and self.steps(shape) is None:
            raise OpenSizeError(f"{self.class_name} cannot unroll an open number of steps, its input is {show(shape)}")
        output = super().output_shape(self._batch_first(shape))
        if not self.return_sequences:
            return output
        if isinstance(output, Several):
            sequences, *states = output.shapes
            assert isinstance(sequences, tuple)
            return Several((self._batch_first(sequences), *states))
        return self._batch_first(output)

    def steps(self, shape: Shape) -> Dim:
        return super().steps(self._batch_first(shape))

    def cost(self, shape: Shape) -> Cost:
        if self.time_major:
            why = f"what {self.class_name} with time_major=True costs is not described"
            return unknown_cost(Unknown("unsupported-layer", why))
        return super().cost(shape)

    def _batch_first(self, shape: Shape) -> Shape:
        """The shape with its first two axes exchanged, or not."""
        return (shape[1], shape[0], *shape[2:]) if self.time_major and len(shape) > 1 else shape


class Bidirectional(bidirectional.Bidirectional):
    """Bidirectional, whose second layer runs the other way round, whichever way the first one runs."""

    owns_weights = True

    def _directions(self) -> tuple[_Recurrent, _Recurrent]:
        if self.backward_layer is None and isinstance(self.layer, _Recurrent):
            return self.layer, msgspec.structs.replace(self.layer, go_backwards=not self.layer.go_backwards)
        return super()._directions()


class SimpleRNN(_TimeMajor, simple_rnn.SimpleRNN):
    """SimpleRNN, whose rarer arguments go by keyword."""

    time_major: bool = False

    keyword_only = COMMON | {"zero_output_for_mask", "time_major"}
    refuses = frozenset({"seed"})


class LSTM(_TimeMajor, lstm.LSTM):
    """LSTM without a seed of its own."""

    time_major: bool = False

    also_accepts = frozenset({"input_length"})
    leading: ClassVar[tuple[str, ...]] = (
        *_ACTIVATIONS,
        *_INITIALIZERS,
        "unit_forget_bias",
        *_PENALTIES,
        *_MODES,
        "time_major",
        "unroll",
    )
    refuses = _NEW

    def check_arguments(self) -> None:
        check_units(self)


class GRU(_TimeMajor, gru.GRU):
    """GRU without a seed of its own."""

    time_major: bool = False

    also_accepts = frozenset({"input_length"})
    leading: ClassVar[tuple[str, ...]] = (
        *_ACTIVATIONS,
        *_INITIALIZERS,
        *_PENALTIES,
        *_MODES,
        "unroll",
        "time_major",
        "reset_after",
    )
    refuses = _NEW

    def check_arguments(self) -> None:
        check_units(self)


class RNN(_TimeMajor, rnn.RNN):
    """RNN, which may be given its steps first."""

    time_major: bool = False

    leading: ClassVar[tuple[str, ...]] = ()
    keyword_only = COMMON | {"zero_output_for_mask"}
    owns_weights = True


class SimpleRNNCell(simple_rnn.SimpleRNNCell):
    """SimpleRNNCell without a seed of its own."""

    refuses = frozenset({"seed"})


class LSTMCell(lstm.LSTMCell):
    """LSTMCell without a seed of its own."""

    refuses = frozenset({"seed"})


class GRUCell(gru.GRUCell):
    """GRUCell without a seed of its own."""

    refuses = frozenset({"seed"})


class StackedRNNCells(stacked.StackedRNNCells):
    """StackedRNNCells, whose `trainable` reaches the cells."""

    owns_weights = True


class TimeDistributed(time_distributed.TimeDistributed):
    """TimeDistributed, whose `trainable` reaches what is inside."""

    owns_weights = True
