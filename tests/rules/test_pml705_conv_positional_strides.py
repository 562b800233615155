"""conv-positional-strides: silent first."""

import keras
import pytest
from paramlint.rules.compatibility.pml705_conv_positional_strides import ConvPositionalStrides

from paramlint.testing import findings, fixed

HEAD = "from keras.layers import *\n"
SILENT = [
    "Conv2D(32, 3)",
    "Conv2D(32, (3, 3))",
    "Conv2D(32, 3, 2)",
    "Conv2D(32, 3, strides=3)",
    "Conv2D(32, (3, 3), (3, 3))",
    "Conv2D(32, 1, 1)",
    "Conv2D(768, 16, 16)",
    "Conv2D(192, 2, 2, padding='same')",
    "Conv1D(32, 3, 3)",
    "MaxPooling2D(3, 3)",
    "Conv2D(32, int(input()), int(input()))",
]


@pytest.mark.parametrize("code", SILENT)
def test_silent(code: str) -> None:
    assert findings(ConvPositionalStrides, f"{HEAD}{code}\n") == ()


def test_silent_for_keras_1_and_2() -> None:
    code = f"{HEAD}Convolution2D(32, 3, 3)\n"
    assert findings(ConvPositionalStrides, code, keras_version="1") == ()
    assert findings(ConvPositionalStrides, code, keras_version="2") == ()
    assert (
        findings(
            ConvPositionalStrides, "try:\n    from keras.layers import Conv2D\n    Conv2D(3, 3, 3)\nexcept:\n    1\n"
        )
        == ()
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Conv2D(32, 3, 3, activation='relu')", "Conv2D(32, (3, 3), activation='relu')"),
        ("Conv2D(32, 5,\n       5)", "Conv2D(32, (5, 5))"),
        ("Convolution2D(32, 2, 2)", "Convolution2D(32, (2, 2))"),
        ("Conv2D(32, 2, 2, border_mode='same')", "Conv2D(32, (2, 2), border_mode='same')"),
        ("SeparableConv2D(8, 3, 3)", "SeparableConv2D(8, (3, 3))"),
    ],
)
def test_found_and_mended(before: str, after: str) -> None:
    code = f"{HEAD}{before}\n"
    (found,) = findings(ConvPositionalStrides, code)
    assert found.severity == "warning"
    assert fixed(ConvPositionalStrides, code) == code
    mended = fixed(ConvPositionalStrides, code, unsafe=True)
    assert mended == f"{HEAD}{after}\n"
    assert findings(ConvPositionalStrides, mended) == ()


def test_what_it_says() -> None:
    code = f"{HEAD}Conv2D(32, 3, 3)\n"
    (found,) = findings(ConvPositionalStrides, code)
    assert found.message == "`Conv2D` takes the second 3 for its strides: the kernel is 3 × 3 already"
    assert found.help == "write the kernel as one argument, (3, 3), or `strides=3` if that is meant"
    assert found.span.start == code.rindex("3")


def test_keras_is_silent_about_it() -> None:
    model = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Conv2D(32, 3, 3)])
    assert model.output_shape == (None, 9, 9, 32)
