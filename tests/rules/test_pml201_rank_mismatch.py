"""rank-mismatch: silent first."""

import pytest
from paramlint.rules.shapes.pml201_rank_mismatch import RankMismatch

from paramlint.testing import findings
from tests.rules.shapes import HEAD, at, chain

SILENT = {
    "images with channels": chain("Input((28, 28, 1))", "Conv2D(8, 3)", "Flatten()", "Dense(3)"),
    "Dense takes any rank": chain("Input((10, 4))", "Dense(3)"),
    "an input of unknown rank": HEAD + "import data\nmodel = Sequential([Input(data.shape), Conv2D(8, 3)])\n",
    "no input at all": HEAD + "model = Sequential([Conv2D(8, 3), Flatten(), Dense(3)])\n",
    "an error that a test waits for": HEAD + "import pytest\nwith pytest.raises(ValueError):\n    LSTM(3)(Input((4,)))\n",
    "the same in a try": HEAD + "try:\n    LSTM(3)(Input((4,)))\nexcept ValueError:\n    pass\n",
    "in a model that is only tried": HEAD + "model = Sequential([LSTM(3)])\ntry:\n    model.build((None, 4))\nexcept ValueError:\n    pass\n",
    "batches of images, which Keras 2 took": "from tensorflow.keras import *\nfrom tensorflow.keras.layers import *\nConv2D(8, 3)(Input((5, 28, 28, 1)))\n",
    "sequences that are missing": chain("Input((10, 4))", "LSTM(8)", "LSTM(8)"),
    "data of another size in a Sequential": HEAD + "import numpy as np\nmodel = Sequential([Input((8, 2)), Dense(3)])\nmodel(np.ones((1, 9, 2)))\n",
    "a model that is given None for an input": HEAD + "x = Input((4,))\ny = Input((4,), optional=True)\nmodel = Model([x, y], Dense(3)(x))\nmodel([x, None])\n",
    "an index that may be a new axis": HEAD + "import z\nx = Input((4,))[:, z.newaxis, z.newaxis]\n",
}  # fmt: skip


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(RankMismatch, code) == ()


def test_images_without_channels() -> None:
    code = chain("Input((28, 28))", "Conv2D(8, 3)", "Flatten()", "Dense(3)")
    (found,) = findings(RankMismatch, code)
    assert found.message == (
        "`conv2d` cannot be built: Conv2D expects 4 dimensions, its input (None, 28, 28) has 3"
        ' (Keras: "incompatible with the layer, found ndim=3")'
    )
    assert (
        found.help == "give every image its channels, as in `Input((28, 28, 1))`, and the data an axis of 1 at the end"
    )
    assert (found.severity, found.model, found.layer) == ("error", "model", "conv2d")
    assert at(code, found.span.start, found.span.end) == "Conv2D(8, 3)"
    assert found.related == ()


FOUND = {
    "a series without features": ("LSTM(3)(Input((10,)))", "give every step its features, as in `Input((10, 1))`"),
    "behind a Flatten": ("Conv2D(8, 3)(Flatten()(Input((28, 28, 1))))", "leave out `flatten`, or put a Reshape behind it"),
    "images for a recurrent layer": ("LSTM(3)(Input((10, 28, 28)))", "make one vector of every step first"),
    "too much for RepeatVector": ("RepeatVector(3)(Input((10, 4)))", "leave 1 axes beside the batch"),
    "far too little": ("Conv3D(8, 3)(Input((28, 28)))", "put a Reshape before it that makes 4 axes"),
}  # fmt: skip


@pytest.mark.parametrize(("code", "remedy"), FOUND.values(), ids=FOUND)
def test_the_remedy_fits_the_case(code: str, remedy: str) -> None:
    (found,) = findings(RankMismatch, f"{HEAD}{code}\n")
    assert found.help
    assert found.help.startswith(remedy)
    assert found.model is None


def test_what_no_finer_rule_names_is_told_here() -> None:
    code = HEAD + "dense = Dense(3)\na = dense(Input((4,)))\nb = dense(Input((5,)))\n"
    (found,) = findings(RankMismatch, code)
    assert "was built on (None, 4) and is now given (None, 5)" in found.message
    assert '(Keras: "incompatible with the layer")' in found.message
    assert found.help is None


def test_a_model_on_another_shape_than_its_own() -> None:
    code = HEAD + "x = Input((4,))\ninner = Model(x, Dense(3)(x))\nouter = Model(y := Input((5,)), inner(y))\n"
    (found,) = findings(RankMismatch, code)
    assert "takes (None, 4) and is given (None, 5)" in found.message


def test_the_fault_is_told_once_and_where_it_begins() -> None:
    code = (
        HEAD
        + "x = Input((28, 28))\ny = Conv2D(8, 3)(x)\ny = Conv2D(8, 3)(y)\nmodel = Model(x, Dense(3)(Flatten()(y)))\n"
    )
    (found,) = findings(RankMismatch, code)
    assert at(code, found.span.start, found.span.end) == "Conv2D(8, 3)(x)"
    assert [one.message for one in found.related] == ["`input_layer` (None, 28, 28)"]


def test_two_faults_are_two_findings() -> None:
    code = chain("Input((28, 28))", "Conv2D(8, 3)") + "other = Sequential([Input((9,)), LSTM(3)])\n"
    assert len(findings(RankMismatch, code)) == 2
