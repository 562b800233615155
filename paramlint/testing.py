"""For the tests of rules of your own: what a rule finds in a piece of code, without files or settings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from paramlint.checking import check_source
from paramlint.config.settings import Settings
from paramlint.lint.finding import Edit, Finding
from paramlint.lint.rule import Rule
from paramlint.source.read import to_source

_FILE = "model.py"


def findings(
    rule: Rule | type[Rule], code: str, *, samples: int | None = None, keras_version: str = "auto"
) -> tuple[Finding, ...]:
    """What the rule finds in the code, ordered by place. A rule that needs options is given as an object.

    Raises AssertionError where the code is not valid Python, or paramlint itself fails on it.
    """
    active = rule() if isinstance(rule, type) else rule
    settings = Settings(root=Path.cwd(), samples=samples, keras_version=keras_version)  # type: ignore[arg-type]
    checked = check_source(to_source(code.encode(), _FILE), Path(_FILE), settings, (active,))
    assert not checked.source.problems, checked.source.problems[0].message
    return checked.findings


def fixed(
    rule: Rule | type[Rule], code: str, *, unsafe: bool = False, samples: int | None = None, keras_version: str = "auto"
) -> str:
    """The code after one pass of the rule's safe fixes, and of the unsafe ones where these are asked for."""
    found = findings(rule, code, samples=samples, keras_version=keras_version)
    fixes = [finding.fix for finding in found if finding.fix and (unsafe or finding.fix.safety == "safe")]
    return edited(code, dict.fromkeys(edit for fix in fixes for edit in fix.edits))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits, which must not overlap."""
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
