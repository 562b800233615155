"""invalid-layer-argument: silent first, and quotients are mended."""

import pytest
from paramlint.rules.shapes.pml207_invalid_layer_argument import InvalidLayerArgument

from paramlint.analyze import analyze
from paramlint.source.read import to_source
from paramlint.testing import findings, fixed
from tests.rules.shapes import HEAD, chain

SILENT = {
    "whole numbers": chain("Input((8,))", "Dense(128 // 2)", "Dense(True)"),
    "an unknown number": HEAD + "n = int(input())\nDense(n / 2)\n",
    "one of several": HEAD + "import z\nn = 64.0 if z.flag() else 64\nDense(n)\n",
    "what Keras 2 took": "from tensorflow.keras.layers import *\nGaussianNoise(15.0)\nDense(3, kernel_layout=None)\n",
    "a fraction in an old file": "from keras.layers.core import Dense\nDense(128 / 2)\n",
    "a fraction in tf-keras": "from tf_keras.layers import Dense\nDense(128 / 2)\n",
    "old arguments": "from keras.layers import Dense, Convolution2D\nDense(output_dim=3)\nConvolution2D(8, 3, 3, border_mode='same')\n",
    "what removed-or-moved-argument says": "from tensorflow.keras.layers import *\nDense(output_dim=3)\nConv2D(8, 3, border_mode='same')\nDropout(p=0.5)\n",
    "the default of a function that nobody calls": HEAD + "def block(x, filters=None):\n    return Conv2D(filters, 3)(x)\n",
    "the rate of a dropout, which has its own rule": HEAD + "Dropout(5)\n",
    "an error that a test waits for": HEAD + "class T:\n    def test(self):\n        with self.assertRaisesRegex(ValueError, 'x'):\n            Dense(-1)\n",
    "a name that the file redefines": HEAD + "def Dense(n): return n\nDense(-1)\n",
}  # fmt: skip


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(InvalidLayerArgument, code) == ()


def test_older_arguments_in_a_program_for_keras_3_have_their_own_rule() -> None:
    code = "from keras.layers import Conv2D\nConv2D(8, 3, border_mode='same', batch_input_shape=(1, 8, 8, 1))\n"
    assert findings(InvalidLayerArgument, code, keras_version="3") == ()


def test_a_quotient() -> None:
    code = HEAD + "n = 128\nmodel = Sequential([Input((8,)), Dense(n / 2)])\n"
    (found,) = findings(InvalidLayerArgument, code)
    assert found.message == 'Dense expects a positive integer for `units`, got 64.0 (Keras: "invalid value")'
    assert (found.severity, found.layer, found.model) == ("error", "dense", "model")
    assert found.help == "divide with //, which gives a whole number"
    after = fixed(InvalidLayerArgument, code)
    assert after == code.replace("n / 2", "n // 2")
    assert findings(InvalidLayerArgument, after) == ()
    (model,) = analyze(to_source(after.encode(), "model.py"))
    assert model.params.exact == (8 + 1) * 64


MENDED = {
    "without blanks": ("Dense(n/2)", "Dense(n//2)"),
    "a keyword": ("Dense(units=n / 2)", "Dense(units=n // 2)"),
    "more arithmetic": ("Dense(n * 3 / (2 + 2))", "Dense(n * 3 // (2 + 2))"),
    "brackets": ("Dense((n / 4) / 2)", "Dense((n / 4) // 2)"),
    "a comment between": ("Dense(\n    n  # width / 2\n    / 2\n)", "Dense(\n    n  # width / 2\n    // 2\n)"),
    "two quotients": ("Conv2D(n / 2, n / 64)", "Conv2D(n // 2, n // 64)"),
    "a share beside it": ("LSTM(n / 2, dropout=1 / 4)", "LSTM(n // 2, dropout=1 / 4)"),
    "other signs": ("Dense(n / (5 - 1))", "Dense(n // (5 - 1))"),
}


@pytest.mark.parametrize(("code", "expected"), MENDED.values(), ids=MENDED)
def test_quotients_are_mended(code: str, expected: str) -> None:
    assert fixed(InvalidLayerArgument, f"{HEAD}n = 128\n{code}\n") == f"{HEAD}n = 128\n{expected}\n"


NOT_MENDED = {
    "a sum": "Dense(n / 2 + 1)",
    "a name": "u = n / 2\nDense(u)",
    "no quotient": "Dense(64.0)",
    "below zero": "Dense(-n / 2)",
    "a condition": "Dense(n / 2 if n else 3)",
}


@pytest.mark.parametrize("code", NOT_MENDED.values(), ids=NOT_MENDED)
def test_what_is_no_quotient_is_not_mended(code: str) -> None:
    (found,) = findings(InvalidLayerArgument, f"{HEAD}n = 128\n{code}\n")
    assert found.fix is None


FOUND = {
    "no size": "Dense(0)",
    "an unknown padding": "Conv2D(8, 3, padding='full')",
    "too many sizes": "Conv2D(8, (3, 3, 3))",
    "strides and dilation": "Conv2D(8, 3, strides=2, dilation_rate=2)",
    "groups and filters": "Conv2D(8, 3, groups=3)",
    "groups and channels": "Conv2D(8, 3, groups=4)(Input((8, 8, 3)))",
    "an axis too many": "BatchNormalization(axis=4)(Input((8, 3)))",
    "no batch size": "LSTM(8, stateful=True)(Input((8, 3)))",
    "no recurrent layer": "Bidirectional(Dense(3))",
    "nothing": "Dense()",
    "a number for a shape": "Sequential([Dense(3, input_shape=4.5)])",
    "weights for other images": "applications.VGG16(include_top=False, input_shape=(64, 64, 1))",
    "a penalty below zero": "ActivityRegularization(l1=-1)",
}


@pytest.mark.parametrize("code", FOUND.values(), ids=FOUND)
def test_found(code: str) -> None:
    (found,) = findings(InvalidLayerArgument, f"{HEAD}{code}\n")
    assert found.severity == "error"
    assert found.fix is None


def test_a_slip_of_the_pen_is_recognized() -> None:
    (found,) = findings(InvalidLayerArgument, HEAD + "Dense(3, kernal_regularizer='l2')\n")
    assert found.message == (
        'Dense has no argument `kernal_regularizer` in Keras 3 (Keras: "Unrecognized keyword arguments")'
    )
    assert found.help == "did you mean `kernel_regularizer`?"
