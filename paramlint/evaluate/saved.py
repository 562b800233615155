"""Saved outputs: a notebook's last run tells what some expressions are worth, where the code alone does not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import libcst as cst

from paramlint.evaluate.dispatch import evaluate
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.observed import observe
from paramlint.evaluate.values import Known, Tuple, Value
from paramlint.source.file import Cell

_LONGEST = 500
"""Characters of a value worth reading."""
_NUMPY_SCALAR = re.compile(r"np\.\w+\(([^()]*)\)")
_TENSOR_SHAPE = re.compile(r"(?:TensorShape|torch\.Size)\((.*)\)")
_Literal = bool | int | float | str | tuple["_Literal", ...] | None


@dataclass(frozen=True, slots=True)
class Shown:
    """An expression, and the text that stands for its value in the output of a cell."""

    expression: cst.BaseExpression
    text: str


def learn(statements: Sequence[cst.CSTNode], cell: Cell, machine: Machine) -> None:
    """Take in what a cell's output tells, once the cell's top-level statements have been carried out."""
    for shown in _shown(statements, cell):
        for expression, literal in _parts(shown.expression, _literal(shown.text)):
            if literal is not _NONE and _may_be(expression, literal):
                known = evaluate(expression, machine)
                observe(expression, known, _value(literal), repr(literal), cell.number, machine)


def _shown(statements: Sequence[cst.CSTNode], cell: Cell) -> Iterator[Shown]:
    expressions = [_expression(statement) for statement in statements]
    if expressions and cell.value is not None and (last := expressions[-1]) is not None:
        yield Shown(last, cell.value)
    prints = [node for node in expressions if node is not None and _is_print(node)]
    lines = cell.printed.splitlines()
    if prints and expressions[-1] is prints[-1] and lines:
        # Only where every print has one line of its own is it certain which line belongs to which.
        pairs = zip(prints, lines, strict=True) if len(prints) == len(lines) else [(prints[-1], lines[-1])]
        for node, line in pairs:
            yield from _printed(node, line)


def _expression(statement: cst.CSTNode) -> cst.BaseExpression | None:
    """The expression that a statement ends in, if it is one."""
    if not isinstance(statement, cst.SimpleStatementLine):
        return None
    last = statement.body[-1]
    return last.value if isinstance(last, cst.Expr) else None


def _is_print(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value == "print"


def _printed(node: cst.BaseExpression, line: str) -> Iterator[Shown]:
    """`print("shape:", x.shape)` and `print(f"shape: {x.shape}")`: what stands between the texts that are known."""
    assert isinstance(node, cst.Call)
    if any(argument.star or argument.keyword for argument in node.args):
        return
    expressions: list[cst.BaseExpression] = []
    patterns = [_pattern(argument.value, expressions) for argument in node.args]
    matched = re.fullmatch(" ".join(patterns), line) if len(line) <= _LONGEST else None
    if matched and len(expressions) <= 2:
        yield from map(Shown, expressions, matched.groups())


def _pattern(node: cst.BaseExpression, expressions: list[cst.BaseExpression]) -> str:
    if isinstance(node, cst.SimpleString):
        return re.escape(str(node.evaluated_value))
    if isinstance(node, cst.FormattedString):
        return "".join(_part_pattern(part, expressions) for part in node.parts)
    expressions.append(node)
    return "(.+)"


def _part_pattern(part: cst.BaseFormattedStringContent, expressions: list[cst.BaseExpression]) -> str:
    if isinstance(part, cst.FormattedStringText):
        return re.escape(part.value)
    if isinstance(part, cst.FormattedStringExpression) and not (part.conversion or part.format_spec or part.equal):
        expressions.append(part.expression)
        return "(.+)"
    return ".*"


class _Nothing:
    """Stands for a text that is no literal; None is one."""


_NONE = _Nothing()


def _literal(text: str) -> _Literal | _Nothing:
    """The value that a text writes down, if it is a number, a text, or a tuple of them."""
    if len(text) > _LONGEST:
        return _NONE
    text = _NUMPY_SCALAR.sub(r"\1", text.strip())
    sizes = _TENSOR_SHAPE.fullmatch(text)
    try:
        value = ast.literal_eval(sizes[1] if sizes else text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return _NONE
    return _frozen(tuple(value) if sizes and isinstance(value, list) else value)


def _frozen(value: object) -> _Literal | _Nothing:
    if isinstance(value, tuple):
        items = tuple(map(_frozen, value))
        return _NONE if any(isinstance(item, _Nothing) for item in items) else items  # type: ignore[return-value]
    return value if isinstance(value, (bool, int, float, str, type(None))) else _NONE


def _parts(
    node: cst.BaseExpression, literal: _Literal | _Nothing
) -> Iterator[tuple[cst.BaseExpression, _Literal | _Nothing]]:
    """The expression with its value; those of a tuple one by one."""
    if isinstance(node, cst.Tuple) and isinstance(literal, tuple) and len(node.elements) == len(literal):
        for element, item in zip(node.elements, literal, strict=True):
            yield from _parts(element.value, item)
    else:
        yield node, literal


def _may_be(node: cst.BaseExpression, literal: _Literal | _Nothing) -> bool:
    """Whether the expression is one whose value is told, and the value of a kind that it may have."""
    if isinstance(node, cst.Attribute) and node.attr.value == "shape":
        return isinstance(literal, tuple) and _is_chain(node) and all(type(size) is int for size in literal)
    if isinstance(node, cst.Call):
        is_length = isinstance(node.func, cst.Name) and node.func.value == "len" and len(node.args) == 1
        return is_length and _is_chain(node.args[0].value) and type(literal) is int
    return _is_chain(node)


def _is_chain(node: cst.BaseExpression) -> bool:
    """A name, or attributes of one."""
    while isinstance(node, cst.Attribute):
        node = node.value
    return isinstance(node, cst.Name)


def _value(literal: object) -> Value:
    return Tuple(tuple(map(_value, literal))) if isinstance(literal, tuple) else Known(literal)  # type: ignore[arg-type]
