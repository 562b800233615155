"""Places as a report names them, counted within the cell in a notebook."""

from __future__ import annotations

from paramlint.report.printable import printable
from paramlint.source.file import SourceFile
from paramlint.source.span import Span


def path(source: SourceFile) -> str:
    """The file's path, on one line whatever is in it."""
    return printable(source.path)


def address(source: SourceFile, span: Span) -> str:
    """The place as an editor finds it: `model.py:14:9`, `notebook.ipynb:cell 3:2:5`."""
    location = source.location(span.start)
    cell = "" if location.cell is None else f"cell {location.cell}:"
    return f"{path(source)}:{cell}{location.line}:{location.column}"


def line(source: SourceFile, span: Span) -> str:
    """The place within its file as a sentence names it: `line 14`, `cell 3:2`."""
    location = source.location(span.start)
    return f"line {location.line}" if location.cell is None else f"cell {location.cell}:{location.line}"
