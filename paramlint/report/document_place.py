"""Places in the JSON documents: 1-based, and within the cell in a notebook."""

from __future__ import annotations

from typing import Any

from paramlint.source.file import SourceFile
from paramlint.source.span import Location, Span

Record = dict[str, Any]
"""A JSON object."""


def location(source: SourceFile, span: Span) -> Record:
    """Where the span begins."""
    return _record(source.location(span.start))


def optional_location(source: SourceFile, span: Span | None) -> Record | None:
    """Where the span begins, None without one."""
    return None if span is None else location(source, span)


def end_location(source: SourceFile, span: Span) -> Record:
    """The place just behind the span, never in a later cell than its last character."""
    cell = source.cell_at(max(span.start, span.end - 1))
    if cell == source.cell_at(span.end):
        return _record(source.location(span.end))
    last = source.location(span.end - 1)
    # The cell's own line break is followed by an empty line; the one that joins cells is not the user's.
    own = cell is not None and span.end <= cell.span.end
    return _record(Location(last.cell, last.line + 1, 1) if own else last)


def _record(place: Location) -> Record:
    return {"cell": place.cell, "line": place.line, "column": place.column}
