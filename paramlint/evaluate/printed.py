"""Printed lines: the text that a call of `print` writes, with places where the values of expressions stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from string import Formatter

import libcst as cst

_WORDS = re.compile(r"[^\W\d_]{3}")
"""What makes the known text of a line its own: no other line begins with it by chance."""


@dataclass
class Line:
    """A line as it is printed: `pattern` has a group for each of the expressions."""

    pattern: str = ""
    known: str = ""
    expressions: list[cst.BaseExpression] = field(default_factory=list)

    @property
    def is_telling(self) -> bool:
        """Whether the known text is enough to tell the line from others."""
        return _WORDS.search(self.known) is not None

    def text(self, text: str) -> None:
        """Known text comes next."""
        self.pattern += re.escape(text)
        self.known += text

    def value(self, node: cst.BaseExpression) -> None:
        """The value of an expression comes next."""
        self.pattern += "(.+)"
        self.expressions.append(node)

    def anything(self) -> None:
        """What comes next is not known."""
        self.pattern += ".*"


def printed_line(node: cst.Call) -> Line | None:
    """The line that `print(...)` writes; None where it is printed in some way of its own."""
    if any(argument.star or argument.keyword for argument in node.args):
        return None
    line = Line()
    for place, argument in enumerate(node.args):
        if place:
            line.text(" ")
        _add(argument.value, line)
    return None if "\n" in line.known.strip("\n") else _without_empty_lines(line)


def _without_empty_lines(line: Line) -> Line:
    """Line breaks before and behind the text begin and end lines of their own."""
    line.pattern = re.sub(r"^(\\\n)+|(\\\n)+$", "", line.pattern)
    return line


def _add(node: cst.BaseExpression, line: Line) -> None:
    """One argument, or one part of it."""
    match node:
        case cst.SimpleString():
            line.text(str(node.evaluated_value))
        case cst.FormattedString(parts=parts):
            for part in parts:
                _add_part(part, line)
        case cst.BinaryOperation(left=left, operator=cst.Add(), right=right) if _is_text(left) or _is_text(right):
            _add(left, line)
            _add(right, line)
        case cst.BinaryOperation(left=cst.SimpleString() as text, operator=cst.Modulo(), right=right):
            _add_percent(str(text.evaluated_value), _operands(right), line)
        case cst.Call(func=cst.Name("str"), args=[cst.Arg(value=inner, keyword=None, star="")]):
            line.value(inner)
        case cst.Call(func=cst.Attribute(value=cst.SimpleString() as text, attr=cst.Name("format")), args=arguments):
            _add_format(str(text.evaluated_value), arguments, line)
        case _:
            line.value(node)


def _is_text(node: cst.BaseExpression) -> bool:
    """Whether a sum with this is text and no number."""
    match node:
        case cst.SimpleString() | cst.FormattedString() | cst.Call(func=cst.Name("str")):
            return True
        case cst.BinaryOperation(left=left, operator=cst.Add(), right=right):
            return _is_text(left) or _is_text(right)
    return False


def _add_part(part: cst.BaseFormattedStringContent, line: Line) -> None:
    """A part of an f-string; a value that is not written as it is says nothing."""
    if isinstance(part, cst.FormattedStringText):
        line.text(part.value.replace("\\n", "\n").replace("{{", "{").replace("}}", "}"))
    elif isinstance(part, cst.FormattedStringExpression) and not (part.conversion or part.format_spec or part.equal):
        line.value(part.expression)
    else:
        line.anything()


def _operands(node: cst.BaseExpression) -> Sequence[cst.BaseExpression]:
    return [element.value for element in node.elements] if isinstance(node, cst.Tuple) else [node]


def _add_percent(text: str, operands: Sequence[cst.BaseExpression], line: Line) -> None:
    """`"size: %s" % n`. `%d` cuts what stands behind the point, which only a length certainly does not have."""
    remaining = list(operands)
    for part in re.split(r"(%.)", text):
        operand = remaining.pop(0) if part.startswith("%") and part != "%%" and remaining else None
        if operand is None:
            line.text("%" if part == "%%" else part)
        elif part == "%s" or (part in ("%d", "%i") and _is_length(operand)):
            line.value(operand)
        else:
            line.anything()


def _is_length(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value == "len"


def _add_format(text: str, arguments: Sequence[cst.Arg], line: Line) -> None:
    """`"size: {}".format(n)`."""
    by_position = [one.value for one in arguments if one.keyword is None and not one.star]
    by_name = {one.keyword.value: one.value for one in arguments if one.keyword is not None}
    places = iter(range(len(by_position)))
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        line.anything()
        return
    for known, name, spec, conversion in parts:
        line.text(known)
        if name is None:
            continue
        place = next(places, None) if name == "" else int(name) if name.isdecimal() else None
        value = by_name.get(name) if place is None else by_position[place] if place < len(by_position) else None
        if value is None or spec or conversion:
            line.anything()
        else:
            line.value(value)
