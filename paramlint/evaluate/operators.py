"""Python's operators on values, with every result bounded in size before it is computed."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from functools import reduce
from itertools import product
from typing import Any

import libcst as cst

from paramlint.evaluate.budget import MAX_BITS, MAX_ITEMS, OutOfBudget, too_large
from paramlint.evaluate.join import MAX_OPTIONS, join_values
from paramlint.evaluate.values import Known, OneOf, Tuple, Value, has_identity
from paramlint.source.span import Span
from paramlint.unknown import Unknown, grown

BINARY: dict[type[cst.CSTNode], Callable[[Any, Any], Any]] = {
    cst.Add: operator.add,
    cst.Subtract: operator.sub,
    cst.Multiply: operator.mul,
    cst.Divide: operator.truediv,
    cst.FloorDivide: operator.floordiv,
    cst.Modulo: operator.mod,
    cst.Power: operator.pow,
    cst.MatrixMultiply: operator.matmul,
    cst.LeftShift: operator.lshift,
    cst.RightShift: operator.rshift,
    cst.BitAnd: operator.and_,
    cst.BitOr: operator.or_,
    cst.BitXor: operator.xor,
    cst.AddAssign: operator.add,
    cst.SubtractAssign: operator.sub,
    cst.MultiplyAssign: operator.mul,
    cst.DivideAssign: operator.truediv,
    cst.FloorDivideAssign: operator.floordiv,
    cst.ModuloAssign: operator.mod,
    cst.PowerAssign: operator.pow,
    cst.MatrixMultiplyAssign: operator.matmul,
    cst.LeftShiftAssign: operator.lshift,
    cst.RightShiftAssign: operator.rshift,
    cst.BitAndAssign: operator.and_,
    cst.BitOrAssign: operator.or_,
    cst.BitXorAssign: operator.xor,
}
UNARY: dict[type[cst.CSTNode], Callable[[Any], Any]] = {
    cst.Minus: operator.neg,
    cst.Plus: operator.pos,
    cst.BitInvert: operator.invert,
}
COMPARISONS: dict[type[cst.CSTNode], Callable[[Any, Any], Any]] = {
    cst.Equal: operator.eq,
    cst.NotEqual: operator.ne,
    cst.LessThan: operator.lt,
    cst.LessThanEqual: operator.le,
    cst.GreaterThan: operator.gt,
    cst.GreaterThanEqual: operator.ge,
}


MAX_OBJECTS = 64
"""As many objects as one expression may stand for."""


def lift(function: Callable[..., Value], *values: Value) -> Value:
    """Apply a function of values; where one of them is one of several, to each of them."""
    several = [value for value in values if isinstance(value, OneOf)]
    if not several:
        return function(*values)
    cause = several[0].cause
    combinations = math.prod(len(value.options) for value in several)
    if combinations > MAX_OPTIONS and not any(map(has_identity, several)):
        return cause
    if combinations > MAX_OBJECTS:
        why = f"evaluation stopped where one expression may stand for {combinations:,} objects"
        raise OutOfBudget(why, cause.span or Span(0, 0))
    choices = [value.options if isinstance(value, OneOf) else (value,) for value in values]
    results = [function(*combination) for combination in product(*choices)]
    return reduce(lambda one, other: join_values(one, other, cause), results)


def binary(operation: Callable[[Any, Any], Any], left: Value, right: Value, span: Span) -> Value:
    """`left operation right`."""
    return lift(lambda one, other: _binary(operation, one, other, span), left, right)


def _binary(operation: Callable[[Any, Any], Any], left: Value, right: Value, span: Span) -> Value:
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return _unknown(operation, left, right)
    if isinstance(left, Known) and isinstance(right, Known):
        if _explodes(operation, left.value, right.value):
            return too_large("the result", span)
        return computed(operation, left.value, right.value, span=span)
    if isinstance(left, Tuple) and isinstance(right, Tuple) and operation is operator.add:
        return bounded_tuple(left.items + right.items, span)
    if operation is operator.mod and isinstance(left, Known) and isinstance(right, Tuple):
        return _formatted(left.value, right, span)
    if operation is operator.mul and (repeated := _repeat(left, right, span)):
        return repeated
    return Unknown("runtime-value", "the result of this operation is not followed", span)


def _unknown(operation: Callable[[Any, Any], Any], left: Value, right: Value) -> Value:
    """What is left of an unknown operand: in a sum or a product, its bounds as well."""
    numbers = [side.value if isinstance(side, Known) else side for side in (left, right)]
    first = next(side for side in (left, right) if isinstance(side, Unknown))
    return grown(operation, *numbers) if operation in (operator.add, operator.mul) else first.unnamed()


def _formatted(template: Any, arguments: Tuple, span: Span) -> Value:
    """`"%d-%s" % (a, b)` where every part is known."""
    parts = [item.value for item in arguments.items if isinstance(item, Known)]
    if len(parts) < len(arguments.items) or not isinstance(template, (str, bytes)) or not _plain_format(template):
        return _not_followed(span)
    return computed(operator.mod, template, tuple(parts), span=span)


def _repeat(left: Value, right: Value, span: Span) -> Value | None:
    sequence, times = (left, right) if isinstance(left, Tuple) else (right, left)
    if isinstance(sequence, Tuple) and isinstance(times, Known) and isinstance(times.value, int):
        if sequence.size * times.value > MAX_ITEMS:
            return too_large("the tuple", span)
        return Tuple(sequence.items * times.value)
    return None


def bounded_tuple(items: tuple[Value, ...], span: Span) -> Value:
    """A tuple, unless it would hold too much."""
    made = Tuple(items) if len(items) <= MAX_ITEMS else None
    return too_large("the tuple", span) if made is None or made.size > MAX_ITEMS else made


def unary(operation: Callable[[Any], Any], value: Value, span: Span) -> Value:
    """`operation value`."""

    def apply(one: Value) -> Value:
        if isinstance(one, Known):
            return computed(operation, one.value, span=span)
        return one.unnamed() if isinstance(one, Unknown) else _not_followed(span)

    return lift(apply, value)


def computed(function: Callable[..., Any], *arguments: Any, span: Span) -> Value:
    """Apply a function of constants; what Python would raise becomes the reason for not knowing."""
    try:
        result = function(*arguments)
    except (ArithmeticError, ValueError, TypeError, LookupError, MemoryError, AttributeError) as error:
        return Unknown("runtime-error", f"this raises {type(error).__name__}: {error}", span)
    return constant(result, span)


def constant(value: Any, span: Span) -> Value:
    """A Python object as a value; what is no constant, or too large a one, is Unknown."""
    if isinstance(value, (tuple, list)):
        return bounded_tuple(tuple(constant(item, span) for item in value[: MAX_ITEMS + 1]), span)
    if isinstance(value, (str, bytes)) and len(value) > MAX_ITEMS:
        return too_large("the text", span)
    if isinstance(value, int) and value.bit_length() > MAX_BITS:
        return too_large("the number", span)
    if value is None or isinstance(value, (bool, int, float, complex, str, bytes, range, type(...))):
        return Known(value)
    return _not_followed(span)


def _not_followed(span: Span) -> Unknown:
    return Unknown("runtime-value", "the result of this operation is not followed", span)


def _explodes(operation: Callable[[Any, Any], Any], left: Any, right: Any) -> bool:
    """Whether computing the result could take more than bounded time and memory."""
    if operation is operator.mod and isinstance(left, (str, bytes)):
        return not _plain_format(left)
    if operation in (operator.pow, operator.lshift) and isinstance(left, int) and isinstance(right, int):
        growth = left.bit_length() if operation is operator.pow else 1
        return right > 0 and (right > MAX_BITS or growth * right > MAX_BITS) and left not in (0, 1, -1)
    if operation is operator.mul:
        size = max((len(side) for side in (left, right) if isinstance(side, (str, bytes))), default=0)
        times = max((side for side in (left, right) if isinstance(side, int)), default=0)
        return size * times > MAX_ITEMS
    return False


def _plain_format(template: str | bytes) -> bool:
    """Whether a `%` template asks for no width that could fill the memory."""
    import re

    text = template.decode("latin-1") if isinstance(template, bytes) else template
    return len(text) <= MAX_ITEMS and not re.search(r"%[^a-zA-Z%]*(\d{4}|\*)", text)
