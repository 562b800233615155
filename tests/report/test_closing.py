"""The closing line in all its forms."""

from collections.abc import Sequence

import pytest

from paramlint.graph.model import Layer, Model
from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Severity
from paramlint.report.closing import closing
from paramlint.source.span import Span
from paramlint.unknown import Unknown
from tests.report.samples import finding, script

NOWHERE = Span(0, 0)
EXACT = Model("sequential", "exact", NOWHERE)
OPEN = Model("sequential", "open", NOWHERE, (Layer("x", "X", None, NOWHERE, unknown=Unknown("budget", "too big")),))
ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE
SUMMARY = "(run `paramlint summary` to see why)"


@pytest.mark.parametrize(
    ("looked_at", "models", "severities", "line"),
    [
        (0, [], [], "No Python files or notebooks found."),
        (2, [], [], "2 files, no Keras models."),
        (1, [], [ERROR], "1 file, no Keras models. 1 error."),
        (1, [EXACT], [], "1 file, 1 model, counted exactly. No findings."),
        (3, [EXACT] * 4, [WARNING], "3 files, 4 models, all counted exactly. 1 warning."),
        (1, [OPEN], [], f"1 file, 1 model, not counted exactly {SUMMARY}. No findings."),
        (1, [EXACT, OPEN], [], f"1 file, 2 models, 1 not counted exactly {SUMMARY}. No findings."),
        (1, [OPEN, OPEN], [ADVICE], f"1 file, 2 models, none counted exactly {SUMMARY}. 1 advice."),
        (
            1234,
            [EXACT],
            [ADVICE, WARNING, ERROR, ADVICE, WARNING, ADVICE],
            "1,234 files, 1 model, counted exactly. 1 error, 2 warnings, 3 advice.",
        ),
    ],
)
def test_closing(looked_at: int, models: Sequence[Model], severities: Sequence[Severity], line: str) -> None:
    findings = tuple(finding(NOWHERE, severity=severity) for severity in severities)
    assert closing([CheckedFile(script(""), tuple(models), findings)], looked_at) == line


def test_models_and_findings_are_added_over_the_files() -> None:
    first = CheckedFile(script(""), (EXACT,), (finding(NOWHERE),))
    second = CheckedFile(script(""), (EXACT,), (finding(NOWHERE), finding(NOWHERE)))
    assert closing([first, second], 2) == "2 files, 2 models, all counted exactly. 3 warnings."
