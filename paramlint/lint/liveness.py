"""Whether the text of a program reads a name again: what the evaluation alone cannot tell of branches not taken."""

from __future__ import annotations

import io
import keyword
import tokenize
from collections.abc import Sequence

from paramlint.graph.loose import LooseEnd
from paramlint.source.file import SourceFile
from paramlint.source.span import Span


def is_never_read(end: LooseEnd, source: SourceFile) -> bool:
    """Whether no code reads a loose end that was not evaluated. Cells of a notebook are looked at on their own."""
    cell = source.cell_at(end.span.start)
    if end.variable is None or (cell is not None and cell is not source.cell_at(end.model.start)):
        return False
    code = source.code if cell is None else source.code[: cell.span.end]
    return is_assigned(end.variable, end.span, code) and not is_read_again(end.variable, end.span, code)


def is_assigned(name: str, value: Span, code: str) -> bool:
    """Whether the value is all that is assigned there, to this one name: `name = value`."""
    start = max(code.rfind("\n", 0, value.start), code.rfind(";", 0, value.start)) + 1
    return code[start : value.start].strip() == f"{name} ="


def is_read_again(name: str, behind: Span, code: str) -> bool:
    """Whether the name may be read behind a place of the code, before it is bound again.

    It is not where the name stands nowhere behind it, or where it next begins a statement that binds it anew, no
    deeper than the place itself, without reading it.
    """
    line = _line(code, behind.start)
    lines = _lines_with(name, code[behind.end :])
    if not lines:
        return False
    first = lines[0]
    indented = len(line) - len(line.lstrip())
    rebound = first.text.startswith(f"{name} =") and not first.text.startswith(f"{name} ==")
    return not (rebound and first.times == 1 and first.indented <= indented)


class _Line:
    """A logical line: its text, how far it is indented, and how often the name stands in it."""

    def __init__(self, text: str, indented: int, times: int) -> None:
        self.text, self.indented, self.times = text, indented, times


def _line(code: str, place: int) -> str:
    start = code.rfind("\n", 0, place) + 1
    return code[start:place] + "x"


def _lines_with(name: str, code: str) -> Sequence[_Line]:
    """The logical lines in which the name stands; one that cannot be read stands for reading it."""
    found: list[_Line] = []
    row: list[tokenize.TokenInfo] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(_dedented(code)).readline):
            if token.type in (tokenize.NEWLINE, tokenize.ENDMARKER):
                found += _as_line(name, row)
                row = []
            elif token.type not in (tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT):
                row.append(token)
    except (tokenize.TokenError, SyntaxError, IndentationError):
        return [*found, _Line("", 0, 2)]
    return found


def _dedented(code: str) -> str:
    """The rest of a file behind some place, as a file of its own: the rest of that place's line is left out."""
    return code.partition("\n")[2]


def _as_line(name: str, row: Sequence[tokenize.TokenInfo]) -> list[_Line]:
    times = 0
    for position, token in enumerate(row):
        if token.type == tokenize.NAME and token.string == name and not keyword.iskeyword(name):
            after_dot = position > 0 and row[position - 1].string == "."
            names_argument = position + 1 < len(row) and row[position + 1].string == "=" and position > 0
            times += not (after_dot or (names_argument and row[position - 1].string in ("(", ",")))
        elif token.type == tokenize.STRING and name in token.string and "f" in token.string[:2].lower():
            times += 2
    if not times:
        return []
    text = f"{row[0].string} {row[1].string}" if len(row) > 1 else row[0].string
    return [_Line(f"{text} ", row[0].start[1], times)]
