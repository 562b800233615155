"""What of a notebook no edit may touch: everything that is not read as Python."""

from __future__ import annotations

from paramlint.lint.finding import Edit
from paramlint.source.file import SourceFile
from paramlint.source.lines import line_end
from paramlint.source.span import Span
from paramlint.syntax.comments import line_at


def is_protected(source: SourceFile, edit: Edit) -> bool:
    """Whether the edit touches a magic, or a cell that is not read at all."""
    if source.code == source.text:
        return False
    cell = source.cell_at(edit.span.start)
    whole = cell.span if cell else Span(0, len(source.text))
    if not source.code[whole.start : whole.end].strip():
        return bool(source.text[whole.start : whole.end].strip())
    if _puts_lines_before_a_line(source, edit):
        return not _may_stand_lower(source, edit.span.start)
    first, last = line_at(source, edit.span.start), line_at(source, edit.span.end)
    parts = (_blanked(source, line) for line in range(first, last + 1))
    return any(part.start <= edit.span.end and edit.span.start <= part.end for part in parts if part)


def _puts_lines_before_a_line(source: SourceFile, edit: Edit) -> bool:
    start, end = edit.span.start, edit.span.end
    return start == end == source.line_starts[line_at(source, start)] and edit.text.endswith("\n")


def _may_stand_lower(source: SourceFile, start: int) -> bool:
    """Whether lines may be put before the line: not before a cell magic, nor within a magic of several lines."""
    line = line_at(source, start)
    above = _blanked(source, line - 1) if line else None
    continued = above is not None and source.text[above.start : above.end].endswith("\\")
    return not continued and not source.line_text(start).lstrip().startswith("%%")


def _blanked(source: SourceFile, line: int) -> Span | None:
    """The stretch of the line where the code is not what the user wrote, to the line's end if no code follows."""
    start = source.line_starts[line]
    end = line_end(source.text, start)
    differing = [place for place in range(start, end) if source.text[place] != source.code[place]]
    if not differing:
        return None
    last = differing[-1] + 1
    return Span(differing[0], last if source.code[last:end].strip() else end)
