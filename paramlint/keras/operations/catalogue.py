"""The described operations by name. A function is in the catalogue by standing in a table of this package."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from paramlint.keras import operations
from paramlint.keras.operations.operation import Described, Operation

_SAME_PLACE = (
    ("keras.ops.numpy.", "keras.ops."),
    ("keras.ops.nn.", "keras.ops."),
    ("keras.ops.core.", "keras.ops."),
    ("keras.ops.math.", "keras.ops."),
    ("keras.ops.linalg.", "keras.ops."),
    ("keras.backend.tensorflow_backend.", "keras.backend."),
    ("tensorflow.compat.v1.", "tensorflow."),
    ("tensorflow.compat.v2.", "tensorflow."),
    ("tensorflow.python.ops.array_ops.", "tensorflow."),
    ("tensorflow.python.ops.math_ops.", "tensorflow."),
    ("tensorflow.python.ops.nn_ops.", "tensorflow.nn."),
    ("tensorflow.python.ops.nn.", "tensorflow.nn."),
)
_ALSO_IN = (
    ("tensorflow.nn.", "tensorflow.math."),
    ("tensorflow.", "tensorflow.math."),
    ("tensorflow.linalg.", "tensorflow."),
    ("tensorflow.math.", "tensorflow.nn."),
    ("tensorflow.", "tensorflow.linalg."),
    ("tensorflow.", "tensorflow.nn."),
)
"""TensorFlow has many functions twice: `tf.reduce_mean` is `tf.math.reduce_mean`, which is its name in a summary."""
OPERATORS = {
    "+": "add",
    "-": "subtract",
    "*": "multiply",
    "/": "truediv",
    "//": "floordiv",
    "%": "mod",
    "**": "pow",
    "@": "matmul",
    "&": "and",
    "|": "or",
    "^": "xor",
    "==": "eq",
    "!=": "ne",
    "<": "lt",
    "<=": "le",
    ">": "gt",
    ">=": "ge",
    "[]": "getitem",
}
"""Python's binary operators by their sign, and indexing; `operator.neg`, `pos`, `abs`, `invert` have one operand."""


def find_operation(name: str) -> Operation | None:
    """The function by its dotted name, or None where nobody has described it.

    `keras.ops.mean`, `tensorflow.reduce_mean`, `keras.backend.mean`, and `operator.add` for `x + y`.
    """
    for place, home in _SAME_PLACE:
        if name.startswith(place):
            name = f"{home}{name.removeprefix(place)}"
    described = _catalogue()
    if name in described:
        return described[name]
    candidates = (f"{to}{name.removeprefix(home)}" for home, to in _ALSO_IN if name.startswith(home))
    return next((described[candidate] for candidate in candidates if candidate in described), None)


def find_operator(sign: str) -> Operation | None:
    """The operation that a Python operator between tensors stands for: `+`, `@`, `[]`, ..."""
    return find_operation(f"operator.{OPERATORS[sign]}") if sign in OPERATORS else None


def described_operations() -> dict[str, Operation]:
    """Every operation by its own name."""
    return dict(_catalogue())


@cache
def _catalogue() -> dict[str, Operation]:
    return {operation.name: operation for described in _tables() for operation in described.operations()}


def _tables() -> Iterator[Described]:
    for module in pkgutil.iter_modules(operations.__path__, f"{operations.__name__}."):
        yield from getattr(importlib.import_module(module.name), "OPERATIONS", ())
