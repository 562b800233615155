"""SourceFile: one text, whether it came from a .py file or from the cells of a notebook."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from paramlint.source.span import Location, Span

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Cell:
    """A code cell of a notebook: its 1-based number over all cells, and where its source stands in the text."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file, or a part of it, could not be read. `kind` is the name of the finding it becomes."""

    kind: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of text that does not parse and was left out, with the names it may have bound."""

    span: Span
    names: frozenset[str]


@dataclass(frozen=True)
class SourceFile:
    """A file as paramlint reads it.

    `text` is what the user wrote (newlines as they stand in the file); `code` is the same length and has the same
    line breaks, with everything Python cannot parse blanked: magics, cells of other languages, broken cells.
    """

    path: str
    text: str
    code: str
    cells: tuple[Cell, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line of the text begins; Python's line breaks are \\n, \\r\\n and \\r."""
        return [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]

    def cell_at(self, offset: int) -> Cell | None:
        """The notebook cell that holds the offset, None in a .py file."""
        index = bisect_right(self.cells, offset, key=lambda cell: cell.span.start) - 1
        return self.cells[max(index, 0)] if self.cells else None

    def location(self, offset: int) -> Location:
        """Line and column of an offset, counted within its cell in a notebook."""
        line = bisect_right(self.line_starts, offset) - 1
        column = offset - self.line_starts[line] + 1
        cell = self.cell_at(offset)
        if cell is None:
            return Location(None, line + 1, column)
        first = bisect_right(self.line_starts, cell.span.start) - 1
        return Location(cell.number, line - first + 1, column)

