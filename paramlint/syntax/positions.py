"""Spans of LibCST nodes, measured while LibCST writes the tree back out: a quarter of the cost of its providers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import libcst as cst
from libcst._nodes.internal import CodegenState

from paramlint.source.span import Span


class _SpanRecorder(CodegenState):
    """Counts the characters LibCST emits; a node's syntactic span (no parentheses, no whitespace) wins."""

    def __init__(self, default_indent: str, default_newline: str) -> None:
        super().__init__(default_indent, default_newline)
        self.spans: dict[cst.CSTNode, Span] = {}
        self._offset = 0
        self._starts: list[int] = []

    def add_indent_tokens(self) -> None:
        self._offset += sum(map(len, self.indent_tokens))

    def add_token(self, value: str) -> None:
        self._offset += len(value)

    def before_codegen(self, node: cst.CSTNode) -> None:
        self._starts.append(self._offset)

    def after_codegen(self, node: cst.CSTNode) -> None:
        start = self._starts.pop()
        if node not in self.spans:
            self.spans[node] = Span(start, self._offset)

    @contextmanager
    def record_syntactic_position(
        self, node: cst.CSTNode, *, start_node: cst.CSTNode | None = None, end_node: cst.CSTNode | None = None
    ) -> Iterator[None]:
        start = self._offset
        yield
        first = self.spans[start_node].start if start_node is not None else start
        last = self.spans[end_node].end if end_node is not None else self._offset
        self.spans[node] = Span(first, last)


def spans_of(module: cst.Module) -> dict[cst.CSTNode, Span]:
    """The span of every node of the module, in characters."""
    recorder = _SpanRecorder(module.default_indent, module.default_newline)
    module._codegen(recorder)
    return recorder.spans
