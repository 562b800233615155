"""The closing line of a check: how much was looked at, how much of it counted exactly, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from paramlint.graph.model import Model
from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Finding, Severity
from paramlint.report.words import counted

_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.ADVICE: "advice"}


def closing(files: Sequence[CheckedFile], looked_at: int) -> str:
    """The line for `looked_at` files, of which `files` are those there is something to say about.

    `3 files, 4 models, all counted exactly. 1 warning.`
    """
    if not looked_at:
        return "No Python files or notebooks found."
    models = [model for file in files for model in file.models]
    findings = [finding for file in files for finding in file.findings]
    seen = f"{counted(looked_at, 'file')}, {_counting(models)}."
    found = f" {_found(findings)}." if models or findings else ""
    return seen + found


def _counting(models: Sequence[Model]) -> str:
    if not models:
        return "no Keras models"
    total = counted(len(models), "model")
    inexact = sum(model.status != "exact" for model in models)
    if not inexact:
        return f"{total}, {'all ' if len(models) > 1 else ''}counted exactly"
    which = "none" if inexact == len(models) else f"{inexact:,} not"
    which = "not" if len(models) == 1 else which
    return f"{total}, {which} counted exactly (run `paramlint summary` to see why)"


def _found(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    worst_first = sorted(counts, key=lambda severity: severity.rank, reverse=True)
    named = [counted(counts[severity], severity.value, _PLURALS[severity]) for severity in worst_first]
    return ", ".join(named) or "No findings"
