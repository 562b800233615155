"""Masks in Keras 3: real Keras lists what makes them, where a layer of the model takes them."""

import pytest

from paramlint.source.read import to_source
from tests.overlays.reading import read_one
from tests.test_oracle import assert_code_agrees

HEAD = "from keras import Input, Model, Sequential, ops\nfrom keras.layers import *\n"
HEAD += "i = Input((7,))\ne = Embedding(9, 4, mask_zero=True)(i)\n"
OUTPUTS = [
    "LSTM(3)(e)",
    "GlobalMaxPooling1D()(e)",
    "LSTM(3)(Dropout(0.1)(Dense(3)(e)))",
    "LSTM(3)(Conv1D(3, 1)(e))",
    "LSTM(2)(LSTM(3, return_sequences=True)(e))",
    "LSTM(2)(GRU(3, return_sequences=True)(SimpleRNN(3, return_sequences=True)(e)))",
    "Bidirectional(LSTM(3, return_sequences=True))(e)",
    "LSTM(2)(Bidirectional(LSTM(3, return_sequences=True))(e))",
    "TimeDistributed(Dense(3))(e)",
    "MultiHeadAttention(2, 4)(e, e)",
    "LSTM(2)(MultiHeadAttention(2, 4)(e, e))",
    "Attention()([e, e])",
    "GlobalAveragePooling1D()(e)",
    "LSTM(2)(BatchNormalization()(e))",
    "LSTM(3)(e + 1)",
    "Softmax()(Dense(4)(LSTM(3)(e)))",
    "Lambda(lambda t: t * 2)(e)",
    "LSTM(3)(Activation('relu')(LayerNormalization()(e)))",
    "Dense(1)(Flatten()(e))",
    "LSTM(2)(SpatialDropout1D(0.2)(e))",
    "RNN(LSTMCell(2))(ReLU()(e))",
    "LSTM(2)(Masking()(Dense(3)(Flatten()(e))[:, None]))",
    "LSTM(2)(Masking(2.0)(Conv1D(3, 2)(e)))",
    "LSTM(2)(e, mask=ops.not_equal(i, 3))",
    "[LSTM(2)(e), LSTM(3)(e), LSTM(2)(Embedding(9, 4, mask_zero=True)(i))]",
    "LSTM(2)(Embedding(9, 4)(i))",
]


@pytest.mark.parametrize("output", OUTPUTS)
def test_what_a_mask_makes_of_a_model(output: str) -> None:
    assert_code_agrees(to_source(f"{HEAD}m = Model(i, {output})".encode(), "masks.py"))


def test_states_stand_in_the_way_of_a_mask() -> None:
    code = HEAD + "o, h, c = LSTM(4, return_sequences=True, return_state=True)(e)\n"
    code += "j = Input((5,))\nd, _, _ = LSTM(4, return_sequences=True, return_state=True)"
    code += "(Embedding(8, 4, mask_zero=True)(j), initial_state=[h, c])\nm = Model([i, j], Dense(8)(d))\nn = Model(i, [h, c])"
    assert_code_agrees(to_source(code.encode(), "masks.py"))


def test_older_kerases_list_no_masks() -> None:
    code = "i = Input((7,))\nm = Model(i, LSTM(3)(Embedding(9, 4, mask_zero=True)(i)))"
    assert [layer.class_name for layer in read_one(code, keras_version="2").layers] == [
        "InputLayer",
        "Embedding",
        "LSTM",
    ]
    assert [layer.class_name for layer in read_one(code).layers] == ["InputLayer", "Embedding", "NotEqual", "LSTM"]
