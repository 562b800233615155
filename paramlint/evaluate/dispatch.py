"""Which function evaluates which kind of node. The modules beside this one register themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import libcst as cst

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.paths import PathEnded
from paramlint.evaluate.values import Value
from paramlint.unknown import Unknown

Evaluator = Callable[[Any, Machine], Value]
Executor = Callable[[Any, Machine], None]
E = TypeVar("E", bound=Callable[..., Any])

_EXPRESSIONS: dict[type[cst.CSTNode], Evaluator] = {}
_STATEMENTS: dict[type[cst.CSTNode], Executor] = {}


def evaluates(*nodes: type[cst.CSTNode]) -> Callable[[E], E]:
    """Registers a function from an expression node and the machine to a value."""

    def register(function: E) -> E:
        _EXPRESSIONS.update(dict.fromkeys(nodes, function))
        return function

    return register


def executes(*nodes: type[cst.CSTNode]) -> Callable[[E], E]:
    """Registers a function that carries out a statement node on the machine."""

    def register(function: E) -> E:
        _STATEMENTS.update(dict.fromkeys(nodes, function))
        return function

    return register


def evaluate(node: cst.CSTNode, machine: Machine) -> Value:
    """The value of an expression; a kind of expression nobody evaluates is Unknown."""
    machine.budget.spend(1, machine.statement)
    evaluator = _EXPRESSIONS.get(type(node))
    if evaluator is None:
        return Unknown("unsupported-syntax", f"{type(node).__name__} is not followed", machine.span(node))
    return evaluator(node, machine)


def execute(node: cst.CSTNode, machine: Machine) -> None:
    """Carry out a statement; statements without an effect on values (`pass`, `assert`) are not registered."""
    machine.budget.spend(1, machine.statement)
    executor = _STATEMENTS.get(type(node))
    if executor is None:
        return
    try:
        executor(node, machine)
    except PathEnded:
        machine.state = None


def execute_block(statements: cst.BaseSuite | tuple[cst.BaseStatement, ...], machine: Machine) -> None:
    """Carry out statements in order until the path ends."""
    body = statements.body if isinstance(statements, cst.BaseSuite) else statements
    for statement in body:
        if machine.state is None:
            return
        execute(statement, machine)
