"""dropout-before-batchnorm: silent first."""

import pytest
from paramlint.rules.normalization.pml502_dropout_before_batchnorm import DropoutBeforeBatchnorm

from paramlint.testing import findings

CODE = "from keras import Input, Sequential\nfrom keras.layers import *\nSequential([Input((4,)), Dense(8), {}, Dense(1)])\n"
SILENT = [
    "BatchNormalization(), Dropout(0.5)",
    "Dropout(0.5), Dense(3), BatchNormalization()",
    "Dropout(0.5), LayerNormalization()",
]


@pytest.mark.parametrize("between", SILENT)
def test_silent(between: str) -> None:
    assert findings(DropoutBeforeBatchnorm, CODE.format(between)) == ()


def test_found_and_off_by_default() -> None:
    (found,) = findings(DropoutBeforeBatchnorm, CODE.format("Dropout(0.5), BatchNormalization()"))
    assert found.message == "`batch_normalization` learns the spread of what `dropout` leaves, not of what comes in use"
    assert found.severity == "advice"
    assert not DropoutBeforeBatchnorm.default
