"""What could not be read, for standard error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paramlint.lint.checked import CheckedFile
from paramlint.report.place import address, path
from paramlint.report.printable import printable
from paramlint.source.file import Problem, SourceFile


def problems_text(files: Sequence[CheckedFile]) -> Iterator[str]:
    """`path:line:column: message` for every problem of every file, `path: message` where it has no place."""
    for file in files:
        for problem in file.source.problems:
            yield f"{_place(file.source, problem)}: {printable(problem.message)}"


def _place(source: SourceFile, problem: Problem) -> str:
    return path(source) if problem.span is None else address(source, problem.span)
