"""missing-return-sequences: silent first, and the fix builds what did not build."""

import pytest
from paramlint.rules.shapes.pml201_rank_mismatch import RankMismatch
from paramlint.rules.shapes.pml202_missing_return_sequences import MissingReturnSequences

from paramlint.analyze import analyze
from paramlint.source.read import to_source
from paramlint.testing import findings, fixed
from tests.rules.shapes import HEAD, chain

SILENT = {
    "sequences are returned": chain("Input((10, 4))", "LSTM(8, return_sequences=True)", "LSTM(8)", "Dense(1)"),
    "the last state is repeated": chain("Input((10, 4))", "LSTM(8)", "RepeatVector(5)", "LSTM(8)"),
    "the last state goes into a Dense": chain("Input((10, 4))", "LSTM(8)", "Dense(1)"),
    "nobody knows": HEAD + "import z\nmodel = Sequential([Input((10, 4)), LSTM(8, return_sequences=z.flag()), LSTM(8)])\n",
    "nobody knows all arguments": HEAD + "import z\nmodel = Sequential([Input((10, 4)), LSTM(8, **z.more()), LSTM(8)])\n",
    "another layer than a recurrent one": chain("Input((10, 4))", "Flatten()", "LSTM(8)"),
    "sequences would not do": chain("Input((10, 4))", "LSTM(8)", "Conv2D(8, 3)"),
    "a Dense between": chain("Input((10, 4))", "LSTM(8)", "Dense(8)", "LSTM(8)"),
}  # fmt: skip


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(MissingReturnSequences, code) == ()


def test_two_layers() -> None:
    code = chain("Input((10, 4))", "LSTM(32)", "LSTM(16)", "Dense(1)")
    (found,) = findings(MissingReturnSequences, code)
    assert found.message == (
        "`lstm_1` cannot be built: LSTM expects 3 dimensions, its input (None, 32) has 2"
        ' (Keras: "expected ndim=3, found ndim=2")'
    )
    assert found.help == "give `lstm` return_sequences=True"
    assert [one.message for one in found.related] == ["`lstm` (None, 32)"]
    assert (found.severity, found.fix and found.fix.safety) == ("error", "safe")
    assert findings(RankMismatch, code) == ()


MENDED = {
    "keywords": ("LSTM(8, dropout=0.1)|LSTM(8)", "LSTM(8, dropout=0.1, return_sequences=True)|LSTM(8)"),
    "said to be False": ("GRU(8, return_sequences=False)|GRU(8)", "GRU(8, return_sequences=True)|GRU(8)"),
    "both ways": ("Bidirectional(LSTM(8))|LSTM(8)", "Bidirectional(LSTM(8, return_sequences=True))|LSTM(8)"),
    "into both ways": ("LSTM(8)|Bidirectional(LSTM(8))", "LSTM(8, return_sequences=True)|Bidirectional(LSTM(8))"),
    "past others": (
        "LSTM(8)|Dropout(0.2)|BatchNormalization()|LSTM(8)",
        "LSTM(8, return_sequences=True)|Dropout(0.2)|BatchNormalization()|LSTM(8)",
    ),
    "a convolution": ("LSTM(8)|Conv1D(8, 3)", "LSTM(8, return_sequences=True)|Conv1D(8, 3)"),
    "a pooling": ("LSTM(8)|GlobalMaxPooling1D()", "LSTM(8, return_sequences=True)|GlobalMaxPooling1D()"),
    "a layer for every step": (
        "LSTM(8)|TimeDistributed(Dense(3))",
        "LSTM(8, return_sequences=True)|TimeDistributed(Dense(3))",
    ),
    "three in a row": (
        "LSTM(8)|LSTM(8)|LSTM(8)|Dense(1)",
        "LSTM(8, return_sequences=True)|LSTM(8, return_sequences=True)|LSTM(8)|Dense(1)",
    ),
}


@pytest.mark.parametrize(("layers", "expected"), MENDED.values(), ids=MENDED)
def test_the_fix_makes_it_build(layers: str, expected: str) -> None:
    code = chain("Input((10, 4))", *layers.split("|"))
    after = fixed(MissingReturnSequences, code)
    assert after == chain("Input((10, 4))", *expected.split("|"))
    assert findings(MissingReturnSequences, after) == findings(RankMismatch, after) == ()
    (model,) = analyze(to_source(after.encode(), "model.py"))
    assert model.status == "exact"


def test_images_over_time() -> None:
    layers = "ConvLSTM2D(8, 3)", "ConvLSTM2D(8, 3)"
    (found,) = findings(MissingReturnSequences, chain("Input((5, 28, 28, 1))", *layers))
    assert '"expected ndim=5, found ndim=4"' in found.message


def test_one_call_that_makes_several_layers_is_not_mended() -> None:
    code = (
        HEAD + "model = Sequential([Input((10, 4))])\nfor _ in range(3):\n    model.add(LSTM(8))\nmodel.add(Dense(1))\n"
    )
    (found,) = findings(MissingReturnSequences, code)
    assert found.fix is None


def test_outside_any_model() -> None:
    (found,) = findings(MissingReturnSequences, HEAD + "def top(x=Input((10, 4))):\n    return GRU(3)(GRU(4)(x))\n")
    assert (found.model, found.layer) == (None, "gru")
    assert found.fix
