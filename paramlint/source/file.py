"""SourceFile: one text, whether it came from a .py file or from the cells of a notebook."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from paramlint.source.lines import line_end, line_starts
from paramlint.source.progress import NOTHING, Progress
from paramlint.source.span import Location, Span

UNREADABLE = "unreadable-file"
INVALID_SYNTAX = "invalid-syntax"


@dataclass(frozen=True, slots=True)
class Cell:
    """A code cell of a notebook: its 1-based number over all cells, and where its source stands in the text.

    `value`, `printed` and `warnings` are what its last run left in the file: the value it ends in, its standard output
    and its standard error. `run` is the number of that run in its session, and `progress` what the trainings in it
    printed.
    """

    number: int
    span: Span
    value: str | None = None
    printed: str = ""
    run: int | None = None
    warnings: str = ""
    progress: Progress = NOTHING


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file, or a part of it, could not be read. `kind` is the name of the finding it becomes."""

    kind: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of text that is not read as Python, with the names it may have changed, and those it may have bound."""

    span: Span
    names: frozenset[str]
    bound: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SourceFile:
    """A file as paramlint reads it.

    `text` is what the user wrote (newlines as they stand in the file); `code` is the same length, with everything
    Python cannot parse blanked: magics, cells of other languages, broken cells. Its lines are the same ones; those of
    a cell that is indented as a whole begin behind the indent.
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
        return line_starts(self.text)

    def cell_at(self, offset: int) -> Cell | None:
        """The notebook cell that holds the offset, None in a .py file."""
        index = bisect_right(self.cells, offset, key=lambda cell: cell.span.start) - 1
        return self.cells[max(index, 0)] if self.cells else None

    def location(self, offset: int) -> Location:
        """Line and column of an offset, counted within its cell in a notebook."""
        line = self._line(offset)
        column = offset - self.line_starts[line] + 1
        cell = self.cell_at(offset)
        if cell is None:
            return Location(None, line + 1, column)
        return Location(cell.number, line - self._line(cell.span.start) + 1, column)

    def line_text(self, offset: int) -> str:
        """The line that holds the offset, without its line break."""
        start = self.line_starts[self._line(offset)]
        return self.text[start : line_end(self.text, start)]

    def _line(self, offset: int) -> int:
        """The 0-based number, over the whole text, of the line that holds the offset."""
        return bisect_right(self.line_starts, offset) - 1


def unreadable(path: str, message: str) -> SourceFile:
    """A file of which nothing could be read, with the reason."""
    return SourceFile(path, "", "", problems=(Problem(UNREADABLE, message),))
