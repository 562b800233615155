"""Edits of import statements: one of their names left out, or called otherwise wherever the file reads it."""

from __future__ import annotations

import re

from paramlint.graph.program import Program
from paramlint.graph.use import CALL, Use
from paramlint.lint.finding import Edit
from paramlint.lint.keras3 import as_written, is_of_tensorflow
from paramlint.lint.moved import fits
from paramlint.lint.statements import Imported, ImportStatement, Statements
from paramlint.source.span import Span

Edits = tuple[Edit, ...]


def left_out(statement: ImportStatement, name: Imported, program: Program) -> Edits | None:
    """The statement without the name; without any name it goes, if it stands alone on its line."""
    code, names = program.source.code, statement.names
    place = names.index(name)
    if len(names) == 1:
        line_start = max(code.rfind("\n", 0, statement.span.start), code.rfind("\r", 0, statement.span.start)) + 1
        rest = re.compile(r"[ \t]*(?:\r\n|\r|\n)").match(code, statement.span.end)
        if line_start != statement.span.start or rest is None:
            return None
        cell = program.source.cell_at(line_start)
        end = rest.end() if cell is None or rest.end() <= cell.span.end else statement.span.end
        return (Edit(Span(line_start, end), ""),)
    span = Span(name.span.start, names[1].span.start) if place == 0 else Span(names[place - 1].span.end, name.span.end)
    return None if "#" in code[span.start : span.end] else (Edit(span, ""),)


def is_hidden(name: str, program: Program) -> bool:
    """Whether the name stands where the text is not read as Python: in magics and in cells that are left out."""
    text, code = program.source.text, program.source.code
    return any(code[one.start() : one.end()] != name for one in re.finditer(rf"\b{re.escape(name)}\b", text))


def is_bound_once(name: Imported, found: Statements) -> bool:
    """Whether the file binds the name in this one statement, and every place that reads it is known."""
    imports = [one for statement in found.imports for one in statement.names if one.bound == name.bound]
    return len(imports) == 1 and name.bound not in found.bound and name.bound not in found.unplaced


def renamed(use: Use, name: Imported, new: str, program: Program, found: Statements) -> tuple[str, Edits] | None:
    """How the statement names it, and the edits of the places that read it: None where a call of it does not fit."""
    last = new.rpartition(".")[2]
    if not all_fit(use, {name.path.rpartition(".")[2]: new}, program, home=name.path.rpartition(".")[0]):
        return None
    if name.has_alias:
        return f"{last} as {name.bound}", ()
    if last == name.bound:
        return last, ()
    if not is_bound_once(name, found) or is_hidden(name.bound, program):
        return f"{last} as {name.bound}", ()
    if not found.is_free(last, as_written(new, use)):
        return f"{last} as {name.bound}", ()
    return last, tuple(Edit(place, last) for place in found.read[name.bound])


def all_fit(use: Use, taken: dict[str, str | None], program: Program, home: str | None = None) -> bool:
    """Whether every call of what is taken from the module fits what takes its place."""
    for call in program.uses:
        module, _, last = call.written.rpartition(".")
        if call.kind == CALL and module == (home or use.written) and last in taken:
            new = taken[last]
            if new is None or (new.rpartition(".")[2] != last and not fits(call, new)):
                return False
    return True


def public_path(path: str, use: Use) -> str:
    """A path of the statement as Keras's public name."""
    home = "tensorflow.keras"
    return f"keras{path[len(home) :]}" if is_of_tensorflow(use) and path.startswith(home) else path
