"""Saved outputs: a notebook's last run tells what some expressions are worth, where the code alone does not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import libcst as cst

from paramlint.evaluate.dispatch import evaluate
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.observed import observe
from paramlint.evaluate.printed import Line, printed_line
from paramlint.evaluate.values import Known, Tuple, Value
from paramlint.source.file import Cell

_LONGEST = 500
"""Characters of a value worth reading."""
_NUMPY_SCALAR = re.compile(r"np\.\w+\(([^()]*)\)")
_TENSOR_SHAPE = re.compile(r"(?:TensorShape|torch\.Size)\((.*)\)")
_Literal = bool | int | float | str | tuple["_Literal", ...] | None


@dataclass(frozen=True, slots=True)
class Shown:
    """An expression, the text that stands for its value in the output of a cell, and whether Python wrote it itself.

    What `repr` writes tells lists from arrays; printed, they look alike.
    """

    expression: cst.BaseExpression
    text: str
    is_repr: bool
    cell: int


def shown_by(statements: Sequence[cst.CSTNode], cell: Cell) -> dict[cst.CSTNode, list[Shown]]:
    """What a cell's output tells of the expressions in its top-level statements, by these."""
    found: dict[cst.CSTNode, list[Shown]] = {}
    for statement, shown in _shown(statements, cell):
        found.setdefault(statement, []).append(shown)
    return found


def learn(shown: Shown, machine: Machine) -> None:
    """Take in what an output tells, right after the statement that wrote it has been carried out."""
    for expression, literal in _parts(shown.expression, _literal(shown.text)):
        if literal is not _NONE and _may_be(expression, literal):
            known = evaluate(expression, machine)
            observe(expression, known, _value(literal), repr(literal), shown.cell, machine)
    names = _texts(shown.text) if shown.is_repr and _is_chain(shown.expression) else None
    if names is not None:
        known, value = evaluate(shown.expression, machine), machine.allocate(ListContent(tuple(map(Known, names))))
        observe(shown.expression, known, value, shown.text, shown.cell, machine)


def _shown(statements: Sequence[cst.CSTNode], cell: Cell) -> Iterator[tuple[cst.CSTNode, Shown]]:
    expressions = [_expression(statement) for statement in statements]
    if expressions and cell.value is not None and (last := expressions[-1]) is not None:
        yield statements[-1], Shown(last, cell.value, True, cell.number)
    prints = [place for place, node in enumerate(expressions) if node is not None and _is_print(node)]
    lines = cell.printed.splitlines()
    paired: set[int] = set()
    if prints and prints[-1] == len(expressions) - 1 and lines:
        # Only where every print has one line of its own is it certain which line belongs to which.
        pairs = zip(prints, lines, strict=True) if len(prints) == len(lines) else [(prints[-1], lines[-1])]
        for place, text in pairs:
            paired.add(place)
            yield from ((statements[place], shown) for shown in _told(expressions[place], [text], cell))
    for place in prints:
        line = None if place in paired else _line(expressions[place])
        if line is not None and line.is_telling:
            yield from ((statements[place], shown) for shown in _told(expressions[place], lines, cell))


def _expression(statement: cst.CSTNode) -> cst.BaseExpression | None:
    """The expression that a statement ends in, if it is one."""
    if not isinstance(statement, cst.SimpleStatementLine):
        return None
    last = statement.body[-1]
    return last.value if isinstance(last, cst.Expr) else None


def _is_print(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value == "print"


def _line(node: cst.BaseExpression | None) -> Line | None:
    line = printed_line(node) if isinstance(node, cst.Call) else None
    return line if line is not None and 0 < len(line.expressions) <= 2 else None


def _told(node: cst.BaseExpression | None, lines: Sequence[str], cell: Cell) -> Iterator[Shown]:
    """The values in the one line that looks like what the print writes; none where several do."""
    line = _line(node)
    if line is None:
        return
    matches = [found for text in lines if len(text) <= _LONGEST and (found := re.fullmatch(line.pattern, text))]
    if len(matches) == 1:
        for expression, text in zip(line.expressions, matches[0].groups(), strict=True):
            yield Shown(expression, text, False, cell.number)


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


def _texts(text: str) -> list[str] | None:
    """The texts in a list of such: `['cat', 'dog']`, which a program asks how many there are of."""
    try:
        value = ast.literal_eval(text) if len(text) <= _LONGEST and text.startswith("[") else None
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    return value if isinstance(value, list) and value and all(isinstance(item, str) for item in value) else None


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
