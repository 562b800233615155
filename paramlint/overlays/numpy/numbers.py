"""NumPy's functions of plain numbers: `np.ceil(2.5)` is 3.0, and `np.int32(5)` is 5."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.operators import computed
from paramlint.evaluate.values import Known, Tuple, Value

_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "ceil": lambda number: float(math.ceil(number)),
    "floor": lambda number: float(math.floor(number)),
    "trunc": lambda number: float(math.trunc(number)),
    "round": round,
    "around": round,
    "rint": lambda number: float(round(number)),
    "sqrt": math.sqrt,
    "cbrt": math.cbrt,
    "square": lambda number: number * number,
    "log": math.log,
    "log2": math.log2,
    "log10": math.log10,
    "exp": math.exp,
    "abs": abs,
    "absolute": abs,
    "mod": lambda one, other: one % other,
    "floor_divide": lambda one, other: one // other,
    "divide": lambda one, other: one / other,
    "add": lambda one, other: one + other,
    "subtract": lambda one, other: one - other,
    "multiply": lambda one, other: one * other,
    "maximum": max,
    "minimum": min,
    "float_": float,
    "bool_": bool,
    "str_": str,
    **dict.fromkeys(("int_", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "intp"), int),
    **dict.fromkeys(("float16", "float32", "float64", "double", "single"), float),
}
_OF_ALL: dict[str, Callable[..., Any]] = {
    "max": max,
    "amax": max,
    "min": min,
    "amin": min,
    "sum": sum,
    "mean": lambda numbers: sum(numbers) / len(numbers),
}
_LARGEST = 2**53
"""Whole numbers up to here are the same in Python and in NumPy's floats."""


def call_on_numbers(name: str, call: Call) -> Value | None:
    """The function of numbers that are known; None for other functions, and for other arguments."""
    if call.rest is not None or call.named() or not call.positional:
        return None
    if name in _FUNCTIONS and all(map(_is_number, call.positional)):
        numbers = [value.value for value in call.positional if isinstance(value, Known)]
        return computed(_FUNCTIONS[name], *numbers, span=call.span)
    return _of_all(name, call.positional, call)


def _of_all(name: str, given: tuple[Value, ...], call: Call) -> Value | None:
    """A function of all the numbers in a tuple: `np.max((3, 5))`."""
    items = given[0].items if isinstance(given[0], Tuple) and len(given) == 1 else ()
    if name not in _OF_ALL or not items or not all(map(_is_number, items)):
        return None
    return computed(_OF_ALL[name], [item.value for item in items if isinstance(item, Known)], span=call.span)


def _is_number(value: Value) -> bool:
    number = value.value if isinstance(value, Known) else None
    return isinstance(number, (int, float)) and abs(number) <= _LARGEST
