"""Which rules run under which settings."""

from pathlib import Path
from typing import Any

import pytest

from paramlint.config.errors import ConfigError, Place
from paramlint.config.settings import ModelSettings, Settings
from paramlint.lint.finding import Severity
from paramlint.lint.registry import find_rule, rule_files
from paramlint.lint.selection import rules_for, select_rules
from tests.lint.models import dense, sequential

ROOT = Path("/project")
ALWAYS = ["PML902", "PML905", "PML907", "PML908"]
BUDGET = ["PML101", "PML102", "PML103", "PML104"]
TOOL = ["PML902", "PML903", "PML905", "PML906", "PML907", "PML908"]
ON = [rule.code for rule in rule_files() if rule.load().default]
OFF = {rule.code for rule in rule_files()} - set(ON)
BETWEEN = sorted({rule.code for rule in rule_files()} - {*BUDGET, *TOOL})
MODEL = sequential(dense("dense", 2, 1), inputs=(2,))


def selected(**settings: Any) -> list[str]:
    return [rule.code for rule in select_rules(Settings(root=ROOT, **settings))]


SELECTIONS = [
    pytest.param((), (), ALWAYS, id="select nothing"),
    pytest.param(("ALL",), (), BUDGET + BETWEEN + TOOL, id="all"),
    pytest.param(("budget",), (), BUDGET + ALWAYS, id="a family"),
    pytest.param(("PML1",), (), BUDGET + ALWAYS, id="a prefix"),
    pytest.param(("pml10",), (), BUDGET + ALWAYS, id="a prefix in small letters"),
    pytest.param(("PML101",), (), ["PML101", *ALWAYS], id="a code"),
    pytest.param(("params-exceed-samples",), (), ["PML101", *ALWAYS], id="a name"),
    pytest.param(("PML1",), ("PML1",), ALWAYS, id="ignore wins at a tie"),
    pytest.param(("budget",), ("PML1",), ALWAYS, id="a family ties with its digit"),
    pytest.param(("PML101",), ("params-exceed-samples",), ALWAYS, id="a name ties with its code"),
    pytest.param(
        ("PML1",), ("PML102",), ["PML101", "PML103", "PML104", *ALWAYS], id="ignore of one in a selected family"
    ),
    pytest.param(("ALL",), ("budget",), BETWEEN + TOOL, id="ignore of a family among all"),
    pytest.param(("PML102",), ("budget",), ["PML102", *ALWAYS], id="one in an ignored family"),
    pytest.param(("PML102", "PML10"), ("PML10",), ["PML102", *ALWAYS], id="the closest selector of several counts"),
    pytest.param(("budget",), ("PML9",), BUDGET, id="what always runs can be ignored"),
    pytest.param(("budget",), ("rule-crashed",), [*BUDGET, "PML902", "PML905", "PML908"], id="or one of it"),
]


@pytest.mark.parametrize(("select", "ignore", "expected"), SELECTIONS)
def test_the_more_specific_selector_wins(select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]) -> None:
    assert selected(select=select, ignore=ignore) == expected


def test_by_default_everything_runs_that_is_on_by_default() -> None:
    assert selected() == ON
    assert {*BUDGET, *TOOL} <= set(ON)
    assert "PML502" in OFF
    assert selected(ignore=("budget",)) == [code for code in ON if code not in BUDGET]


def test_the_command_line_selects_afresh_and_ignores_on_top() -> None:
    settings = Settings(root=ROOT, select=("budget",), ignore=("PML102",))
    codes = {
        overridden: [rule.code for rule in select_rules(settings.with_overrides(**{overridden[0]: overridden[1]}))]
        for overridden in (("select", ("PML102",)), ("ignore", ("PML101",)), ("samples", 3))
    }
    assert codes == {
        ("select", ("PML102",)): ["PML102", *ALWAYS],
        ("ignore", ("PML101",)): ["PML103", "PML104", *ALWAYS],
        ("samples", 3): ["PML101", "PML103", "PML104", *ALWAYS],
    }


PLACE = Place(Path("pyproject.toml"), "tool.paramlint")
REFUSED = [
    (
        {"select": ("flaten-dense-explosion",)},
        "select: `flaten-dense-explosion` is no rule, code, family or ALL; did you",
    ),
    ({"ignore": ("PML1O2",)}, "ignore: `PML1O2` is no rule, code, family or ALL; did you mean `PML10"),
    ({"ignore": ("P",)}, "ignore: `P` is no rule, code, family or ALL"),
    ({"select": ("",)}, "select: `` is no rule"),
    ({"select": ("TOR101",)}, "select: `TOR101` is no rule"),
    (
        {"per_file_ignores": {"a/*": ("budgt",)}},
        'per-file-ignores."a/*": `budgt` is no rule, code, family or ALL; did you',
    ),
    (
        {"rules": {"param-budgets": {}}},
        "rules.param-budgets: there is no rule of this name; did you mean `param-budget`?",
    ),
    ({"rules": {"PML103": {}}}, "rules.PML103: there is no rule of this name; did you mean `param-budget`?"),
    (
        {"rules": {"params-exceed-samples": {"limt": 2}}},
        "rules.params-exceed-samples.limt: unknown key; did you mean `limit`?",
    ),
    (
        {"rules": {"params-exceed-samples": {"limit": "2"}}},
        "rules.params-exceed-samples.limit: expected `float`, got `str`; `limit` is the most parameters for each",
    ),
    ({"rules": {"params-exceed-samples": {"limit": 0}}}, "rules.params-exceed-samples.limit: expected `float` > 0"),
    (
        {"rules": {"param-budget": {"severity": "eror"}}},
        "rules.param-budget.severity: `eror` is no severity; did you mean `error`?",
    ),
    ({"rules": {"param-budget": {"severity": 3}}}, "`3` is no severity; known are advice, warning, error"),
]


@pytest.mark.parametrize(("said", "message"), REFUSED)
def test_what_does_not_exist_is_refused_with_its_place_and_a_suggestion(said: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as refused:
        select_rules(Settings(root=ROOT, place=PLACE, **said))
    assert str(refused.value).startswith("pyproject.toml: tool.paramlint.")
    assert message in str(refused.value)


def test_an_unknown_selector_of_the_command_line_is_told_as_such() -> None:
    settings = Settings(root=ROOT, place=PLACE)
    with pytest.raises(
        ConfigError, match=r"^--select: `budgt` is no rule, code, family or ALL; did you mean `budget`\?"
    ):
        select_rules(settings.with_overrides(select=["budgt"]))
    with pytest.raises(ConfigError, match=r"^--ignore: `budgt`"):
        select_rules(settings.with_overrides(ignore=["budgt"]))


def test_options_and_severity_reach_the_rule() -> None:
    table = {"severity": "error", "limit": 2}
    rule = select_rules(Settings(root=ROOT, select=("PML101",), rules={"params-exceed-samples": table}))[0]
    assert rule.options.limit == 2  # type: ignore[attr-defined]
    assert rule.finding("x", MODEL.span).severity is Severity.ERROR


def budgets(settings: Settings, file: str) -> list[int | None]:
    """What the param-budget rule allows the model in the file."""
    rules = rules_for(ROOT / file, select_rules(settings), settings)
    return [rule.for_model(MODEL).options.max_params for rule in rules if rule.code == "PML103"]  # type: ignore[attr-defined]


def test_a_setting_called_like_an_option_is_its_value() -> None:
    own = {"param-budget": {"max-params": 7}}
    entries = (ModelSettings(path="big/", max_params=9), ModelSettings(name="other", max_params=11))
    assert budgets(Settings(root=ROOT), "a.py") == [None]
    assert budgets(Settings(root=ROOT, max_params=5), "a.py") == [5]
    assert budgets(Settings(root=ROOT, max_params=5, rules=own), "a.py") == [7]
    assert budgets(Settings(root=ROOT, max_params=5, rules=own, models=entries), "a.py") == [7]
    assert budgets(Settings(root=ROOT, max_params=5, rules=own, models=entries), "big/a.py") == [9]


def test_per_file_ignores_take_rules_away_in_the_files_they_cover_whatever_is_selected() -> None:
    settings = Settings(
        root=ROOT, select=("PML102", "PML103"), per_file_ignores={"tests/": ("PML1",), "demo.py": ("param-budget",)}
    )
    rules = select_rules(settings)
    codes = {
        file: [rule.code for rule in rules_for(ROOT / file, rules, settings)]
        for file in ("model.py", "tests/a/b.py", "a/demo.py")
    }
    assert codes == {
        "model.py": ["PML102", "PML103", *ALWAYS],
        "tests/a/b.py": ALWAYS,
        "a/demo.py": ["PML102", *ALWAYS],
    }


@pytest.mark.parametrize("written", ["params-exceed-samples", "PML101", "pml101"])
def test_a_rule_is_found_by_name_or_code(written: str) -> None:
    assert find_rule(written) == rule_files()[0]


def test_a_rule_that_is_not_there_is_asked_back() -> None:
    with pytest.raises(ConfigError, match=r"^there is no rule `parms-exceed`; did you mean `params-exceed-samples`\?$"):
        find_rule("parms-exceed")
