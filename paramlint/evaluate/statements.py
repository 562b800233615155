"""Simple statements: expressions on their own, several on a line."""

from __future__ import annotations

import libcst as cst

from paramlint.evaluate.dispatch import evaluate, execute_block, executes
from paramlint.evaluate.machine import Machine


@executes(cst.SimpleStatementLine)
def _line(node: cst.SimpleStatementLine, machine: Machine) -> None:
    execute_block(tuple(node.body), machine)  # type: ignore[arg-type]


@executes(cst.Expr)
def _expression(node: cst.Expr, machine: Machine) -> None:
    evaluate(node.value, machine)
