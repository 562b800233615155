"""channels-order-suspect: silent first."""

import pytest
from paramlint.rules.shapes.pml208_channels_order_suspect import ChannelsOrderSuspect

from paramlint.testing import findings, fixed
from tests.rules.shapes import HEAD, chain

SILENT = {
    "channels last": chain("Input((32, 32, 3))", "Conv2D(8, 3)"),
    "said of the layer": chain("Input((3, 32, 32))", "Conv2D(8, 3, data_format='channels_first')"),
    "said of another layer": chain("Input((3, 32, 32))", "Conv2D(8, 3)", "Flatten(data_format='channels_first')"),
    "set for all": HEAD + "config.set_image_data_format('channels_first')\nmodel = Sequential([Input((3, 32, 32)), Conv2D(8, 3)])\n",
    "asked for": HEAD + "f = backend.image_data_format()\nmodel = Sequential([Input((3, 32, 32)), Conv2D(8, 3)])\n",
    "not square": chain("Input((3, 32, 40))", "Conv2D(8, 3)"),
    "a series of vectors": chain("Input((1, 100, 4))", "Conv2D(8, (1, 3))"),
    "few columns": chain("Input((3, 4, 4))", "Conv2D(8, 2)"),
    "turned by a Permute": chain("Input((3, 32, 32))", "Permute((2, 3, 1))", "Conv2D(8, 3)"),
    "refused, which another rule says": chain("Input((3, 32, 32))", "Conv2D(8, 5)"),
    "refused further on": chain("Input((3, 32, 32))", "Conv2D(8, 3)", "MaxPooling2D()"),
    "no images": chain("Input((3, 32, 32))", "Flatten()", "Dense(3)"),
}  # fmt: skip


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(ChannelsOrderSuspect, code) == ()


def test_a_colour_image() -> None:
    code = chain("Input((3, 32, 32))", "Conv2D(8, 3)", "Flatten()")
    (found,) = findings(ChannelsOrderSuspect, code)
    assert found.message == "`conv2d` takes the input (None, 3, 32, 32) for 3 rows of 32 channels"
    assert (found.severity, found.layer) == ("warning", "conv2d")
    assert found.help == 'make it (32, 32, 3), and turn the images too, or give the layers data_format="channels_first"'
    assert fixed(ChannelsOrderSuspect, code) == code
    after = fixed(ChannelsOrderSuspect, code, unsafe=True)
    assert after == chain("Input((32, 32, 3))", "Conv2D(8, 3)", "Flatten()")
    assert findings(ChannelsOrderSuspect, after) == ()


MENDED = {
    "the first layer says it": ("Conv2D(8, 3, input_shape=(3, 28, 28))", "Conv2D(8, 3, input_shape=(28, 28, 3))"),
    "names": ("Input(shape=(c, n, n)), Conv2D(8, 3)", "Input(shape=(n, n, c)), Conv2D(8, 3)"),
    "a list": ("Input([ c, n, n ]), Conv2D(8, 3)", "Input([ n, n, c ]), Conv2D(8, 3)"),
    "past layers that keep the size": (
        "Input((3, 32, 32)), Dropout(0.1), BatchNormalization(), MaxPooling2D((1, 2))",
        "Input((32, 32, 3)), Dropout(0.1), BatchNormalization(), MaxPooling2D((1, 2))",
    ),
}


@pytest.mark.parametrize(("layers", "expected"), MENDED.values(), ids=MENDED)
def test_the_sizes_are_moved(layers: str, expected: str) -> None:
    code = f"{HEAD}c, n = 3, 64\nmodel = Sequential([{layers}])\n"
    assert fixed(ChannelsOrderSuspect, code, unsafe=True) == code.replace(layers, expected)


def test_a_functional_model() -> None:
    code = HEAD + "x = Input((3, 64, 64))\nmodel = Model(x, Conv2D(8, 3)(x))\n"
    assert fixed(ChannelsOrderSuspect, code, unsafe=True) == code.replace("3, 64, 64", "64, 64, 3")


def test_a_model_that_is_added_to() -> None:
    code = HEAD + "model = Sequential()\nmodel.add(Input((3, 64, 64)))\nmodel.add(Conv2D(8, 3))\n"
    assert fixed(ChannelsOrderSuspect, code, unsafe=True) == code.replace("3, 64, 64", "64, 64, 3")


def test_a_shape_that_is_not_written_there_is_not_mended() -> None:
    code = HEAD + "shape = (3, 64, 64)\nmodel = Sequential([Input(shape), Conv2D(8, 3)])\n"
    (found,) = findings(ChannelsOrderSuspect, code)
    assert found.fix is None
