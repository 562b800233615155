"""softmax-with-binary-loss: silent first."""

import pytest
from paramlint.rules.head.pml304_softmax_with_binary_loss import SoftmaxWithBinaryLoss

from paramlint.testing import findings
from tests.rules.heads import HEAD, mended, model

SOFTMAX = "Dense(3, activation='softmax')"
SILENT = {
    "a categorical loss": model(SOFTMAX, "'categorical_crossentropy'"),
    "two units, for which both losses are one": model("Dense(2, 'softmax')", "'binary_crossentropy'"),
    "one unit, which another rule has": model("Dense(1, 'softmax')", "'binary_crossentropy'"),
    "sigmoid": model("Dense(3, 'sigmoid')", "'binary_crossentropy'"),
    "units that are not known": model("Dense(int(input()), 'softmax')", "'binary_crossentropy'"),
    "logits": model(SOFTMAX, "losses.BinaryCrossentropy(from_logits=True)"),
    "softmax that is hidden": model(f"{SOFTMAX}, Dense(3, 'sigmoid')", "'binary_crossentropy'"),
    "a loss of the file": HEAD
    + f"def loss(a, b):\n    return keras.losses.binary_crossentropy(a, b)\n\nm = Sequential([Input((4,)), {SOFTMAX}])\n"
    + "m.compile('adam', loss)\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(SoftmaxWithBinaryLoss, code) == ()


@pytest.mark.parametrize("loss", ["'binary_crossentropy'", "'bce'", "losses.BinaryCrossentropy()", "loss='BCE'"])
def test_found(loss: str) -> None:
    code = model(SOFTMAX, loss)
    (found,) = findings(SoftmaxWithBinaryLoss, code)
    assert found.message == (
        "`dense` shares one whole among 3 classes, and `binary_crossentropy` asks of each by itself whether it applies"
    )
    assert (found.severity, code[found.span.start : found.span.end]) == ("warning", loss)
    assert [code[one.span.start : one.span.end] for one in found.related] == [SOFTMAX]


def test_a_map_of_classes_counts_too() -> None:
    code = HEAD + "m = Sequential([Input((8, 8, 3)), Conv2D(4, 1, activation='softmax')])\nm.compile('adam', 'bce')\n"
    (found,) = findings(SoftmaxWithBinaryLoss, code)
    assert "among 4 classes" in found.message


def test_the_fix_takes_the_categorical_loss() -> None:
    line = mended(SoftmaxWithBinaryLoss, model(SOFTMAX, "loss=losses.BinaryCrossentropy()"))
    assert line == "m.compile('adam', loss=losses.CategoricalCrossentropy())"


def test_the_fix_knows_how_the_labels_are_written() -> None:
    code = model("Dense(10, 'softmax')", "'binary_crossentropy'")
    loaded = "(x, y), _ = keras.datasets.mnist.load_data()\nm.fit(x, y)\n"
    (found,) = findings(SoftmaxWithBinaryLoss, code + loaded)
    assert found.fix
    assert [edit.text for edit in found.fix.edits] == ["'sparse_categorical_crossentropy'"]
