"""`--output-format concise`: one line per finding, in the form that editors and mypy's users know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Finding
from paramlint.report.closing import NOT_ASKED_FOR, Fixes, closing
from paramlint.report.place import address
from paramlint.report.printable import printable
from paramlint.report.style import Style
from paramlint.source.file import SourceFile


def concise(files: Sequence[CheckedFile], looked_at: int, style: Style, fixes: Fixes = NOT_ASKED_FOR) -> Iterator[str]:
    """`path:line:column: warning: PML101 params-exceed-samples: message` per finding, then the closing line.

    The rule is followed by `[*]` where --fix would mend what it found.
    """
    for file in files:
        for finding in file.findings:
            yield _line(file.source, finding, style, fixes)
    yield closing(files, looked_at, fixes)


def _line(source: SourceFile, finding: Finding, style: Style, fixes: Fixes) -> str:
    severity = style.paint(finding.severity, finding.severity.value)
    mark = " [*]" if finding.fix and finding.fix.applies(unsafe=fixes.unsafe) else ""
    rule = f"{finding.code} {finding.name}{mark}"
    return f"{address(source, finding.span)}: {severity}: {rule}: {printable(finding.message)}"
