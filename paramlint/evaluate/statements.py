"""Simple statements: expressions on their own, several on a line, imports."""

from __future__ import annotations

import libcst as cst

from paramlint.evaluate.dispatch import evaluate, execute_block, executes
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.scope import bind, from_library
from paramlint.evaluate.values import External


@executes(cst.SimpleStatementLine)
def _line(node: cst.SimpleStatementLine, machine: Machine) -> None:
    execute_block(tuple(node.body), machine)  # type: ignore[arg-type]


@executes(cst.Expr)
def _expression(node: cst.Expr, machine: Machine) -> None:
    evaluate(node.value, machine)


@executes(cst.Import)
def _import(node: cst.Import, machine: Machine) -> None:
    for alias in node.names:
        path = dotted(alias.name)
        machine.library.imported(path, machine, alias)
        if alias.asname is not None:
            bind(_as_name(alias.asname), External(path), machine)
        else:
            root = path.split(".")[0]
            bind(root, External(root), machine)


@executes(cst.ImportFrom)
def _import_from(node: cst.ImportFrom, machine: Machine) -> None:
    module = "." * len(node.relative) + (dotted(node.module) if node.module is not None else "")
    if isinstance(node.names, cst.ImportStar):
        machine.library.imported(module, machine, node)
        if module not in machine.star_imports:
            machine.star_imports.append(module)
        return
    for alias in node.names:
        name = alias.name.value if isinstance(alias.name, cst.Name) else dotted(alias.name)
        bound = _as_name(alias.asname) if alias.asname is not None else str(name)
        path = f"{module}.{name}" if module.strip(".") else f"{module}{name}"
        machine.library.imported(path, machine, alias)
        bind(bound, from_library(path, machine), machine)


def dotted(node: cst.BaseExpression) -> str:
    """`a.b.c` as text."""
    if isinstance(node, cst.Attribute):
        return f"{dotted(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""


def _as_name(asname: cst.AsName) -> str:
    return asname.name.value if isinstance(asname.name, cst.Name) else ""
