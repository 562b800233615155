"""reshape-size-mismatch: silent first."""

import pytest
from paramlint.rules.shapes.pml204_reshape_size_mismatch import ReshapeSizeMismatch

from paramlint.testing import findings
from tests.rules.shapes import HEAD, chain

SILENT = {
    "the same size": chain("Input((784,))", "Reshape((28, 28, 1))"),
    "what is left over": chain("Input((784,))", "Reshape((-1, 28))"),
    "an open size": chain("Input((None, 3))", "Reshape((5, 7))"),
    "an unknown size": HEAD + "n = int(input())\nmodel = Sequential([Input((784,)), Reshape((n, 28))])\n",
    "with the batch": HEAD + "x = ops.reshape(Input((784,)), (-1, 28, 28))\n",
    "an array, which is no layer": HEAD + "import numpy as np\nx = np.zeros((7, 3)).reshape(5, 5)\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(ReshapeSizeMismatch, code) == ()


def test_both_products_are_shown() -> None:
    (found,) = findings(ReshapeSizeMismatch, chain("Input((784,))", "Reshape((28, 27, 1))"))
    assert found.message == (
        "`reshape` cannot be built: the 784 elements of (784,) do not fit into (28, 27, 1), which holds 756"
        ' (Keras: "The total size of the tensor must be unchanged")'
    )
    assert found.severity == "error"


def test_a_rest_that_does_not_come_out_even() -> None:
    (found,) = findings(ReshapeSizeMismatch, chain("Input((784,))", "Reshape((-1, 27))"))
    assert "which holds a multiple of 27" in found.message


def test_a_function_on_tensors() -> None:
    (found,) = findings(ReshapeSizeMismatch, HEAD + "x = ops.reshape(Input(batch_shape=(2, 8)), (3, 5))\n")
    assert found.message.startswith(
        "keras.ops.reshape: the 16 elements of (2, 8) do not fit into (3, 5), which holds 15"
    )
