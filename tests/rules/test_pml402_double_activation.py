"""double-activation: silent first."""

import pytest
from paramlint.rules.activation.pml402_double_activation import DoubleActivation

from paramlint.testing import findings, fixed

CODE = "from keras import Input, Sequential\nfrom keras.layers import *\nSequential([Input((8,)), {}, Dense(1)])\n"
SILENT = [
    "Dense(4, 'relu'), Dropout(0.1), Dense(4, 'relu')",
    "Dense(4), Activation('relu')",
    "Dense(4, 'tanh'), Activation('softmax')",
    "Dense(4, 'linear'), ReLU()",
    "Dense(4, 'relu'), ReLU(max_value=6)",
    "Dense(4, 'relu'), Activation('tanh')",
    "Dense(4, 'relu'), BatchNormalization(), Activation('relu')",
    "Dense(4, activation=input()), Activation('relu')",
]
FOUND = {
    "Dense(4, 'relu'), Activation('relu')": ("relu", "relu", "the second changes nothing"),
    "Dense(4, 'relu'), LeakyReLU(0.1)": ("relu", "leaky_relu", "the second changes nothing"),
    "Dense(4, 'softmax'), Softmax()": ("softmax", "softmax", "it is applied twice"),
    "Dense(4, 'tanh'), Activation('tanh')": ("tanh", "tanh", "it is applied twice"),
    "Dense(4, 'relu'), Activation('sigmoid')": ("relu", "sigmoid", "what it is given is never negative"),
    "Dense(4, 'sigmoid'), Activation('softmax')": ("sigmoid", "softmax", "what it is given is never negative"),
}


@pytest.mark.parametrize("layers", SILENT)
def test_silent(layers: str) -> None:
    assert findings(DoubleActivation, CODE.format(layers)) == ()


@pytest.mark.parametrize(("layers", "told"), FOUND.items(), ids=FOUND)
def test_found(layers: str, told: tuple[str, str, str]) -> None:
    (found,) = findings(DoubleActivation, CODE.format(layers))
    own, again, effect = told
    assert found.message == f"`dense` applies {own}, and `{found.layer}` {again} to that: {effect}"
    assert (found.fix is not None) == (own == again == "relu" and "activation=" in layers)


def test_the_same_relu_twice_is_mended_safely() -> None:
    code = CODE.format("Dense(4, activation='relu', name='a'), Activation('relu')")
    after = fixed(DoubleActivation, code)
    assert after == CODE.format("Dense(4, name='a'), Activation('relu')")
    assert findings(DoubleActivation, after) == ()
