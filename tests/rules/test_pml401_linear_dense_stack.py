"""linear-dense-stack: silent first."""

import pytest
from paramlint.rules.activation.pml401_linear_dense_stack import LinearDenseStack

from paramlint.testing import findings, fixed

HEAD = "from keras import Input, Model, Sequential, regularizers\nfrom keras.layers import *\n"
CODE = HEAD + "Sequential([Input((20,)), {}])\n"
SILENT = {
    "an activation": CODE.format("Dense(10, 'relu'), Dense(5)"),
    "an activation layer": CODE.format("Dense(10), ReLU(), Dense(5)"),
    "a normalization": CODE.format("Dense(10), BatchNormalization(), Dense(5)"),
    "a bottleneck": CODE.format("Dense(3), Dense(20)"),
    "the last layer": CODE.format("Dense(10, 'relu'), Dense(5)"),
    "an activation that nobody knows": CODE.format("Dense(10, activation=input()), Dense(5)"),
    "arguments that nobody knows": "more = dict(input())\n" + CODE.format("Dense(10, **more), Dense(5)"),
    "a function of the file": HEAD
    + "def act(x):\n    return x\n"
    + CODE.format("Dense(10, activation=act), Dense(5)").removeprefix(HEAD),
    "a convolution": CODE.format("Reshape((20, 1)), Conv1D(4, 3), Dense(5)"),
    "several readers": HEAD + "x = Input((20,))\ny = Dense(30)(x)\nModel(x, [Dense(5)(y), Dense(6)(y)])\n",
    "an output as well": HEAD + "x = Input((20,))\ny = Dense(30)(x)\nModel(x, [y, Dense(5)(y), ReLU()(y)])\n",
    "a kernel that is held small": CODE.format("Dense(30, kernel_regularizer='l2'), Dense(5)"),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(LinearDenseStack, code) == ()


@pytest.mark.parametrize(
    "written", ["Dense(30)", "Dense(30, activation=None)", "Dense(30, 'linear')", "Dense(30), Dropout(0.1)"]
)
def test_found(written: str) -> None:
    (found,) = findings(LinearDenseStack, CODE.format(f"{written}, Dense(5)"))
    assert found.message == "`dense` has no activation: with `dense_1` behind it, both are one linear map"
    assert found.severity == "warning"


def test_each_of_a_row_is_told_and_fixed() -> None:
    code = CODE.format("Dense(500), Dense(100), Dense(5)")
    assert [found.layer for found in findings(LinearDenseStack, code)] == ["dense", "dense_1"]
    after = CODE.format('Dense(500, activation="relu"), Dense(100, activation="relu"), Dense(5)')
    assert fixed(LinearDenseStack, code, unsafe=True) == after
    assert findings(LinearDenseStack, after) == ()
