"""The comments of a file and the statements between them, by Python's own tokenizer and counted in lines."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from paramlint.source.file import SourceFile
from paramlint.source.lines import line_starts
from paramlint.source.span import Span


class Comment(msgspec.Struct, frozen=True):
    """A comment from its `#` to the end of its line. `alone` where no code stands before it."""

    text: str
    span: Span
    line: int
    alone: bool


class Statement(msgspec.Struct, frozen=True):
    """The first and the last line of a simple statement, or of the head of a compound one.

    `text_only` where it is nothing but a string, as docstrings are.
    """

    first: int
    last: int
    text_only: bool


class Scan(msgspec.Struct, frozen=True):
    """What the tokenizer saw, in order. Lines are counted from 0 over the whole text, cells or not."""

    comments: tuple[Comment, ...] = ()
    statements: tuple[Statement, ...] = ()


class _Token(msgspec.Struct, frozen=True):
    kind: int
    text: str
    line: int
    column: int
    last_line: int


def line_at(source: SourceFile, offset: int) -> int:
    """The line of the whole text, from 0, that the offset stands in."""
    return bisect_right(source.line_starts, offset) - 1


def line_text(source: SourceFile, line: int) -> str:
    """The code of a line, without its line break."""
    start, *following = source.line_starts[line : line + 2]
    return source.code[start : following[0] if following else None].rstrip("\r\n")


def mentions_directive(code: str) -> bool:
    """Whether a comment of the code may be meant for paramlint: without that there is nothing to tokenize."""
    lower = code.lower()
    return "paramlint" in lower or "noqa" in lower


def scan(source: SourceFile) -> Scan:
    """The comments and statements of the code, up to where it cannot be tokenized."""
    import tokenize

    layout = (tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
    comments: list[Comment] = []
    statements: list[Statement] = []
    tokens: list[_Token] = []
    starts = line_starts(source.code)
    for token in _tokens(source.code):
        if token.kind == tokenize.COMMENT:
            comments.append(_comment(source, starts, token))
        elif token.kind == tokenize.NEWLINE:
            if tokens:
                text_only = all(part.kind == tokenize.STRING for part in tokens)
                statements.append(Statement(tokens[0].line, tokens[-1].last_line, text_only))
            tokens = []
        elif token.kind not in layout:
            tokens.append(token)
    return Scan(tuple(comments), tuple(statements))


def _comment(source: SourceFile, starts: list[int], token: _Token) -> Comment:
    start = starts[token.line] + token.column
    alone = not source.code[starts[token.line] : start].strip()
    return Comment(token.text, Span(start, start + len(token.text)), token.line, alone)


def _tokens(code: str) -> Iterator[_Token]:
    """Every token until one that Python refuses. All line breaks are made `\\n`: their number is what counts here."""
    import tokenize

    lines = io.StringIO(code.replace("\r\n", "\n").replace("\r", "\n"))
    try:
        for token in tokenize.generate_tokens(lines.readline):
            yield _Token(token.type, token.string, token.start[0] - 1, token.start[1], token.end[0] - 1)
    except (tokenize.TokenError, SyntaxError, UnicodeError):
        return
