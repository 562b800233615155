"""`--output-format full`: every finding with the source it speaks of, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Finding, Fix
from paramlint.report.closing import NOT_ASKED_FOR, Fixes, closing
from paramlint.report.frame import frame
from paramlint.report.printable import printable
from paramlint.report.style import Style
from paramlint.source.file import SourceFile


def full(files: Sequence[CheckedFile], looked_at: int, style: Style, fixes: Fixes = NOT_ASKED_FOR) -> Iterator[str]:
    """The lines of every finding, an empty line after each, then the closing line."""
    for file in files:
        for finding in file.findings:
            yield from _finding(file.source, finding, style)
            yield ""
    yield closing(files, looked_at, fixes)


def _finding(source: SourceFile, finding: Finding, style: Style) -> Iterator[str]:
    rule = style.paint(finding.severity, f"{finding.name} ({finding.code}):")
    yield f"{rule} {printable(finding.message)}"
    yield from frame(source, finding, style)
    if finding.help:
        yield f"help: {printable(finding.help)}"
    if finding.fix:
        yield f"fix: {_fix(finding.fix)}"


def _fix(fix: Fix) -> str:
    how = "--fix" if fix.safety == "safe" else "unsafe, --fix --unsafe-fixes"
    return f"{printable(fix.title)} ({how})"
