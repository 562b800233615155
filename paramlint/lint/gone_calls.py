"""Fixes of calls whose name Keras 3 no longer has."""

from __future__ import annotations

from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Use
from paramlint.keras.api import public_names
from paramlint.lint.edits import as_keyword, remove_arguments, rename_keyword
from paramlint.lint.finding import Edit
from paramlint.lint.keras3 import as_written
from paramlint.lint.moved import fits, gone_keyword
from paramlint.lint.reach import Reached, reach
from paramlint.source.span import Span

_DATA = "generator"


def call_by_new_name(use: Use, new: str, program: Program) -> tuple[Edit, ...] | None:
    """Call what has taken the place of a function or class; None where its arguments mean something else there."""
    reached = _reached(use, new, program) if fits(use, new) else None
    return None if reached is None else (*reached.edits, Edit(use.name_span, reached.text))


def _reached(use: Use, new: str, program: Program) -> Reached | None:
    """Through a module where the call goes through one: `ops.mean` for `K.mean`."""
    text = program.text(use.name_span)
    if "." not in text:
        return reach([new], use, program)
    root, _, rest = text.partition(".")
    path, module = as_written(new, use), use.written[: -len(rest) - 1]
    if use.written.endswith(f".{rest}") and path.startswith(f"{module}."):
        return Reached(root + path[len(module) :])
    home, _, last = new.rpartition(".")
    reached = reach([home], use, program)
    return None if reached is None else Reached(f"{reached.text}.{last}", reached.edits)


def call_other_method(use: Use, new: str, program: Program) -> tuple[Edit, ...] | None:
    """`model.fit(...)` for `model.fit_generator(...)`, with the same data and by keyword whatever moved.

    None where an argument has nothing in its place, or counts in other units.
    """
    method = f"keras.Model.{new}"
    order, now = public_names("2").get(use.name) or (), public_names("3")[method] or ()
    named = [(_name(one, order), one) for one in use.arguments]
    name_end = use.name_span.end
    if not use.complete or not program.text(use.name_span).endswith(f".{use.last_name}"):
        return None
    edits = [Edit(Span(name_end - len(use.last_name), name_end), new)]
    for name, one in named:
        changed = _as_data(use, one) if name == _DATA else _kept(method, name, one, now)
        if changed is None:
            return None
        edits.extend(changed)
    superfluous = [name for name, _ in named if _has_no_effect(method, name)]
    removed = remove_arguments(use, superfluous, program) if superfluous else ()
    return None if removed is None else (*edits, *removed)


def _name(given: Argument, order: tuple[str, ...]) -> str:
    if given.position is None:
        return given.name or ""
    return order[given.position] if given.position < len(order) else ""


def _as_data(use: Use, given: Argument) -> tuple[Edit, ...] | None:
    return rename_keyword(use, _DATA, "x") if given.name is not None else ()


def _kept(method: str, name: str, given: Argument, now: tuple[str, ...]) -> tuple[Edit, ...] | None:
    if name in now:
        return () if given.name is not None else as_keyword(given, name)
    return () if _has_no_effect(method, name) and given.name is not None else None


def _has_no_effect(method: str, name: str) -> bool:
    found = gone_keyword(Use(method, method, "", Span(0, 0), Span(0, 0)), name)
    return found is not None and found.without_effect
