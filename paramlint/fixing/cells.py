"""Edits in the text of a notebook as edits in its cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from paramlint.fixing.refused import Refused
from paramlint.lint.finding import Edit
from paramlint.source.file import Cell, SourceFile
from paramlint.source.span import Span


def edits_by_cell(source: SourceFile, edits: Iterable[Edit]) -> Mapping[int, Sequence[Edit]]:
    """For each cell that changes, by its number, the edits counted within its source; raises Refused across cells."""
    found: dict[int, list[Edit]] = {}
    for edit in edits:
        cell = source.cell_at(edit.span.start)
        if cell is None:
            raise Refused("there is no cell to change", bug=True)
        found.setdefault(cell.number, []).append(_within(source, cell, edit))
    return {number: _joined(inner) for number, inner in found.items()}


def _within(source: SourceFile, cell: Cell, edit: Edit) -> Edit:
    """The edit without the line break that joins the cell to the next one, which is not the user's."""
    start, end, text = edit.span.start, edit.span.end, edit.text
    if end > cell.span.end:
        if end > cell.span.end + 1 or source.text[cell.span.end] != "\n":
            raise Refused("it reaches from one cell into the next", bug=True)
        text = text.removesuffix("\n").removesuffix("\r")
        if start > cell.span.end:
            start, text = cell.span.end, f"\n{text}"
    first = cell.span.start
    return Edit(Span(start - first, min(end, cell.span.end) - first), text)


def _joined(edits: Sequence[Edit]) -> list[Edit]:
    """Edits that touch made one."""
    joined: list[Edit] = []
    for edit in edits:
        if joined and joined[-1].span.end == edit.span.start:
            before = joined.pop()
            edit = Edit(Span(before.span.start, edit.span.end), before.text + edit.text)
        joined.append(edit)
    return joined
