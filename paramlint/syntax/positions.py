"""Spans of LibCST nodes, measured while LibCST writes the tree back out: a quarter of the cost of its providers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import libcst as cst
from libcst._nodes.internal import CodegenState

from paramlint.source.span import Span

_DROPPED = frozenset(" \t\f\\\r\n")


class _SpanRecorder(CodegenState):
    """Counts the characters LibCST emits; a node's syntactic span (no parentheses, no whitespace) wins."""

    def __init__(self, module: cst.Module, code: str) -> None:
        super().__init__(module.default_indent, module.default_newline)
        self.spans: dict[cst.CSTNode, Span] = {}
        self._code = code
        self._dropped: dict[int, int] = {}
        self._offset = 0
        self._starts: list[int] = []

    def add_indent_tokens(self) -> None:
        for token in self.indent_tokens:
            self.add_token(token)

    def add_token(self, value: str) -> None:
        """Move past the token, and past what LibCST drops before it: blanks, form feeds and lone backslashes."""
        start = self._offset
        if not self._code.startswith(value, start):
            start = self._after_dropped(value)
        self._offset = start + len(value)

    def _after_dropped(self, value: str) -> int:
        place = self._offset
        while place < len(self._code) and self._code[place] in _DROPPED:
            place += 1
            if self._code.startswith(value, place):
                self._dropped[self._offset] = place
                return place
        return self._offset

    def before_codegen(self, node: cst.CSTNode) -> None:
        self._starts.append(self._offset)

    def after_codegen(self, node: cst.CSTNode) -> None:
        start = self._begin(self._starts.pop())
        if node not in self.spans:
            self.spans[node] = Span(start, self._offset)

    def _begin(self, start: int) -> int:
        """Where a node begins whose first token came after something that was dropped."""
        moved = self._dropped.get(start, start)
        return moved if moved < self._offset else start

    @contextmanager
    def record_syntactic_position(
        self, node: cst.CSTNode, *, start_node: cst.CSTNode | None = None, end_node: cst.CSTNode | None = None
    ) -> Iterator[None]:
        start = self._offset
        yield
        first = self.spans[start_node].start if start_node is not None else self._begin(start)
        last = self.spans[end_node].end if end_node is not None else self._offset
        self.spans[node] = Span(first, last)


def spans_of(module: cst.Module, code: str) -> dict[cst.CSTNode, Span]:
    """The span of every node of the module in the code it was parsed from, in characters."""
    recorder = _SpanRecorder(module, code)
    module._codegen(recorder)
    return recorder.spans
