"""learning-rate-out-of-range: silent first."""

import pytest
from paramlint.rules.training.pml603_learning_rate_out_of_range import LearningRateOutOfRange

from paramlint.testing import findings

HEAD = "from keras import optimizers\nfrom keras.optimizers import SGD, Adam, Adadelta\n"
SILENT = [
    "Adam()",
    "Adam(0.001)",
    "SGD(learning_rate=1.5)",
    "Adam(0.5)",
    "Adam(input())",
    "Adam(**more)",
    "Adam(beta_1=0)",
    "optimizers.schedules.CosineDecay(0.0, 100, warmup_target=0.1, warmup_steps=10)",
]
WRONG = {
    "Adam(learning_rate=-0.001)": "a learning rate of -0.001: Adam climbs the loss instead of descending it",
    "SGD(0.0)": "a learning rate of 0: SGD never changes a weight",
    "SGD(lr=0)": "a learning rate of 0: SGD never changes a weight",
    "optimizers.schedules.ExponentialDecay(-0.1, 100, 0.9)": "a learning rate of -0.1: ExponentialDecay climbs the loss instead of descending it",
}
HIGH = {"Adam(0.5)": 1, "SGD(2.0)": 1, "SGD(1.0)": 0, "Adadelta(1.0)": 0, "Adam(0.01)": 0}


@pytest.mark.parametrize("code", SILENT)
def test_silent(code: str) -> None:
    assert findings(LearningRateOutOfRange, HEAD + code + "\n") == ()


@pytest.mark.parametrize(("code", "told"), WRONG.items(), ids=WRONG)
def test_found(code: str, told: str) -> None:
    (found,) = findings(LearningRateOutOfRange, HEAD + code + "\n")
    assert (found.message, found.severity) == (told, "error")


@pytest.mark.parametrize(("code", "count"), HIGH.items(), ids=HIGH)
def test_high_rates_on_request(code: str, count: int) -> None:
    rule = LearningRateOutOfRange(LearningRateOutOfRange.Options(report_high=True))
    found = findings(rule, HEAD + code + "\n")
    assert [one.severity for one in found] == ["advice"] * count
