"""sequence-head-vector-target: silent first."""

import pytest
from paramlint.rules.shapes.pml212_sequence_head_vector_target import SequenceHeadVectorTarget

from paramlint.testing import findings, fixed
from tests.rules.shapes import HEAD, at

CODE = (
    HEAD
    + """\
import numpy as np
model = Sequential([Input((10, 4)), {layers}])
model.compile("adam", {loss})
model.fit(np.zeros((8, 10, 4)), {y})
"""
)


def code(
    layers: str = "LSTM(8, return_sequences=True), Dense(1)", loss: str = "'mse'", y: str = "np.zeros((8, 1))"
) -> str:
    return CODE.format(layers=layers, loss=loss, y=y)


SILENT = {
    "a value for every sample": code("LSTM(8), Dense(1)"),
    "a target for every step": code(y="np.zeros((8, 10, 1))"),
    "a target for every step, squeezed": code(y="np.zeros((8, 10))"),
    "targets nobody knows": code(y="__import__('z').targets"),
    "steps nobody knows": code().replace("Input((10, 4))", "Input((None, 4))"),
    "one step": code().replace("Input((10, 4))", "Input((1, 4))"),
    "a loss of the file's own": code(loss="lambda a, b: a"),
    "several outputs": HEAD + "import numpy as np\nx = Input((10, 4))\nh = LSTM(8, return_sequences=True)(x)\nmodel = Model(x, [Dense(1)(h), Dense(1)(Flatten()(h))])\nmodel.compile('adam', 'mse')\nmodel.fit(np.zeros((8, 10, 4)), np.zeros((8, 1)))\n",
    "a stream of data": code(y="None").replace("np.zeros((8, 10, 4)), None", "__import__('z').stream"),
    "not fitted": code().replace("model.fit", "print"),
}  # fmt: skip


@pytest.mark.parametrize("snippet", SILENT.values(), ids=SILENT)
def test_silent(snippet: str) -> None:
    assert findings(SequenceHeadVectorTarget, snippet) == ()


def test_a_value_for_every_step() -> None:
    snippet = code()
    (found,) = findings(SequenceHeadVectorTarget, snippet)
    assert found.message == (
        "the model makes (None, 10, 1), values for each of 10 positions, and its targets are (8, 1)"
    )
    assert (found.severity, found.help) == ("warning", "return only the last state")
    assert at(snippet, found.span.start, found.span.end) == "np.zeros((8, 1))"
    assert [one.message for one in found.related] == ["`dense` (None, 10, 1)", "returns its sequences"]
    assert fixed(SequenceHeadVectorTarget, snippet) == snippet
    after = fixed(SequenceHeadVectorTarget, snippet, unsafe=True)
    assert after == code("LSTM(8, return_sequences=False), Dense(1)")
    assert findings(SequenceHeadVectorTarget, after) == ()


FOUND = {
    "a row of targets": code(y="np.zeros(8)"),
    "classes": code("GRU(8, return_sequences=True), Dense(3, activation='softmax')", "'sparse_categorical_crossentropy'"),
    "classes as rows": code("GRU(8, return_sequences=True), Dense(3)", "'categorical_crossentropy'", "np.zeros((8, 3))"),
    "both ways": code("Bidirectional(LSTM(8, return_sequences=True)), Dropout(0.2), Dense(1)"),
    "an object for a loss": code(loss="losses.MeanSquaredError()"),
    "no recurrent layer": code("Dense(8, activation='relu'), Dense(1)"),
}  # fmt: skip


@pytest.mark.parametrize("snippet", FOUND.values(), ids=FOUND)
def test_found(snippet: str) -> None:
    (found,) = findings(SequenceHeadVectorTarget, snippet)
    assert found.severity == "warning"


def test_without_a_recurrent_layer_there_is_no_fix() -> None:
    (found,) = findings(SequenceHeadVectorTarget, code("Dense(8, activation='relu'), Dense(1)"))
    assert (found.fix, found.help) == (None, "put a Flatten or a pooling before the end")


def test_images_that_are_not_flattened() -> None:
    snippet = (
        HEAD
        + "(x, y), _ = datasets.mnist.load_data()\nmodel = Sequential([Input((28, 28)), Dense(10, activation='softmax')])\n"
    )
    snippet += "model.compile('adam', 'sparse_categorical_crossentropy')\nmodel.fit(x / 255, y)\n"
    (found,) = findings(SequenceHeadVectorTarget, snippet)
    assert "(None, 28, 10), values for each of 28 positions, and its targets are (60000,)" in found.message
