"""What is trained after parts are frozen and thawed, before and after they are used: real Keras is asked each time."""

import pytest

from paramlint.source.read import to_source
from tests.overlays.reading import read_one
from tests.test_oracle import assert_code_agrees

HEAD = "import keras\nfrom keras import Input, Model, Sequential\nfrom keras.layers import *\ni = Input((5, 4))\n"
FREEZES = [
    "layer.trainable = False",
    "layer.trainable = False\nlayer.trainable = True",
    "layer.trainable = True",
    "m.trainable = False",
    "for part in m.layers[:-1]:\n    part.trainable = False",
]
LAYERS = {
    "Dense": "Dense(3)({})",
    "LSTM": "LSTM(3, return_sequences=True)({})",
    "MultiHeadAttention": "MultiHeadAttention(2, 3)({0}, {0})",
    "frozen MultiHeadAttention": "MultiHeadAttention(2, 3, trainable=False)({0}, {0})",
    "GroupQueryAttention": "GroupQueryAttention(3, 2, 1)({0}, {0})",
    "Attention": "Attention(use_scale=True)([{0}, {0}])",
    "Bidirectional": "Bidirectional(LSTM(3, return_sequences=True))({})",
    "TimeDistributed": "TimeDistributed(Dense(3))({})",
    "SpectralNormalization": "SpectralNormalization(Dense(3))({})",
}


@pytest.mark.parametrize("freeze", FREEZES, ids=range(len(FREEZES)))
@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS)
@pytest.mark.parametrize("is_built_first", [True, False])
def test_layers(layer: str, freeze: str, is_built_first: bool) -> None:
    made, _, called = layer.rpartition(")(")
    use = f"x = layer({called.format('i', 'i')}\nm = Model(i, Dense(2, name='head')(x))\n"
    if "m." in freeze and not is_built_first:
        pytest.skip("there is no model yet")
    parts = (use, freeze) if is_built_first else (freeze, use)
    assert_code_agrees(to_source(f"{HEAD}layer = {made})\n{parts[0]}\n{parts[1]}\n".encode(), "freeze.py"))


INNER = [
    "inner = Dense(3)\nouter = TimeDistributed(inner)\ninner.trainable = False",
    "inner = Dense(3)\ninner.trainable = False\nouter = TimeDistributed(inner)\ninner.trainable = True",
    "i = Input((6, 5, 4))\ninner = Dense(3)\nouter = TimeDistributed(TimeDistributed(inner))\ninner.trainable = False",
    "inner = Dense(3)\nouter = SpectralNormalization(inner)\ninner.trainable = False",
    "inner = LSTM(3)\nouter = Bidirectional(inner)\ninner.trainable = False",
    "inner = LSTMCell(3)\nouter = RNN(inner)\ninner.trainable = False",
    "inner = Sequential([Input((4,)), Dense(3)])\nouter = TimeDistributed(inner)\ninner.trainable = False",
]


@pytest.mark.parametrize("code", INNER, ids=range(len(INNER)))
def test_layers_inside_others(code: str) -> None:
    assert_code_agrees(to_source(f"{HEAD}{code}\nm = Model(i, outer(i))\n".encode(), "freeze.py"))
    frozen_after = code.replace("\ninner.trainable = False", "\nm = Model(i, outer(i))\ninner.trainable = False")
    if "= True" not in code:
        assert_code_agrees(to_source(f"{HEAD}{frozen_after}\n".encode(), "freeze.py"))


def test_keras_2_freezes_attention_whenever_that_is_said() -> None:
    head = HEAD.replace("keras", "tensorflow.keras").replace("import tensorflow.keras\n", "")
    code = "a = MultiHeadAttention(2, 3)\na.trainable = False\nm = Model(i, a(i, i))"
    assert read_one(code, head, "2").trainable_params.exact == 0
    assert read_one(code, head, "3").trainable_params.exact == 118
