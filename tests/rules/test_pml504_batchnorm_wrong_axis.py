"""batchnorm-wrong-axis: silent first."""

import pytest
from paramlint.rules.normalization.pml504_batchnorm_wrong_axis import BatchnormWrongAxis

from paramlint.testing import findings, fixed

HEAD = "from keras import Input, Sequential\nfrom keras.layers import *\n"
CODE = HEAD + "Sequential([Input({}), {}, BatchNormalization({})])\n"
SILENT = {
    "the default": CODE.format("(32, 32, 3)", "Conv2D(8, 3)", ""),
    "the last axis": CODE.format("(32, 32, 3)", "Conv2D(8, 3)", "axis=3"),
    "channels first": CODE.format("(3, 32, 32)", "Conv2D(8, 3, data_format='channels_first')", "axis=1"),
    "as many rows as channels": CODE.format("(10, 10, 3)", "Conv2D(8, 3)", "axis=1"),
    "no convolution": CODE.format("(32, 32, 3)", "Dense(8)", "axis=1"),
    "vectors": CODE.format("(32,)", "Dense(8)", "axis=1"),
    "a size that nobody knows": CODE.format("(None, None, 3)", "Conv2D(8, 3)", "axis=1"),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(BatchnormWrongAxis, code) == ()


@pytest.mark.parametrize("between", ["Conv2D(8, 3)", "Conv2D(8, 3), ReLU()"])
def test_found_and_fixed(between: str) -> None:
    code = CODE.format("(32, 30, 3)", between, "axis=1")
    (found,) = findings(BatchnormWrongAxis, code)
    expected = "`batch_normalization` normalizes axis 1, the 30 rows of (30, 28, 8), and not its 8 channels"
    assert found.message == expected
    assert fixed(BatchnormWrongAxis, code, unsafe=True) == CODE.format("(32, 30, 3)", between, "axis=-1")
