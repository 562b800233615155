"""Fake rules for tests of fixing: each finds a pattern in the code and says what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable

from paramlint.fixing.fixed import Fixed
from paramlint.fixing.passes import Check, fix_file
from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Edit, Finding, Fix, Severity
from paramlint.source.file import SourceFile
from paramlint.source.read import to_source
from paramlint.source.span import Span

FakeRule = Callable[[SourceFile], list[Finding]]


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span(start, end), text)


def finding(*edits: Edit, name: str = "fake", safety: str = "safe") -> Finding:
    """A finding at its first edit, with a fix of these edits."""
    place = edits[0].span if edits else Span(0, 0)
    fix = Fix("mend it", edits, safety)
    return Finding(f"PML{len(name):03}", name, Severity.WARNING, "is wrong", place, fix=fix)


def replacing(pattern: str, new: str, *more: Edit, safety: str = "safe", name: str = "") -> FakeRule:
    """A rule that finds every match in the code and replaces it; `more` edits come with each fix."""

    def found(source: SourceFile) -> list[Finding]:
        matches = re.finditer(pattern, source.code)
        edits = (edit(match.start(), match.end(), match.expand(new)) for match in matches)
        return [finding(*more, one, name=name or pattern, safety=safety) for one in edits]

    return found


def checking(path: str, *rules: FakeRule) -> Check:
    """Reads a file of this name and lints it with the rules."""

    def check(data: bytes) -> CheckedFile:
        source = to_source(data, path)
        return CheckedFile(source, (), tuple(found for rule in rules for found in rule(source)))

    return check


def fixed(data: bytes, *rules: FakeRule, path: str = "a.py", unsafe: bool = False) -> Fixed:
    """The file after the fixes of the rules."""
    check = checking(path, *rules)
    return fix_file(data, check(data), check, unsafe=unsafe)
