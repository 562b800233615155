"""empty-spatial-output: silent first."""

import pytest
from paramlint.rules.shapes.pml203_empty_spatial_output import EmptySpatialOutput

from paramlint.testing import findings
from tests.rules.shapes import HEAD, at, chain

SILENT = {
    "padded": chain("Input((2, 2, 1))", "Conv2D(8, 3, padding='same')"),
    "just fits": chain("Input((3, 3, 1))", "Conv2D(8, 3)"),
    "causal": chain("Input((2, 1))", "Conv1D(8, 3, padding='causal')"),
    "an open size": chain("Input((None, None, 1))", "Conv2D(8, 3)", "MaxPooling2D()"),
    "an unknown size": HEAD + "n = int(input())\nmodel = Sequential([Input((n, n, 1)), Conv2D(8, 3)])\n",
    "an unknown way": HEAD + "import z\nmodel = Sequential([Input((4, 4, 1))])\nif z.flag():\n    model.add(MaxPooling2D())\nmodel.add(Conv2D(8, 3))\n",
}  # fmt: skip


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(EmptySpatialOutput, code) == ()


def test_a_small_image() -> None:
    code = chain("Input((4, 4, 1))", "Conv2D(8, 3)", "MaxPooling2D()", "Conv2D(8, 3)", "Flatten()", "Dense(3)")
    (found,) = findings(EmptySpatialOutput, code)
    assert found.message == (
        "`conv2d_1` cannot be built: Conv2D's window (3, 3) does not fit into its input (None, 1, 1, 8)"
        ' (Keras: "Computed output size would be zero or negative")'
    )
    assert found.help == 'use padding="same", a smaller window or fewer poolings before it, or a larger input'
    assert [one.message for one in found.related] == ["`max_pooling2d` (None, 1, 1, 8)"]
    assert at(code, found.related[0].span.start, found.related[0].span.end) == "MaxPooling2D()"


FOUND = {
    "dilation": "Conv1D(8, 3, dilation_rate=4)(Input((8, 1)))",
    "a pooling": "MaxPooling2D((4, 2))(Input((3, 8, 1)))",
    "a separable convolution": "SeparableConv2D(8, 5)(Input((4, 4, 3)))",
    "cropping": "Cropping2D(2)(Input((4, 4, 3)))",
}


@pytest.mark.parametrize("code", FOUND.values(), ids=FOUND)
def test_found(code: str) -> None:
    (found,) = findings(EmptySpatialOutput, f"{HEAD}{code}\n")
    assert found.severity == "error"


def test_cropping_is_cured_by_cropping_less() -> None:
    (found,) = findings(EmptySpatialOutput, HEAD + "Cropping1D(2)(Input((4, 3)))\n")
    assert found.help == "crop less, or give it a larger input"


def test_channels_that_stand_first_are_the_likelier_fault() -> None:
    code = chain("Input((3, 32, 32))", "Conv2D(8, 5)")
    (found,) = findings(EmptySpatialOutput, code)
    assert (
        found.help == 'move the channels of the input (None, 3, 32, 32) to its end, or set data_format="channels_first"'
    )
