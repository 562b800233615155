"""Turning `a / b` into `a // b` where the quotient is needed as a whole number."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator

from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Given
from paramlint.lint.finding import Edit
from paramlint.source.span import Span

_FACTORS = frozenset({"*", "/", "//", "%", "@"})
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def floor_divide(argument: Argument, program: Program) -> Iterator[Edit]:
    """The edit of an argument that is a quotient of at least 1, none of any other."""
    if not is_quotient(argument.value):
        return
    start = argument.value_span.start
    place = _last_division(program.source.code[start : argument.value_span.end])
    if place is not None:
        yield Edit(Span(start + place, start + place + 1), "//")


def is_quotient(value: Given) -> bool:
    """Whether the value may be the quotient of two sizes."""
    return isinstance(value, float) and value >= 1


def _last_division(text: str) -> int | None:
    """Where the division stands that is carried out last, if it is the last operation of all."""
    try:
        expression = ast.parse(f"({text}\n)", mode="eval").body
        tokens = list(tokenize.generate_tokens(io.StringIO(f"({text}\n)").readline))
    except (SyntaxError, ValueError, MemoryError, RecursionError, tokenize.TokenError):
        return None
    if not isinstance(expression, ast.BinOp) or not isinstance(expression.op, ast.Div):
        return None
    lines = f"({text}".splitlines(keepends=True)
    depth, last = 0, None
    for token in tokens:
        depth += (token.string in _OPENING) - (token.string in _CLOSING)
        if token.type == tokenize.OP and token.string in _FACTORS and depth == 1:
            last = token
    if last is None or last.string != "/":
        return None
    row, column = last.start
    return sum(map(len, lines[: row - 1])) + column - 1
