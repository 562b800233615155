"""Fixes of import statements that name what Keras 3 no longer has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.keras.api.gone import exists, gone, replacement
from paramlint.lint.finding import Edit
from paramlint.lint.gone_modules import module_by_name, module_itself
from paramlint.lint.import_edits import Edits, left_out, public_path, renamed
from paramlint.lint.keras3 import as_written, is_of_tensorflow, public_name
from paramlint.lint.reach import line_break
from paramlint.lint.statements import Imported, ImportStatement, Statements, statements
from paramlint.source.span import Span

_TENSORFLOW = "tensorflow"
_EVERYTHING = "*"


def importing(use: Use, program: Program) -> tuple[ImportStatement, Imported] | None:
    """The statement of an import and the name in it that the use stands for; a star stands for the whole statement."""
    found = statements(program.source.code)
    if found is None:
        return None
    for statement in found.imports:
        if statement.span.start == use.span.start and statement.names[0].bound == _EVERYTHING:
            return statement, statement.names[0]
    return found.importing(use.span)


@dataclass(frozen=True, slots=True)
class Place:
    """Where to speak of what an import misses: at its module, or at the name that it is not there to give."""

    span: Span
    is_module: bool


def place_of(use: Use, program: Program) -> Place | None:
    """Where to speak of an import; None where the first name of the same statement speaks for it."""
    placed = importing(use, program)
    if placed is None:
        return Place(use.name_span, is_module=True)
    statement, name = placed
    if statement.module is None or statement.module_span is None:
        return Place(name.name_span, is_module=True)
    if gone(public_path(statement.module, use), is_of_tensorflow(use)) is None:
        return Place(use.name_span, is_module=False)
    return Place(statement.module_span, is_module=True) if name is statement.names[0] else None


def import_instead(use: Use, program: Program) -> Edits | None:
    """Edits after which the statement imports what Keras 3 has, and the file uses it; None where not all of it can be.

    The whole statement is mended where its module is gone, else the one name that the use stands for.
    """
    found, placed = statements(program.source.code), importing(use, program)
    if found is None or placed is None:
        return None
    statement, name = placed
    if statement.module is None:
        return module_itself(use, name, found)
    if name.bound == _EVERYTHING or gone(public_path(statement.module, use), is_of_tensorflow(use)) is not None:
        return _whole(use, statement, program, found)
    return _one(use, statement, name, program, found)


def import_from_tensorflow(use: Use, program: Program) -> Edits | None:
    """Edits that import from `tensorflow.keras` what it still has, in a file that needs TensorFlow anyway."""
    placed = importing(use, program)
    if placed is None or not any(one.written.startswith(_TENSORFLOW) for one in program.imports):
        return None
    statement, name = placed
    place = statement.module_span or name.name_span
    paths = [public_path(one.path, use) for one in statement.names if one.bound != _EVERYTHING]
    if is_of_tensorflow(use) or not all(exists(path, of_tensorflow=True) for path in paths):
        return None
    if statement.module is None and not name.has_alias:
        return None
    return (Edit(Span(place.start, place.start), f"{_TENSORFLOW}."),)


def _whole(use: Use, statement: ImportStatement, program: Program, found: Statements) -> Edits | None:
    """Every name of the statement, from where it is now."""
    assert statement.module is not None
    assert statement.module_span is not None
    if statement.names[0].bound == _EVERYTHING:
        new = replacement(public_path(statement.module, use), is_of_tensorflow(use))
        return None if new is None else (Edit(statement.module_span, as_written(new, use)),)
    paths = [replacement(public_path(one.path, use), is_of_tensorflow(use)) for one in statement.names]
    homes = {path.rpartition(".")[0] for path in paths if path is not None}
    if None in paths or (len(homes) > 1 and not _is_plain(statement, program)):
        return None
    named: list[tuple[str, str]] = []
    edits: list[Edit] = []
    for one, path in zip(statement.names, paths, strict=True):
        new_name = renamed(use, one, path or "", program, found)
        if new_name is None:
            return None
        named.append(((path or "").rpartition(".")[0], new_name[0]))
        edits.extend(new_name[1])
    return (*edits, *_written(use, statement, named, program))


def _written(use: Use, statement: ImportStatement, named: Sequence[tuple[str, str]], program: Program) -> Edits:
    """The statement with its names, one for each module that they are in."""
    homes = list(dict.fromkeys(home for home, _ in named))
    if len(homes) == 1:
        assert statement.module_span is not None
        pairs = zip(statement.names, named, strict=True)
        changed = (Edit(one.span, text) for one, (_, text) in pairs if program.text(one.span) != text)
        return (Edit(statement.module_span, as_written(homes[0], use)), *changed)
    code, start = program.source.code, statement.span.start
    indent = code[:start].rpartition("\n")[2]
    lines = [
        f"from {as_written(home, use)} import {', '.join(text for one, text in named if one == home)}" for home in homes
    ]
    return (Edit(statement.span, f"{line_break(code)}{indent}".join(lines)),)


def _one(use: Use, statement: ImportStatement, name: Imported, program: Program, found: Statements) -> Edits | None:
    """One name of a statement whose module is still there."""
    path, of_tensorflow = public_name(use) or "", is_of_tensorflow(use)
    new = replacement(path, of_tensorflow)
    missing = gone(path, of_tensorflow)
    if new is None or missing is None or statement.module_span is None:
        return None
    if missing.is_one_module:
        return module_by_name(use, statement, name, program, found)
    new_name = renamed(use, name, new, program, found)
    if new_name is None:
        return None
    home, text = as_written(new.rpartition(".")[0], use), new_name[0]
    if home == statement.module:
        others = [one for one in statement.names if one is not name]
        if any(program.text(one.span) == text for one in others):
            without = left_out(statement, name, program)
            return None if without is None else (*new_name[1], *without)
        return (*new_name[1], Edit(name.span, text))
    if len(statement.names) == 1:
        return (*new_name[1], Edit(statement.module_span, home), Edit(name.span, text))
    return None


def _is_plain(statement: ImportStatement, program: Program) -> bool:
    """Whether nothing is lost where the statement is written anew: it has no comments, and begins its line."""
    code, span = program.source.code, statement.span
    before = code[: span.start].rpartition("\n")[2]
    return "#" not in code[span.start : span.end] and not before.strip()
