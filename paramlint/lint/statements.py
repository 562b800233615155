"""What a file's text binds and reads by name, with the place of each part, for fixes that change imports.

Rules ask the uses of a program what is what; this only says where it stands.
"""

from __future__ import annotations

import ast
import warnings
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from paramlint.graph.program import Program
from paramlint.source.lines import line_starts
from paramlint.source.span import Span


@dataclass(frozen=True, slots=True)
class Imported:
    """One name that an import statement binds: `bound` to what `path` says. `name_span` is it without `as ...`."""

    bound: str
    path: str
    span: Span
    name_span: Span

    @property
    def has_alias(self) -> bool:
        """Whether it is bound under a name of the file's own."""
        return self.span != self.name_span


@dataclass(frozen=True, slots=True)
class ImportStatement:
    """An import: `module` and its place where it is a `from`, None where it is not. `top_level`: in no block."""

    span: Span
    names: tuple[Imported, ...]
    module: str | None = None
    module_span: Span | None = None
    top_level: bool = False


@dataclass(frozen=True)
class Statements:
    """The imports of a file, in order, and its names: where they are read, and how often bound by anything else.

    `attributes` are the places where an attribute of a plain name is read, by the name. What stands in an f-string has
    no place, so that its names are in `unplaced`.
    """

    imports: list[ImportStatement] = field(default_factory=list)
    read: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    attributes: dict[str, list[tuple[str, Span]]] = field(default_factory=lambda: defaultdict(list))
    bound: set[str] = field(default_factory=set)
    unplaced: set[str] = field(default_factory=set)
    functions: list[Span] = field(default_factory=list)

    def function_at(self, offset: int) -> Span | None:
        """The innermost function whose text holds the offset, None at the top level."""
        holding = [span for span in self.functions if span.start <= offset < span.end]
        return min(holding, key=lambda span: span.end - span.start, default=None)

    def importing(self, span: Span) -> tuple[ImportStatement, Imported] | None:
        """The statement and the name in it that begins there."""
        for statement in self.imports:
            for name in statement.names:
                if name.span.start == span.start:
                    return statement, name
        return None

    def imported_as(self, name: str) -> set[str]:
        """What the imports of the file bind a name to."""
        return {one.path for statement in self.imports for one in statement.names if one.bound == name}

    def is_free(self, name: str, path: str) -> bool:
        """Whether the name means `path` or nothing in the whole file."""
        if name in self.bound or name in self.unplaced:
            return False
        before = self.imported_as(name)
        return before == {path} or (not before and name not in self.read)


@lru_cache(maxsize=4)
def statements(code: str) -> Statements | None:
    """What the code binds and reads; None where Python cannot parse it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    reader = _Reader(code)
    reader.read(tree)
    return reader.found


def in_one_function(one: Span, other: Span, program: Program) -> bool:
    """Whether two places are in the same function, or both in none: what runs when is then as it is written."""
    found = statements(program.source.code)
    return found is not None and found.function_at(one.start) == found.function_at(other.start)


class _Reader:
    """Walks a tree and takes down what it meets, with offsets instead of lines and columns."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._starts = line_starts(code)
        self.found = Statements()

    def read(self, tree: ast.Module) -> None:
        """Take down the whole tree."""
        top = set(map(id, tree.body))
        waiting: list[tuple[ast.AST, bool]] = [(tree, False)]
        while waiting:
            node, in_string = waiting.pop()
            in_string |= isinstance(node, ast.JoinedStr)
            waiting.extend((child, in_string) for child in ast.iter_child_nodes(node))
            if isinstance(node, ast.Import | ast.ImportFrom):
                self._import(node, id(node) in top)
            elif isinstance(node, ast.Name):
                self._name(node, in_string)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and not in_string:
                self.found.attributes[node.value.id].append((node.attr, self._span(node)))
            else:
                self.found.bound.update(_binds(node))
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                    self.found.functions.append(self._span(node))
        self.found.imports.sort(key=lambda statement: statement.span)

    def _name(self, node: ast.Name, in_string: bool) -> None:
        if in_string:
            self.found.unplaced.add(node.id)
        if isinstance(node.ctx, ast.Load):
            self.found.read[node.id].append(self._span(node))
        else:
            self.found.bound.add(node.id)

    def _import(self, node: ast.Import | ast.ImportFrom, top_level: bool) -> None:
        span = self._span(node)
        if isinstance(node, ast.Import):
            self.found.imports.append(ImportStatement(span, self._names(node, ""), top_level=top_level))
        elif node.module is not None and not node.level:
            start = self._code.find(node.module, span.start + len("from"), span.end)
            place = Span(start, start + len(node.module)) if start >= 0 else None
            names = self._names(node, f"{node.module}.")
            self.found.imports.append(ImportStatement(span, names, node.module, place, top_level))

    def _names(self, node: ast.Import | ast.ImportFrom, home: str) -> tuple[Imported, ...]:
        return tuple(self._imported(alias, home) for alias in node.names)

    def _imported(self, alias: ast.alias, home: str) -> Imported:
        span = self._span(alias)
        plain = alias.name if home else alias.name.partition(".")[0]
        path = home + alias.name if home or alias.asname else plain
        return Imported(alias.asname or plain, path, span, Span(span.start, span.start + len(alias.name)))

    def _span(self, node: ast.stmt | ast.expr | ast.alias) -> Span:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return Span(self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno, node.end_col_offset))

    def _offset(self, line: int, column: int) -> int:
        """The offset in the text of a place that is counted in bytes of a line."""
        start = self._starts[line - 1]
        text = self._code[start : start + column]
        return start + (column if text.isascii() else len(text.encode()[:column].decode()))


def _binds(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.arg(arg=name):
            yield name
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            yield name
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            yield from names
