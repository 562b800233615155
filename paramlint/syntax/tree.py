"""The LibCST tree of a file's code, with the span of every node."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import libcst as cst

from paramlint.source.span import Span
from paramlint.syntax.positions import spans_of

_RECURSION_LIMIT = 20_000
"""Enough for the deepest nesting that `source` lets through: LibCST and the evaluator recurse in pure Python."""


class UnsupportedSyntax(Exception):
    """Python that is valid and that LibCST cannot parse all the same, such as `(x): int = 1`."""

    def __init__(self, line: int) -> None:
        super().__init__(f"is valid Python that paramlint's parser cannot read (near line {line})")


@dataclass(frozen=True)
class Tree:
    """A parsed file. `spans` has every node; offsets count characters of the code that was parsed."""

    code: str
    module: cst.Module
    spans: Mapping[cst.CSTNode, Span]

    def text(self, node: cst.CSTNode) -> str:
        """The source text of a node."""
        span = self.spans[node]
        return self.code[span.start : span.end]


def parse(code: str) -> Tree:
    """Parse valid Python, nested no deeper than `source` allows; UnsupportedSyntax where LibCST cannot."""
    with deep_recursion():
        try:
            module = cst.parse_module(code)
        except cst.ParserSyntaxError as error:
            raise UnsupportedSyntax(error.raw_line) from None
        return Tree(code, module, spans_of(module, code))


@contextmanager
def deep_recursion() -> Iterator[None]:
    """Lets walks over deeply nested code recurse further than Python's default limit."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
