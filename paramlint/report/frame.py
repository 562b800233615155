"""The source around a finding, with carets under what it is about and dashes under what it is related to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from paramlint.lint.finding import Finding, Severity
from paramlint.report.place import address, path
from paramlint.report.printable import columns, printable
from paramlint.report.style import Style
from paramlint.report.view import WIDTH, View, view
from paramlint.source.file import SourceFile
from paramlint.source.span import Span


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of one line to underline: character numbers within the line, which is counted over the whole text."""

    span: Span
    line: int
    start: int
    end: int
    label: str
    severity: Severity | None
    """None for a related place."""


def frame(source: SourceFile, finding: Finding, style: Style) -> Iterator[str]:
    """The lines of the frame; in a notebook one block per cell, the finding's own first."""
    if not source.text:
        yield f"  --> {path(source)}"
        return
    marks = _marks(source, finding)
    gutter = max(len(str(source.location(mark.span.start).line)) for mark in marks)
    for arrow, block in _blocks(source, marks):
        yield f"  {arrow} {address(source, block[0].span)}"
        yield _row(gutter, "", "")
        yield from _block(source, block, gutter, style)
        yield _row(gutter, "", "")


def _marks(source: SourceFile, finding: Finding) -> list[_Mark]:
    """The finding's own mark, then the related ones by place."""
    related = sorted(finding.related, key=lambda place: place.span)
    others = [_mark(source, place.span, printable(place.message), None) for place in related]
    return [_mark(source, finding.span, "", finding.severity), *others]


def _mark(source: SourceFile, span: Span, label: str, severity: Severity | None) -> _Mark:
    line = bisect_right(source.line_starts, span.start) - 1
    text = source.line_text(span.start)
    start = min(span.start - source.line_starts[line], len(text))
    end = span.end - source.line_starts[line]
    return _Mark(span, line, start, end if end <= len(text) else len(text.rstrip()), label, severity)


def _blocks(source: SourceFile, marks: Sequence[_Mark]) -> Iterator[tuple[str, list[_Mark]]]:
    """The marks by cell, each block with its arrow."""
    home = source.cell_at(marks[0].span.start)
    yield "-->", [mark for mark in marks if source.cell_at(mark.span.start) == home]
    away = [mark for mark in marks if source.cell_at(mark.span.start) != home]
    for _, block in groupby(away, key=lambda mark: source.cell_at(mark.span.start)):
        yield ":::", list(block)


def _block(source: SourceFile, marks: Sequence[_Mark], gutter: int, style: Style) -> Iterator[str]:
    numbers = sorted({mark.line for mark in marks})
    yield from _line(source, numbers[0], marks, gutter, style)
    for before, after in pairwise(numbers):
        if after - before == 2:
            yield from _line(source, before + 1, marks, gutter, style)
        elif after - before > 2:
            yield "..."
        yield from _line(source, after, marks, gutter, style)


def _line(source: SourceFile, line: int, marks: Sequence[_Mark], gutter: int, style: Style) -> Iterator[str]:
    """A line with its underlines."""
    start = source.line_starts[line]
    number = str(source.location(start).line)
    for seen, underlined in _views(source.line_text(start), [mark for mark in marks if mark.line == line]):
        yield _row(gutter, number, seen.text)
        for mark in underlined:
            yield from (_row(gutter, "", text) for text in _underline(seen, mark, style))


def _views(text: str, marks: Sequence[_Mark]) -> Iterator[tuple[View, Sequence[_Mark]]]:
    """The line and the marks in view; once more for marks that the first view of a long line does not reach."""
    if not marks:
        yield view(text, 0), ()
    while marks:
        head, *rest = marks
        seen = view(text, head.start)
        yield seen, [head, *(mark for mark in rest if seen.shows(mark.start))]
        marks = [mark for mark in rest if not seen.shows(mark.start)]


def _underline(seen: View, mark: _Mark, style: Style) -> Iterator[str]:
    """The underline with its label behind it, or below it where that would be too wide."""
    start = seen.column(mark.start)
    length = max(1, seen.column(mark.end) - start)
    line = "-" * length if mark.severity is None else style.paint(mark.severity, "^" * length)
    width = columns(mark.label)
    if start + length + 1 + width <= WIDTH:
        yield f"{' ' * start}{line} {mark.label}"
    else:
        yield f"{' ' * start}{line}"
        yield f"{' ' * max(0, min(start, WIDTH - width))}{mark.label}"


def _row(gutter: int, number: str, text: str) -> str:
    return f"{number:>{gutter}} | {text}".rstrip()
