"""Names: where they are looked up and where they are bound."""

from __future__ import annotations

from dataclasses import replace

import libcst as cst

from paramlint.evaluate.builtins import BUILTINS, KEYWORDS, MODULE_NAMES
from paramlint.evaluate.machine import GLOBAL_SCOPE, Binding, Machine
from paramlint.evaluate.values import Builtin, External, Inert, Known, OneOf, Reference, Value
from paramlint.source.span import Span
from paramlint.unknown import ASSUME, NAME_IT, Unknown

_SHOWN = 60
"""Characters of source text that a reason quotes at most."""
_OF_THE_DATA = ("data", "data-value")
"""The kinds of what only the data knows: anything, or a single number."""


def look_up(name: str, machine: Machine, span: Span) -> Value:
    """The value of a name as Python would find it: enclosing scopes, star imports, builtins."""
    if name in KEYWORDS:
        return KEYWORDS[name]
    for scope in reversed(machine.frame.scopes):
        names = machine.live.scopes[scope]
        if name in names:
            return names[name]
    exported = from_star_imports(name, machine.frame.scopes[0], machine)
    if exported is not None:
        return exported
    if name in BUILTINS:
        return Builtin(name)
    module = machine.module
    if name in MODULE_NAMES:
        return MODULE_NAMES[name] if module is None or name != "__name__" else Known(module.name)
    if module is not None:
        return Unknown("undefined-name", f"`{name}` is not defined in {module.shown}", span, name=name)
    if name in machine.assumed:
        return machine.assumed[name]
    return Unknown(
        "undefined-name",
        f"`{name}` is not defined in this file",
        span,
        hint=f"{ASSUME}{name}=...",
        name=name,
    )


def from_star_imports(name: str, scope: int, machine: Machine) -> Value | None:
    """What `from library import *` has bound a name to in the module that has this global scope, None for nothing."""
    for module in reversed(machine.star_imports.get(scope, ())):
        if machine.library.exports(module, name):
            return from_library(f"{module}.{name}", machine)
    return None


def from_library(name: str, machine: Machine) -> Value:
    """A library's name: what the program has set it to, what an overlay knows of it, else just the name."""
    names = machine.live.scopes[GLOBAL_SCOPE]
    if name in names and "." in name:
        return names[name]
    value = machine.library.attribute(name)
    return External(name) if value is None else value


def set_on_library(name: str, value: Value, machine: Machine) -> None:
    """The program sets a library's name; it stands among the globals, where no name of the program has a dot."""
    machine.live.scopes[GLOBAL_SCOPE][name] = value


def bind(name: str, value: Value, machine: Machine, source: cst.CSTNode | None = None) -> None:
    """Bind a name in the scope Python would; `source` is the expression that the value comes from."""
    if isinstance(value, (Unknown, OneOf)) and name in machine.assumed and not machine.is_elsewhere:
        value = machine.assumed[name]
    elif isinstance(value, Unknown) and source is not None:
        value = named(value, name, source, machine)
    scope = _target_scope(name, machine)
    machine.live.scopes[scope][name] = value
    if isinstance(value, Reference) and not isinstance(value, Inert):
        note_binding(value, name, scope == GLOBAL_SCOPE, machine)


def note_binding(reference: Reference, name: str, top_level: bool, machine: Machine) -> None:
    """Enter a name into the journal of an object, once."""
    journal = machine.bindings.setdefault(reference.identity, [])
    binding = Binding(name, top_level, machine.is_elsewhere)
    if not any(before.name == name and before.elsewhere is binding.elsewhere for before in journal):
        journal.append(binding)


def named(value: Unknown, name: str, source: cst.CSTNode, machine: Machine) -> Unknown:
    """An unknown told by the first name it was given: `vocab_size` is `len(index) + 1`."""
    if value.name is not None:
        return value
    text = " ".join(machine.text(source).split())
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    kind = "runtime-value" if value.kind == "unknown-function" else value.kind
    told = kind == "runtime-value" or kind in _OF_THE_DATA
    module = machine.module
    home, remedy = ("", f"{ASSUME}{name}=...") if module is None else (f" of {module.shown}", None)
    why = f"`{name}`{home} is `{shown}`: {_known_to(value)}" if told else value.why
    stays = value.hint not in (None, NAME_IT) and kind not in _OF_THE_DATA
    hint = value.hint if stays else remedy
    return replace(value, kind=kind, why=why, span=machine.span(source), hint=hint, name=name)


def _known_to(value: Unknown) -> str:
    if value.kind in _OF_THE_DATA:
        return "only the data knows"
    return "only run time knows" if value.kind in ("unknown-function", "runtime-value") else value.why


def _target_scope(name: str, machine: Machine) -> int:
    frame = machine.frame
    if name in frame.global_names:
        return frame.scopes[0]
    if name in frame.nonlocal_names:
        for scope in reversed(frame.scopes[1:-1]):
            if name in machine.live.scopes[scope]:
                return scope
    return frame.scopes[-1]
