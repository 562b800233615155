"""Import statements: modules of the project are evaluated, all others are a library's names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import libcst as cst

from paramlint.evaluate.dispatch import executes
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.modules import ModuleContent, begin, lacks, member, module_object, not_defined
from paramlint.evaluate.paths import PathEnded, end_path
from paramlint.evaluate.scope import bind, from_library
from paramlint.evaluate.values import External, Known, Reference, Value
from paramlint.source.modules import Found, Missing, Module
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_CHANGES_OTHERS = re.compile(r"\bset_\w+\(|\benviron\b|^[ \t]*\w+(?:\.\w+)+[ \t]*=[^=]", re.MULTILINE)
"""What may change, in the code of a package, how its modules are to be read."""


@executes(cst.Import)
def _import(node: cst.Import, machine: Machine) -> None:
    for alias in node.names:
        path, bound = dotted(alias.name), _bound_name(alias)
        found = find(path, 0, machine)
        if found is None:
            machine.library.imported(path, machine, alias)
            root = path.split(".")[0]
            bind(bound or root, External(path if bound else root), machine)
        elif isinstance(found, Missing):
            bind(bound or path.split(".")[0], _missing(found, machine, machine.span(node)), machine)
        else:
            objects = _carried_out(found, machine, machine.span(node))
            bind(bound or path.split(".")[0], objects[-1 if bound else 0], machine)


@executes(cst.ImportFrom)
def _import_from(node: cst.ImportFrom, machine: Machine) -> None:
    level = len(node.relative)
    path = dotted(node.module) if node.module is not None else ""
    found, span = find(path, level, machine), machine.span(node)
    package = _carried_out(found, machine, span)[-1] if isinstance(found, tuple) else None
    module = "." * level + path
    if isinstance(node.names, cst.ImportStar):
        if isinstance(found, Missing):
            _missing(found, machine, span)
        if package is not None:
            _bind_all(package, machine)
        else:
            machine.library.imported(module, machine, node)
            _add_star_import(module, machine)
        return
    for alias in node.names:
        name = dotted(alias.name)
        bound = _bound_name(alias) or name
        value = _imported(name, (path, level), found, package, machine, span)
        if value is None:
            whole = f"{module}.{name}" if path else f"{module}{name}"
            machine.library.imported(whole, machine, alias)
            value = from_library(whole, machine)
        bind(bound, _with_hint(value, bound, machine), machine)


def find(path: str, level: int, machine: Machine) -> Found:
    """The project's module of that name, None where there is none, or a library of that name is described."""
    if machine.modules is None or (level == 0 and machine.library.knows(path.split(".")[0])):
        return None
    return machine.modules.find(path, level, machine.module)


def _imported(
    name: str, origin: tuple[str, int], found: Found, package: Reference | None, machine: Machine, span: Span
) -> Value | None:
    """`from origin import name`: what the module calls so, else a module of that name in it; None for a library's."""
    if isinstance(found, Missing):
        return _missing(found, machine, span)
    value = member(package, name, machine) if package is not None else None
    if value is not None:
        return value
    path, level = origin
    inner = find(f"{path}.{name}" if path else name, level, machine)
    if isinstance(inner, tuple):
        return _carried_out(inner, machine, span)[-1]
    if package is not None and found is not None and found[-1].path:
        if machine.handlers and lacks(package, name, machine):
            end_path(machine)
            raise PathEnded
        return not_defined(package, name, machine, span)
    return _missing(inner, machine, span) if isinstance(inner, Missing) else None


def _carried_out(chain: tuple[Module, ...], machine: Machine, span: Span) -> list[Reference]:
    """The modules as objects, each known to the package it is in; the last one's code has been carried out."""
    objects: list[Reference] = []
    for module in chain:
        reference = module_object(module, machine)
        if module is chain[-1] or _may_change_others(module, machine):
            begin(reference, machine, span)
        if objects:
            machine.live.scopes[objects[-1].identity][module.name.rpartition(".")[2]] = reference
        objects.append(reference)
    return objects


def _may_change_others(package: Module, machine: Machine) -> bool:
    """Whether the code of a package that is only passed through has to be carried out before its modules are read."""
    assert machine.modules is not None
    if not package.path or machine.modules.is_file_itself(package):
        return False
    return _CHANGES_OTHERS.search(machine.modules.read(package).code) is not None


def _missing(found: Missing, machine: Machine, span: Span) -> Unknown:
    """A module that is not there; where the program is prepared for that, it goes on as it would in Python."""
    if machine.handlers and found.certain:
        end_path(machine)
        raise PathEnded
    return Unknown("missing-module", found.why, span)


def _bind_all(package: Reference, machine: Machine) -> None:
    """`from module import *`: the names in `__all__`, else those that do not begin with an underscore."""
    content = machine.content(package)
    assert isinstance(content, ModuleContent)
    if content.failure is not None:
        _add_star_import(content.module.name, machine)
        return
    stated = _stated_names(package, machine)
    if stated is None:
        for module in machine.star_imports.get(package.identity, ()):
            _add_star_import(module, machine)
    for name in tuple(_public_names(package, machine)) if stated is None else stated:
        value = member(package, name, machine)
        if value is not None:
            bind(name, _with_hint(value, name, machine), machine)


def _public_names(package: Reference, machine: Machine) -> Iterator[str]:
    names = machine.live.scopes[package.identity]
    return (name for name in names if not name.startswith("_") and "." not in name)


def _stated_names(package: Reference, machine: Machine) -> list[str] | None:
    """What `__all__` holds, None where the module has none or not all of it is known."""
    value = machine.live.scopes[package.identity].get("__all__")
    items = items_of(value, machine) if value is not None else None
    if items is None or isinstance(items, Unknown):
        return None
    names = [item.value for item in items if isinstance(item, Known) and isinstance(item.value, str)]
    return names if len(names) == len(items) else None


def _add_star_import(module: str, machine: Machine) -> None:
    modules = machine.star_imports.setdefault(machine.frame.scopes[0], [])
    if module not in modules:
        modules.append(module)


def _with_hint(value: Value, name: str, machine: Machine) -> Value:
    """An unknown of another module can be assumed under the name by which this file imports it."""
    if isinstance(value, Unknown) and value.hint is None and not machine.is_elsewhere:
        return replace(value, hint=f"# paramlint: assume {name}=...", name=value.name or name)
    return value


def dotted(node: cst.BaseExpression) -> str:
    """`a.b.c` as text."""
    if isinstance(node, cst.Attribute):
        return f"{dotted(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""


def _bound_name(alias: cst.ImportAlias) -> str | None:
    """The name after `as`."""
    name = alias.asname.name if alias.asname is not None else None
    return name.value if isinstance(name, cst.Name) else None
