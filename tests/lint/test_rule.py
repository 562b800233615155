"""What a rule is called, and how bad its findings are."""

import msgspec
import pytest

from paramlint.config.settings import ModelSettings
from paramlint.lint.finding import Severity
from paramlint.lint.rule import Rule, RuleOptions, Variant
from paramlint.source.span import Span
from tests.lint.models import Loud, dense, program, sequential

MODEL = sequential(dense("dense", 2, 1), inputs=(2,))


def test_code_name_and_family_come_from_the_file() -> None:
    assert (Loud.code, Loud.name, Loud.family) == ("PML001", "loud", "house")


def test_a_finding_speaks_for_its_rule_and_model() -> None:
    (finding,) = Loud().check(MODEL, program(MODEL))
    assert (finding.code, finding.name, finding.model, finding.measure) == ("PML001", "loud", "model", 1)


def test_a_model_without_a_variable_is_called_by_its_name() -> None:
    from dataclasses import replace

    (finding,) = Loud().check(replace(MODEL, variable=None), program(MODEL))
    assert finding.model == "sequential"


@pytest.mark.parametrize(
    ("users", "findings", "expected"),
    [
        (None, None, Severity.ADVICE),
        (None, Severity.ERROR, Severity.ERROR),
        (Severity.WARNING, Severity.ERROR, Severity.WARNING),
        (Severity.WARNING, None, Severity.WARNING),
    ],
)
def test_the_users_severity_stands_above_the_findings_and_that_above_the_rules(
    users: Severity | None, findings: Severity | None, expected: Severity
) -> None:
    assert Loud(severity=users).finding("x", Span(0, 1), severity=findings).severity is expected


class Limit(RuleOptions, frozen=True):
    """Options for these tests."""

    max_size: int = 3


def test_a_model_is_checked_with_the_options_of_the_last_entry_about_it() -> None:
    entries = [("other", 1), ("model", 2), (None, 4), ("sequential", 5), ("another", 6)]
    variants = [Variant(ModelSettings(name=name, path="x"), Limit(max_size=size)) for name, size in entries]
    rule = Loud(Limit())
    assert rule.with_variants(variants).for_model(MODEL).options == Limit(max_size=5)
    assert rule.with_variants(variants[:1]).for_model(MODEL).options == Limit()
    assert rule.options == Limit()
    assert rule.with_variants([]) is rule


def test_options_are_frozen_and_refuse_what_they_do_not_know() -> None:
    with pytest.raises(AttributeError):
        Limit().max_size = 4  # type: ignore[misc]
    assert msgspec.convert({"max-size": 4}, Limit) == Limit(max_size=4)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"max_size": 4}, Limit)


def test_a_rule_must_say_what_it_checks() -> None:
    class Silent(Rule):
        """Has no check."""

    with pytest.raises(TypeError):
        Silent()  # type: ignore[abstract]
