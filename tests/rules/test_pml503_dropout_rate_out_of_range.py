"""dropout-rate-out-of-range: silent first."""

import pytest
from paramlint.rules.normalization.pml503_dropout_rate_out_of_range import DropoutRateOutOfRange

from paramlint.testing import findings

HEAD = "from keras.layers import *\n"
SILENT = [
    "Dropout(0.0)",
    "Dropout(0.5)",
    "Dropout(0.89)",
    "Dropout(rate=0)",
    "LSTM(3, dropout=0.2, recurrent_dropout=0.4)",
]
SILENT += ["Dropout(input())", "Dropout(**more)", "Dense(1.0)", "GaussianNoise(2.0)", "LSTM(3)"]
ERRORS = {
    "Dropout(1.0)": ("drops everything (a rate of 1)", "use a rate such as 0.5, or leave the dropout out"),
    "Dropout(rate=20)": ("drops at a rate of 20", "is it a percentage? then the rate is 0.2"),
    "SpatialDropout2D(-0.1)": ("drops at a rate of -0.1", "use a rate such as 0.5"),
    "LSTM(3, dropout=1.5)": ("drops at a rate of 1.5", "is it a percentage? then the rate is 0.015"),
    "MultiHeadAttention(2, 2, dropout=5)": ("drops at a rate of 5", "is it a percentage? then the rate is 0.05"),
}


@pytest.mark.parametrize("code", SILENT)
def test_silent(code: str) -> None:
    assert findings(DropoutRateOutOfRange, HEAD + code + "\n") == ()


@pytest.mark.parametrize(("code", "told"), ERRORS.items(), ids=ERRORS)
def test_errors(code: str, told: tuple[str, str]) -> None:
    (found,) = findings(DropoutRateOutOfRange, HEAD + code + "\n")
    name = code.partition("(")[0]
    assert (found.message, found.help) == (f"`{name}` {told[0]}: a rate goes from 0 to below 1", told[1])
    assert found.severity == "error"


def test_high_rates_are_warnings_from_the_option_on() -> None:
    (found,) = findings(DropoutRateOutOfRange, HEAD + "Dropout(0.9)\n")
    assert (found.severity, found.message) == ("warning", "`Dropout` drops 90 %, and keeps 10 %")
    assert found.help == "is 0.9 the share to keep? then the rate is 0.1"
    strict = DropoutRateOutOfRange(DropoutRateOutOfRange.Options(high=0.6))
    assert len(findings(strict, HEAD + "Dropout(0.7)\n")) == 1


def test_both_rates_of_a_recurrent_layer() -> None:
    assert len(findings(DropoutRateOutOfRange, HEAD + "GRU(3, dropout=1, recurrent_dropout=2)\n")) == 2


def test_keras_accepts_one_and_clamps_more() -> None:
    import keras

    assert keras.layers.Dropout(1.0).rate == 1.0
    assert keras.layers.LSTM(3, dropout=1.5).dropout == 1.0
