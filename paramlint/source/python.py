"""Python files: their text, and whether and where it does not parse."""

from __future__ import annotations

import ast
import sys
import warnings

from paramlint.source.encoding import Undecodable, decode
from paramlint.source.file import INVALID_SYNTAX, Problem, SourceFile, unreadable
from paramlint.source.limits import CODE_CHARACTERS, NESTING, too_much_code
from paramlint.source.lines import LINE_BREAK, blank, line_end, line_starts
from paramlint.source.nesting import Nesting, has_endless_name
from paramlint.source.span import Span

_TOO_DEEP = f"nested more than {NESTING} levels deep, which is more than paramlint reads"


def python_source(data: bytes, path: str) -> SourceFile:
    """A .py file from its bytes."""
    try:
        text = decode(data)
    except Undecodable as error:
        return unreadable(path, str(error))
    if len(text) > CODE_CHARACTERS:
        return unreadable(path, too_much_code(len(text)))
    problem = syntax_problem(text)
    if problem is None:
        return SourceFile(path, text, text)
    return SourceFile(path, text, blank(text), problems=(invalid_syntax(*problem, text),))


def syntax_problem(code: str) -> tuple[str, int] | None:
    """Why the code is not Python that LibCST may safely be given, and the offset of the place; None if it is."""
    if "\0" in code:
        return "invalid syntax: a NUL character", code.index("\0")
    if has_endless_name(code):
        return _TOO_DEEP, 0
    try:
        tree = _parse(code)
    except (RecursionError, MemoryError):
        return _TOO_DEEP, 0
    except SyntaxError as error:
        return _message(error), _offset(error, code)
    deep = Nesting(code, NESTING).beyond(tree)
    return None if deep is None else (_TOO_DEEP, deep)


def invalid_syntax(message: str, offset: int, text: str) -> Problem:
    """The problem at a character of the text."""
    return Problem(INVALID_SYNTAX, message, Span(offset, min(offset + 1, len(text))))


def _parse(code: str) -> ast.AST:
    """The tree of the code; Python's warnings about it are for whoever runs it.

    Python 3.11 takes a backslash before a final \\r\\n for the end of a statement, but not before a final \\n.
    """
    code = LINE_BREAK.sub("\n", code) if "\r" in code else code
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(code)


def _message(error: SyntaxError) -> str:
    version = "{}.{}".format(*sys.version_info)
    reason = error.msg if error.msg.startswith("invalid syntax") else f"invalid syntax: {error.msg}"
    return f"{reason} (read as Python {version})"


def _offset(error: SyntaxError, code: str) -> int:
    """The character a SyntaxError points at; the first of the line if it points into an f-string or an indentation."""
    starts = line_starts(code)
    start = starts[min(max(error.lineno or 1, 1), len(starts)) - 1]
    line = code[start : line_end(code, start)]
    elsewhere = error.text is not None and error.text.rstrip() != line.rstrip()
    if elsewhere or isinstance(error, IndentationError):
        return start + len(line) - len(line.lstrip())
    return start + min(max(error.offset or 1, 1) - 1, len(line))
