"""`--output-format concise`: one line per finding, in the form that editors and mypy's users know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Finding
from paramlint.report.closing import closing
from paramlint.report.place import address
from paramlint.report.printable import printable
from paramlint.report.style import Style
from paramlint.source.file import SourceFile


def concise(files: Sequence[CheckedFile], looked_at: int, style: Style) -> Iterator[str]:
    """`path:line:column: warning: PML101 params-exceed-samples: message` per finding, then the closing line."""
    for file in files:
        for finding in file.findings:
            yield _line(file.source, finding, style)
    yield closing(files, looked_at)


def _line(source: SourceFile, finding: Finding, style: Style) -> str:
    severity = style.paint(finding.severity, finding.severity.value)
    rule = f"{finding.code} {finding.name}"
    return f"{address(source, finding.span)}: {severity}: {rule}: {printable(finding.message)}"
