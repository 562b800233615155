"""Whether a value counts as true."""

from __future__ import annotations

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import (
    Builtin,
    External,
    Function,
    Known,
    Method,
    OneOf,
    Reference,
    Tuple,
    Value,
)


def truth(value: Value, machine: Machine) -> bool | None:
    """True, False, or None where only run time tells."""
    match value:
        case Known(constant):
            return bool(constant)
        case Tuple(items):
            return bool(items)
        case Function() | Builtin() | Method():
            return True
        case Reference():
            return machine.content(value).truth()
        case OneOf(options):
            answers = {truth(option, machine) for option in options}
            return answers.pop() if len(answers) == 1 else None
        case External():
            return None
    return None
