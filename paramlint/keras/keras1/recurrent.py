"""keras.layers recurrent, as Keras 1 had them."""

from __future__ import annotations

from paramlint.keras.keras1.translation import Form, _Translated
from paramlint.keras.keras2 import recurrent
from paramlint.keras.keras2.v1 import recurrent as v1

_KEYWORDS = frozenset(
    {"weights", "return_sequences", "go_backwards", "stateful", "unroll", "consume_less", "input_dim", "input_length"}
)
_WEIGHTS = ("output_dim", "init", "inner_init")
_PENALTIES = ("W_regularizer", "U_regularizer", "b_regularizer", "dropout_W", "dropout_U")


class SimpleRNN(_Translated, recurrent.SimpleRNN):
    """SimpleRNN(output_dim)."""

    form = Form((*_WEIGHTS, "activation", *_PENALTIES), by_keyword=_KEYWORDS)


class GRU(_Translated, v1.GRU):
    """GRU(output_dim); each gate has one bias."""

    form = Form((*_WEIGHTS, "activation", "inner_activation", *_PENALTIES), by_keyword=_KEYWORDS)


class LSTM(_Translated, v1.LSTM):
    """LSTM(output_dim)."""

    form = Form((*_WEIGHTS, "forget_bias_init", "activation", "inner_activation", *_PENALTIES), by_keyword=_KEYWORDS)
