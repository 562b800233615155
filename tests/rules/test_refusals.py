"""Whatever Keras refuses, one rule says it, and no other."""

from collections import Counter
from pathlib import Path

import pytest

from paramlint.checking import check_source
from paramlint.config.settings import Settings
from paramlint.keras.errors import REFUSALS, WIRING
from paramlint.lint.refusal import RefusalRule
from paramlint.lint.registry import rule_files
from paramlint.lint.selection import select_rules
from paramlint.source.read import to_source
from tests.rules.shapes import HEAD

RULES = [rule for rule in (file.load() for file in rule_files()) if issubclass(rule, RefusalRule)]


def test_every_kind_of_refusal_has_one_rule() -> None:
    counted = Counter(kind for rule in RULES for kind in rule.kinds)
    assert counted.keys() == REFUSALS | WIRING
    assert {kind for kind, rules in counted.items() if rules > 1} == {"rank-mismatch"}, "of which two rules divide it"


REFUSED = {
    "x = LSTM(3)(LSTM(3)(Input((5, 4))))": "missing-return-sequences",
    "x = LSTM(3)(Input((4,)))": "rank-mismatch",
    "d = Dense(3)\nx = d(Input((4,)))\ny = d(Input((5,)))": "rank-mismatch",
    "x = Conv2D(8, 3)(Input((2, 2, 1)))": "empty-spatial-output",
    "x = Reshape((3,))(Input((4,)))": "reshape-size-mismatch",
    "x = Add()([Input((3,)), Input((4,))])": "merge-shape-mismatch",
    "x = Dense(3)(Input((None,)))": "undefined-dimension",
    "x = Dense(0)": "invalid-layer-argument",
    "x = Dense(3, unit=3)": "invalid-layer-argument",
    "x = GaussianNoise(15.0)": "invalid-layer-argument",
    "x = Dropout(5)": "dropout-rate-out-of-range",
    "x = Dropout('a')": "invalid-layer-argument",
    "x = Conv2D(8, 3, border_mode='same')": "removed-or-moved-argument",
    "x = Dense(1)(Dense(2))": "uncalled-layer",
    "m = Sequential([Input((4,)), 'relu'])": "uncalled-layer",
}


@pytest.mark.parametrize(("code", "name"), REFUSED.items(), ids=REFUSED)
def test_one_rule_says_it(code: str, name: str) -> None:
    settings = Settings(root=Path("/project"), keras_version="3")
    source = to_source(f"{HEAD}{code}\n".encode(), "model.py")
    checked = check_source(source, settings.root / "model.py", settings, select_rules(settings))
    assert [finding.name for finding in checked.findings] == [name]
