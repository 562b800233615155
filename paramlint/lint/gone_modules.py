"""Fixes of imports that bind a module that is gone, with every place where the file takes something of it."""

from __future__ import annotations

from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.keras.api.gone import exists, replacement
from paramlint.lint.finding import Edit
from paramlint.lint.import_edits import Edits, all_fit, is_bound_once, is_hidden, left_out
from paramlint.lint.keras3 import as_written, is_of_tensorflow, public_name
from paramlint.lint.statements import Imported, ImportStatement, Statements


def module_itself(use: Use, name: Imported, found: Statements) -> Edits | None:
    """`import keras.layers.core as core`: what the file takes from it must be in the module that it is now."""
    new = replacement(public_name(use) or "", is_of_tensorflow(use))
    if new is None or not name.has_alias or not _only_attributes(name, found):
        return None
    if not all(exists(f"{new}.{attribute}", is_of_tensorflow(use)) for attribute, _ in found.attributes[name.bound]):
        return None
    return (Edit(name.name_span, as_written(new, use)),)


def module_by_name(
    use: Use, statement: ImportStatement, name: Imported, program: Program, found: Statements
) -> Edits | None:
    """`from keras.utils import np_utils`: what the file takes from it is imported itself."""
    if not _only_attributes(name, found) or is_hidden(name.bound, program):
        return None
    path, of_tensorflow = public_name(use) or "", is_of_tensorflow(use)
    places = found.attributes[name.bound]
    taken = {attribute: replacement(f"{path}.{attribute}", of_tensorflow) for attribute, _ in places}
    new = [one for one in dict.fromkeys(taken.values()) if one is not None]
    homes = {as_written(one.rpartition(".")[0], use) for one in new}
    if not taken:
        return left_out(statement, name, program)
    if len(new) < len(taken) or len(homes) != 1 or not all_fit(use, taken, program):
        return None
    home, lasts = homes.pop(), [one.rpartition(".")[2] for one in new]
    if not all(found.is_free(last, f"{home}.{last}") for last in lasts):
        return None
    if home != statement.module and len(statement.names) > 1:
        return None
    assert statement.module_span is not None
    wanted = [last for last in lasts if last not in [one.bound for one in statement.names]]
    changed = [Edit(place, (taken[attribute] or "").rpartition(".")[2]) for attribute, place in places]
    if not wanted:
        without = left_out(statement, name, program)
        return None if without is None else (*changed, *without)
    moved = [Edit(statement.module_span, home)] if home != statement.module else []
    return (*moved, Edit(name.span, ", ".join(wanted)), *changed)


def _only_attributes(name: Imported, found: Statements) -> bool:
    """Whether the file only ever takes something from the name, and binds it once."""
    return is_bound_once(name, found) and len(found.read[name.bound]) == len(found.attributes[name.bound])
