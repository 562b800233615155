"""redundant-bias-before-batchnorm: silent first."""

import pytest
from paramlint.rules.normalization.pml501_redundant_bias_before_batchnorm import RedundantBiasBeforeBatchnorm

from paramlint.testing import findings, fixed

HEAD = "from keras import Input, Model, Sequential\nfrom keras.layers import *\n"
CODE = HEAD + "Sequential([Input((8, 8, 3)), {}])\n"
SILENT = {
    "no bias": CODE.format("Conv2D(32, 3, use_bias=False), BatchNormalization()"),
    "an activation between": CODE.format("Conv2D(32, 3, activation='relu'), BatchNormalization()"),
    "an activation layer between": CODE.format("Conv2D(32, 3), ReLU(), BatchNormalization()"),
    "another axis": CODE.format("Conv2D(32, 3), BatchNormalization(axis=1)"),
    "no offset of its own": CODE.format("Conv2D(32, 3), BatchNormalization(center=False)"),
    "frozen": CODE.format("Conv2D(32, 3), BatchNormalization(trainable=False)"),
    "another reader": HEAD + "x = Input((8,))\ny = Dense(4)(x)\nModel(x, [Dense(2)(y), BatchNormalization()(y)])\n",
    "another use": HEAD + "x = Input((8,))\nd = Dense(8)\nModel(x, BatchNormalization()(d(ReLU()(d(x)))))\n",
    "channels first": CODE.format("Conv2D(32, 3, data_format='channels_first'), BatchNormalization()"),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(RedundantBiasBeforeBatchnorm, code) == ()


def test_one_layer() -> None:
    code = CODE.format("Conv2D(32, 3), BatchNormalization(), ReLU()")
    (found,) = findings(RedundantBiasBeforeBatchnorm, code)
    expected = "the bias of `conv2d` is taken out by the BatchNormalization behind it: 32 parameters without effect"
    assert (found.message, found.severity, found.measure) == (expected, "advice", 32)
    after = fixed(RedundantBiasBeforeBatchnorm, code, unsafe=True)
    assert after == CODE.format("Conv2D(32, 3, use_bias=False), BatchNormalization(), ReLU()")
    assert findings(RedundantBiasBeforeBatchnorm, after) == ()


def test_several_layers_are_told_once() -> None:
    code = CODE.format("Conv2D(32, 3), BatchNormalization(), Flatten(), Dense(10), BatchNormalization()")
    (found,) = findings(RedundantBiasBeforeBatchnorm, code)
    assert "`conv2d` (and of 1 more layer)" in found.message
    assert found.measure == 42


def test_code_that_also_makes_a_layer_with_a_use_for_its_bias_is_not_mended() -> None:
    code = (
        HEAD
        + "m = Sequential([Input((8,))])\nfor n in range(2):\n    m.add(Dense(4))\n    if n:\n        m.add(BatchNormalization())\n    else:\n        m.add(ReLU())\n"
    )
    (found,) = findings(RedundantBiasBeforeBatchnorm, code)
    assert found.fix is None


def test_keras_says_the_same_with_and_without() -> None:
    import keras
    import numpy as np

    x = np.random.default_rng(0).normal(size=(16, 5)).astype("float32")
    with_bias, normalization = keras.layers.Dense(3, bias_initializer="ones"), keras.layers.BatchNormalization()
    made = normalization(with_bias(x), training=True)
    without = normalization(x @ with_bias.get_weights()[0], training=True)
    np.testing.assert_allclose(made, without, atol=1e-5)
