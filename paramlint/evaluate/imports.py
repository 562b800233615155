"""Import statements: modules of the project are evaluated, all others are a library's names."""

from __future__ import annotations

import re

import libcst as cst

from paramlint.evaluate.dispatch import executes
from paramlint.evaluate.loading import begin
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.modules import binds_for_certain, lacks, member, module_object, not_defined, with_hint
from paramlint.evaluate.paths import PathEnded, end_path, fork
from paramlint.evaluate.scope import bind, from_library
from paramlint.evaluate.star_imports import add_star_import, bind_all
from paramlint.evaluate.values import External, Reference, Value
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
            bind_all(package, machine)
        else:
            machine.library.imported(module, machine, node)
            add_star_import(module, machine)
        return
    for alias in node.names:
        name = dotted(alias.name)
        bound = _bound_name(alias) or name
        value = _imported(name, (path, level), found, package, machine, span)
        if value is None:
            whole = f"{module}.{name}" if path else f"{module}{name}"
            machine.library.imported(whole, machine, alias)
            value = from_library(whole, machine)
        bind(bound, with_hint(value, bound, machine), machine)


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
    if package is not None and value is not None:
        if machine.handlers and not binds_for_certain(package, name, machine):
            machine.handlers[-1].append(fork(machine))
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


def dotted(node: cst.BaseExpression) -> str:
    """`a.b.c` as text."""
    if isinstance(node, cst.Attribute):
        return f"{dotted(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""


def _bound_name(alias: cst.ImportAlias) -> str | None:
    """The name after `as`."""
    name = alias.asname.name if alias.asname is not None else None
    return name.value if isinstance(name, cst.Name) else None
