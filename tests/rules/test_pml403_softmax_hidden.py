"""softmax-hidden: silent first."""

import pytest
from paramlint.rules.activation.pml403_softmax_hidden import SoftmaxHidden

from paramlint.testing import findings

HEAD = "from keras import Input, Model, Sequential\nfrom keras.layers import *\n"
CODE = HEAD + "Sequential([Input((8,)), {}])\n"
SILENT = {
    "the output": CODE.format("Dense(64, 'relu'), Dense(3, 'softmax')"),
    "a gate": HEAD + "x = Input((8,))\na = Dense(8, 'softmax')(x)\nModel(x, Dense(1)(Multiply()([x, a])))\n",
    "an output that is read on": HEAD
    + "x = Input((8,))\na = Dense(8, 'softmax')(x)\nModel(x, [Reshape((2, 4))(a), Dense(1)(a)])\n",
    "another activation": CODE.format("Dense(64, 'sigmoid'), Dense(1)"),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(SoftmaxHidden, code) == ()


@pytest.mark.parametrize("between", ["", "Dropout(0.1), "])
def test_found(between: str) -> None:
    (found,) = findings(SoftmaxHidden, CODE.format(f"Dense(64, 'softmax'), {between}Dense(1)"))
    assert found.message == "`dense` is a hidden layer with a softmax: its 64 units share a total of 1"


def test_filters() -> None:
    code = HEAD + "Sequential([Input((8, 8, 3)), Conv2D(16, 3, activation='softmax'), Conv2D(4, 3)])\n"
    (found,) = findings(SoftmaxHidden, code)
    assert "its 16 filters share" in found.message
