"""How deeply code is nested, measured without recursion, the way LibCST nests it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cached_property

from paramlint.source.lines import line_end, line_starts
from paramlint.source.strings import STRING

_BLANK = r"[ \t\f\r\n\\]*+"
_DOTTED = re.compile(rf"(?:\.{_BLANK}[^\W\d]\w*+{_BLANK}){{100,}}+")
_Extent = tuple[int, int, int, int]


def has_endless_name(code: str) -> bool:
    """Whether a dotted name has more than 10,000 parts: Python's own parser is quadratic in those it imports."""
    return any(found[0].count(".") > 10_000 for found in _DOTTED.finditer(code))


class Nesting:
    """The nesting of one piece of code; the pieces of each long string are counted once."""

    def __init__(self, code: str, limit: int) -> None:
        self._code = code
        self._limit = limit
        self._pieces: dict[_Extent, int] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self._code)

    def beyond(self, tree: ast.AST) -> int | None:
        """The offset of the first code found nested more levels deep than the limit, None if there is none."""
        depth, levels = 0, {0: [tree]}
        while levels:
            for node in levels.pop(depth, ()):
                below = depth + (self._levels(node) if isinstance(node, _CHAINS) else 1)
                children = [*_children(node)]
                if below > self._limit + (not children):
                    return self._offset(node)
                if children:
                    levels.setdefault(below, []).extend(children)
            depth += 1
        return None

    def _levels(self, node: ast.AST) -> int:
        """The levels LibCST makes of what ast keeps as one list."""
        match node:
            case ast.BoolOp():
                return len(node.values) - 1
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                return len(node.generators)
            case ast.alias(name=str(name)) | ast.ImportFrom(module=str(name)):
                return 1 + name.count(".")
            case ast.Constant() | ast.JoinedStr():
                return self._string_levels(node)
        return 1

    def _string_levels(self, node: ast.expr) -> int:
        """The number of literals of an implicit concatenation; 1 if it is too short to matter."""
        if node.end_lineno is None or node.end_col_offset is None:
            return 1
        if node.end_lineno == node.lineno and node.end_col_offset - node.col_offset < 2 * self._limit:
            return 1
        extent = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
        if extent not in self._pieces:
            start, end = self._place(extent[0], extent[1]), self._place(extent[2], extent[3])
            self._pieces[extent] = sum(1 for _ in STRING.finditer(self._code, start, end))
        return max(1, self._pieces[extent])

    def _offset(self, node: ast.AST) -> int:
        return self._place(node.lineno, node.col_offset) if isinstance(node, ast.expr | ast.stmt) else 0

    def _place(self, line: int, column: int) -> int:
        """The offset of a 1-based line and a 0-based column in UTF-8 bytes, as ast counts."""
        start = self._starts[line - 1]
        before = self._code[start : min(start + column, line_end(self._code, start))]
        return start + len(before.encode()[:column].decode(errors="ignore"))


_CHAINS = (
    *(ast.BoolOp, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
    *(ast.alias, ast.ImportFrom, ast.Constant, ast.JoinedStr),
)
"""What LibCST nests where ast does not."""

_LEAVES = (ast.Name, ast.expr_context, ast.operator, ast.cmpop, ast.unaryop, ast.boolop)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes below a node that may matter, the texts of an f-string excluded: they all have its extent."""
    passed = (*_LEAVES, ast.Constant) if isinstance(node, ast.JoinedStr) else _LEAVES
    for name in node._fields:
        value = getattr(node, name, None)
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, ast.AST) and not isinstance(child, passed):
                yield child
