"""constant-kernel-init: silent first."""

import pytest
from paramlint.rules.activation.pml404_constant_kernel_init import ConstantKernelInit

from paramlint.testing import findings, fixed

HEAD = "from keras import Input, Sequential, Model, initializers, layers\nfrom keras.layers import Dense, Dropout\n"
TWO = HEAD + "Sequential([Input((4,)), Dense(8, activation='relu'{}), Dropout(0.1), Dense(1)])\n"
SILENT = {
    "no initializer": TWO.format(""),
    "a random one": TWO.format(", kernel_initializer='he_normal'"),
    "a constant bias": TWO.format(", bias_initializer='ones'"),
    "the last layer": HEAD + "Sequential([Input((4,)), Dense(8), Dense(2, kernel_initializer='zeros')])\n",
    "one unit": HEAD + "Sequential([Input((4,)), Dense(1, kernel_initializer='zeros'), Dense(1)])\n",
    "a function of the file": HEAD
    + "def zeros(shape, dtype=None):\n    return shape\n"
    + TWO.format(", kernel_initializer=zeros").removeprefix(HEAD),
    "a gate of a residual branch": HEAD
    + "x = Input((8,))\ny = Dense(8, kernel_initializer='zeros')(x)\nModel(x, Dense(1)(layers.Add()([x, y])))\n",
}
FOUND = {
    "a name": ("zeros", TWO.format(", kernel_initializer='zeros'"), TWO.format("")),
    "an object": ("Constant", TWO.format(", kernel_initializer=initializers.Constant(0.5)"), TWO.format("")),
    "a class": ("Ones", TWO.format(", kernel_initializer=initializers.Ones"), TWO.format("")),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(ConstantKernelInit, code) == ()


@pytest.mark.parametrize(("name", "code", "after"), FOUND.values(), ids=FOUND)
def test_found_and_fixed(name: str, code: str, after: str) -> None:
    (found,) = findings(ConstantKernelInit, code)
    assert found.message == f"all 8 units of `dense` start with the same kernel (`{name}`)"
    assert (found.severity, found.layer) == ("warning", "dense")
    assert fixed(ConstantKernelInit, code) == code
    assert fixed(ConstantKernelInit, code, unsafe=True) == after


def test_filters_of_a_convolution() -> None:
    code = (
        HEAD + "Sequential([Input((8, 8, 3)), layers.Conv2D(4, 3, kernel_initializer='ones'), layers.Conv2D(2, 3)])\n"
    )
    (found,) = findings(ConstantKernelInit, code)
    assert found.message == "all 4 filters of `conv2d` start with the same kernel (`ones`)"


def test_two_layers_of_zeros_never_move_in_keras() -> None:
    import keras
    import numpy as np

    model = keras.Sequential(
        [
            keras.Input((4,)),
            keras.layers.Dense(8, "relu", kernel_initializer="zeros"),
            keras.layers.Dense(1, kernel_initializer="zeros"),
        ]
    )
    model.compile("sgd", "mse")
    model.fit(np.ones((8, 4)), np.ones((8, 1)), epochs=2, verbose=0)
    assert not model.layers[0].get_weights()[0].any()
