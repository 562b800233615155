"""param-budget: silent without a budget, then each of the three."""

from dataclasses import replace
from typing import Any

import pytest
from paramlint.rules.budget.pml103_param_budget import ParamBudget

from paramlint.graph.model import Model
from paramlint.lint.finding import Finding, Related, Severity
from paramlint.source.span import Span
from paramlint.unknown import Unknown
from tests.lint.models import dense, program, sequential

WIDE = replace(dense("dense", 784, 2048), span=Span(100, 105))  # 785 × 2,048 = 1,607,680
HEAD = dense("dense_1", 2048, 10)  # 2,049 × 10 = 20,490
DIGITS = sequential(WIDE, HEAD, inputs=(784,))  # 1,628,170 parameters, 6,512,680 bytes = 6.21 MB
FROZEN = replace(WIDE, weights=tuple(replace(weight, trainable=False) for weight in WIDE.weights))
UNKNOWN = replace(HEAD, weights=(), unknown=Unknown("unsupported-layer", "nobody described it"))


def check(model: Model, **budgets: Any) -> list[Finding]:
    return list(ParamBudget(ParamBudget.Options(**budgets)).check(model, program(model)))


@pytest.mark.parametrize(
    ("model", "budgets"),
    [
        (DIGITS, {}),
        (DIGITS, {"max_params": 1_628_170}),
        (DIGITS, {"max_trainable_params": 1_628_170}),
        (DIGITS, {"max_weights_mb": 6.22}),
        (replace(DIGITS, layers=(FROZEN, HEAD)), {"max_trainable_params": 20_490}),
        (replace(DIGITS, layers=(WIDE, UNKNOWN)), {"max_params": 1_607_680}),
        (
            Model("sequential", "sequential", Span(0, 9)),
            {"max_params": 1, "max_trainable_params": 1, "max_weights_mb": 1},
        ),
    ],
)
def test_is_silent_within_the_budget(model: Model, budgets: dict[str, Any]) -> None:
    assert check(model, **budgets) == []


def test_too_many_parameters() -> None:
    (finding,) = check(DIGITS, max_params=1_000_000)
    assert finding == Finding(
        "PML103",
        "param-budget",
        Severity.ERROR,
        "1,628,170 parameters, 628,170 more than the budget of 1,000,000",
        Span(0, 10),
        "make `dense` smaller, or raise `max-params`",
        (Related("1,607,680 of the parameters (99 %)", Span(100, 105)),),
        "model",
        "dense",
        1_628_170,
    )


def test_one_more_than_the_budget_is_too_many() -> None:
    (finding,) = check(DIGITS, max_params=1_628_169)
    assert finding.message == "1,628,170 parameters, 1 more than the budget of 1,628,169"


def test_too_many_trainable_parameters_are_those_that_are_not_frozen() -> None:
    (finding,) = check(replace(DIGITS, layers=(FROZEN, HEAD)), max_trainable_params=20_000)
    assert finding.message == "20,490 trainable parameters, 490 more than the budget of 20,000"
    assert (finding.layer, finding.help) == ("dense_1", "make `dense_1` smaller, or raise `max-trainable-params`")
    assert finding.related == (Related("20,490 of the trainable parameters (100 %)", Span(0, 5)),)


def test_a_part_that_is_too_large_already_is_reported() -> None:
    (finding,) = check(replace(DIGITS, layers=(WIDE, UNKNOWN)), max_params=1_000_000)
    assert finding.message == "at least 1,607,680 parameters, 607,680 more than the budget of 1,000,000"
    assert finding.related == (Related("1,607,680 of the parameters", Span(100, 105)),)


def test_weights_are_weighed_in_the_megabytes_of_a_summary() -> None:
    (finding,) = check(DIGITS, max_weights_mb=5)
    assert finding.message == "6.21 MB of weights, 1.21 MB more than the budget of 5 MB"
    assert finding.related == (Related("6.13 MB of the weights", Span(100, 105)),)
    assert finding.measure == 6.21


def test_half_precision_takes_half_the_memory() -> None:
    half = tuple(replace(layer, weight_bytes=2) for layer in DIGITS.layers)
    assert check(replace(DIGITS, layers=half), max_weights_mb=5) == []
    (finding,) = check(replace(DIGITS, layers=half), max_weights_mb=3)
    assert finding.message == "3.11 MB of weights, 0.11 MB more than the budget of 3 MB"


def test_each_budget_is_reported_on_its_own() -> None:
    found = check(DIGITS, max_params=1, max_trainable_params=1, max_weights_mb=1)
    assert [finding.measure for finding in found] == [1_628_170, 1_628_170, 6.21]
