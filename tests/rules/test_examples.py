"""The example of a rule's page raises the rule, and what the page says to use instead does not."""

import tomllib
from pathlib import Path

import pytest

from paramlint.checking import check_source
from paramlint.config.convert import convert
from paramlint.config.errors import Place
from paramlint.config.settings import Keys, Settings
from paramlint.lint.page import sections, snippets
from paramlint.lint.refusal import RefusalRule
from paramlint.lint.registry import RuleFile, rule_files
from paramlint.lint.selection import select_rules
from paramlint.source.read import to_source

WITH_PYTHON = [rule for rule in rule_files() if snippets(sections(rule.load())["Example"], "python")]
UNBUILT = {("unbuilt-model", "Example")}
"""Examples whose model says no shape, as that is what is wrong with it."""
every_example = pytest.mark.parametrize("rule", WITH_PYTHON, ids=[rule.name for rule in WITH_PYTHON])


def settings_of(rule: RuleFile) -> Settings:
    """Those that the example says it needs."""
    blocks = snippets(sections(rule.load())["Example"], "toml")
    table = tomllib.loads(blocks[0])["tool"]["paramlint"] if blocks else {}
    keys = convert(table, Keys, Place())
    return Settings(root=Path("/project"), max_params=keys.max_params, samples=keys.samples, rules=keys.rules)


def names(rule: RuleFile, heading: str) -> list[str]:
    """The names of the findings in the snippet under a heading.

    It must define models that count exactly, unless the rule is about what Keras refuses: then its example must not.
    """
    (code,) = snippets(sections(rule.load())[heading], "python")
    settings = settings_of(rule)
    source = to_source(code.encode(), "example.py")
    rules = select_rules(settings)
    rules += () if rule.load().default else (rule.load()(),)
    checked = check_source(source, Path("/project/example.py"), settings, rules)
    refused = heading == "Example" and issubclass(rule.load(), RefusalRule)
    statuses = {model.status for model in checked.models}
    if (rule.name, heading) in UNBUILT:
        assert statuses == {"unknown"}
    else:
        assert (statuses == {"exact"}) is not refused
    return [finding.name for finding in checked.findings]


def test_the_model_rules_have_examples_that_are_run() -> None:
    assert {rule.name for rule in rule_files() if rule.family != "tool"} <= {rule.name for rule in WITH_PYTHON}


@every_example
def test_the_example_raises_the_rule_and_no_other(rule: RuleFile) -> None:
    assert names(rule, "Example") == [rule.name]


@every_example
def test_what_to_use_instead_raises_nothing(rule: RuleFile) -> None:
    assert names(rule, "Use instead") == []
