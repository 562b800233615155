"""How a fix writes a name of Keras: as the file reaches its neighbours already, or with the import that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.finding import Edit
from paramlint.lint.keras3 import as_written
from paramlint.lint.statements import ImportStatement, Statements, statements
from paramlint.source.lines import LINE_BREAK
from paramlint.source.span import Span

_EVERYTHING = "*"
_KERAS = ("keras", "tensorflow")


@dataclass(frozen=True, slots=True)
class Reached:
    """What to write, and the edits that make it mean the right thing there."""

    text: str
    edits: tuple[Edit, ...] = ()


def reach(homes: Sequence[str], beside: Use, program: Program) -> Reached | None:
    """How to write a name of Keras at the place of a call; None where that is not sure.

    `homes` are the dotted names under which Keras has it, the best first: `keras.Input`, `keras.layers.Input`.
    """
    paths = [as_written(home, beside) for home in homes]
    found = statements(program.source.code)
    if found is None:
        return None
    ways = (*_by_the_same_root(paths, beside, program), *_imported(paths, beside, found))
    return next(iter(ways), None) or _with_import(paths, beside, program, found)


def _by_the_same_root(paths: Sequence[str], beside: Use, program: Program) -> Iterator[Reached]:
    """`layers.Input` beside `layers.Dense`: the call's first word stands for what its own name begins with."""
    root, dot, rest = program.text(beside.name_span).partition(".")
    if not dot or not beside.written.endswith(f".{rest}"):
        return
    module = beside.written[: -len(rest) - 1]
    for path in sorted(paths, key=len):
        if path.startswith(f"{module}."):
            yield Reached(root + path[len(module) :])


def _imported(paths: Sequence[str], beside: Use, found: Statements) -> Iterator[Reached]:
    """What the file has imported before, under a name that it binds to nothing else."""
    before = [one for one in found.imports if one.top_level and one.span.end <= beside.span.start]
    for path in paths:
        for statement in reversed(before):
            for name in statement.names:
                if name.path == path and _is_safe(name.bound, path, found):
                    yield Reached(name.bound)
                elif name.bound == _EVERYTHING and path == f"{statement.module}.{_last(path)}":
                    yield from [Reached(_last(path))] if _last(path) not in found.bound else []


def _with_import(paths: Sequence[str], beside: Use, program: Program, found: Statements) -> Reached | None:
    """A name of its own, imported beside the one that the call uses, or on a line below the last import of Keras."""
    for path in paths:
        name = _last(path)
        if name in found.bound or name in found.unplaced or name in found.read or found.imported_as(name):
            continue
        statement = _importing(beside, program, found)
        if statement is not None and f"{statement.module}.{name}" == path:
            end = statement.names[-1].span.end
            return Reached(name, (Edit(Span(end, end), f", {name}"),))
    return _through_module(paths, beside, found) or _on_a_line(paths, beside, program, found)


def _importing(beside: Use, program: Program, found: Statements) -> ImportStatement | None:
    """The import of the plain name that the call uses, the last before it."""
    text = program.text(beside.name_span)
    if not _is_safe(text, beside.written, found):
        return None
    before = [one for one in found.imports if one.module is not None and one.span.end <= beside.span.start]
    return next((one for one in reversed(before) if any(name.bound == text for name in one.names)), None)


def _through_module(paths: Sequence[str], beside: Use, found: Statements) -> Reached | None:
    """`keras.Input`, where the file has imported a module that has it."""
    for path in sorted(paths, key=len):
        for statement in found.imports:
            for name in statement.names if statement.top_level and statement.span.end <= beside.span.start else ():
                if path.startswith(f"{name.path}.") and _is_safe(name.bound, name.path, found):
                    return Reached(name.bound + path[len(name.path) :])
    return None


def _on_a_line(paths: Sequence[str], beside: Use, program: Program, found: Statements) -> Reached | None:
    """A new import under the last one of Keras before the call, which stands alone on its lines, in no block."""
    path = paths[0]
    home, _, name = path.rpartition(".")
    before = [one for one in found.imports if one.top_level and one.span.end <= beside.span.start and _is_keras(one)]
    if not before or not found.is_free(name, path):
        return None
    code, last = program.source.code, before[-1].span
    line = code[last.end :].partition("\n")[0]
    if line.strip() or not _begins_a_line(code, last.start):
        return None
    return Reached(name, (Edit(Span(last.end, last.end), f"{line_break(code)}from {home} import {name}"),))


def _is_keras(statement: ImportStatement) -> bool:
    return any(name.path.partition(".")[0] in _KERAS for name in statement.names)


def line_break(code: str) -> str:
    """The line break that the file uses."""
    found = LINE_BREAK.search(code)
    return found[0] if found else "\n"


def _begins_a_line(code: str, offset: int) -> bool:
    return offset == 0 or code[offset - 1] in "\r\n"


def _is_safe(bound: str, path: str, found: Statements) -> bool:
    return bound not in found.bound and found.imported_as(bound) == {path}


def _last(path: str) -> str:
    return path.rpartition(".")[2]
