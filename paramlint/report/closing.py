"""The closing line of a check: how much was looked at, how much of it counted exactly, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paramlint.graph.model import Model
from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Finding, Severity
from paramlint.report.words import counted

_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.ADVICE: "advice"}


@dataclass(frozen=True, slots=True)
class Fixes:
    """How many findings have been fixed, None where nobody asked for it, and whether unsafe fixes are wanted."""

    made: int | None = None
    unsafe: bool = False


NOT_ASKED_FOR = Fixes()


def closing(files: Sequence[CheckedFile], looked_at: int, fixes: Fixes = NOT_ASKED_FOR) -> str:
    """The line for `looked_at` files, of which `files` are those there is something to say about.

    `3 files, 4 models, all counted exactly. 3 warnings, 2 fixable with --fix (1 more with --unsafe-fixes).`
    """
    if not looked_at:
        return "No Python files or notebooks found."
    models = [model for file in files for model in file.models]
    findings = [finding for file in files for finding in file.findings]
    seen = f"{counted(looked_at, 'file')}, {_counting(models)}."
    if fixes.made:
        left = f" {_found(findings)} left{_fixable(findings, fixes)}." if findings else " None is left."
        return f"{seen} Fixed {counted(fixes.made, 'finding')}.{left}"
    found = f" {_found(findings)}{_fixable(findings, fixes)}." if models or findings else ""
    return seen + found


def _fixable(findings: Iterable[Finding], fixes: Fixes) -> str:
    """What --fix would do about the findings that are left."""
    safety = Counter(finding.fix.safety == "safe" or fixes.unsafe for finding in findings if finding.fix)
    now, more = safety[True] if fixes.made is None else 0, safety[False]
    if now:
        return f", {now:,} fixable with --fix" + (f" ({more:,} more with --unsafe-fixes)" if more else "")
    option = "--fix --unsafe-fixes" if fixes.made is None else "--unsafe-fixes"
    return f", {more:,} fixable with {option}" if more else ""


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
