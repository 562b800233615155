"""Notebooks: the Python cells as one text, each readable on its own, what is broken left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from keyword import iskeyword

from paramlint.source.cells import CodeCell, NotANotebook, code_cells
from paramlint.source.file import Cell, Problem, Skipped, SourceFile, unreadable
from paramlint.source.indents import at_the_margin, indent_of, without_indent
from paramlint.source.limits import CODE_CHARACTERS, too_much_code
from paramlint.source.lines import blank
from paramlint.source.magics import BINDS_NOTHING, RUNS_ITS_BODY, cell_magic, without_magics
from paramlint.source.python import invalid_syntax, syntax_problem
from paramlint.source.span import Span

_IDENTIFIER = re.compile(r"[^\W\d]\w*")
_BOUND = re.compile(r"\b(?:(?:def|class|import)\s+(?P<named>[^\W\d]\w*)|(?<!\.)(?P<plain>[^\W\d]\w*)\b(?!\s*[.(\[]))")
"""A word that may be a name being bound: in `tf.one_hot(x)` only `x` is."""


@dataclass(frozen=True, slots=True)
class _ReadCell:
    """A cell's code, the problem with it at an offset in the cell, and the names it may have bound unread."""

    code: str
    problem: tuple[str, int] | None = None
    names: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    indent: str = ""


def notebook_source(data: bytes, path: str) -> SourceFile:
    """A notebook from its bytes; no text if it is in another language."""
    try:
        cells = code_cells(data)
    except NotANotebook as error:
        return unreadable(path, str(error))
    size = sum(len(cell.source) for cell in cells)
    if size > CODE_CHARACTERS:
        return unreadable(path, too_much_code(size))
    return _joined(cells, path)


def _joined(cells: list[CodeCell], path: str) -> SourceFile:
    text = "".join(map(_whole_lines, cells))
    parts: list[str] = []
    places: list[Cell] = []
    problems: list[Problem] = []
    skipped: list[Skipped] = []
    indented: list[tuple[Span, str]] = []
    start = 0
    for cell in cells:
        span = Span(start, start + len(cell.source))
        read = _read(_whole_lines(cell), bool(parts) and not parts[-1].endswith("\r\n"))
        parts.append(read.code)
        places.append(Cell(cell.number, span, cell.value, cell.printed, cell.run, cell.warnings, cell.progress))
        if read.problem:
            message, offset = read.problem
            problems.append(invalid_syntax(message, start + offset, text))
        if read.names:
            skipped.append(Skipped(span, read.names, read.bound))
        if read.indent:
            indented.append((span, read.indent))
        start += len(read.code)
    code = "".join(parts)
    for span, indent in indented:
        code = at_the_margin(code, span.start, span.end, indent)
    return SourceFile(path, text, code, tuple(places), tuple(problems), tuple(skipped))


def _whole_lines(cell: CodeCell) -> str:
    """The source ending with a line break; a final \\r would merge with the first \\n of the next cell."""
    return cell.source if cell.source.endswith("\n") else cell.source + "\n"


def _read(cell: str, below_another: bool = False) -> _ReadCell:
    """A cell that ends with a line break, its code of the same length; one below another may be indented."""
    if syntax_problem(cell) is None:
        return _ReadCell(cell)
    body = 0
    while (magic := cell_magic(cell, body)) and magic["name"] in RUNS_ITS_BODY:
        body = magic.end()
    if magic:
        return _ReadCell(blank(cell)) if magic["name"] in BINDS_NOTHING else _unread(cell)
    code = blank(cell[:body]) + without_magics(cell[body:])
    problem = syntax_problem(code)
    if problem is None:
        return _ReadCell(code)
    indent = indent_of(code) if below_another else ""
    if indent and syntax_problem(without_indent(code, indent)) is None:
        return _ReadCell(code, indent=indent)
    return _unread(cell, problem)


def _unread(cell: str, problem: tuple[str, int] | None = None) -> _ReadCell:
    """A cell of which only the words are known: each may be something that it changed, and some it may have bound."""
    words = frozenset(word for word in _IDENTIFIER.findall(cell) if not iskeyword(word))
    bound = frozenset(match["named"] or match["plain"] for match in _BOUND.finditer(cell))
    return _ReadCell(blank(cell), problem, words, words & bound)
