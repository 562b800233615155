"""Operators where objects take part: each side is asked what it makes of the other, as in Python."""

from __future__ import annotations

from paramlint.evaluate.iteration import possible_item
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Opaque, Operation
from paramlint.evaluate.operators import binary, lift, unary
from paramlint.evaluate.values import Reference, Value, has_identity
from paramlint.source.span import Span
from paramlint.unknown import Unknown


def operate(operation: Operation, left: Value, right: Value, machine: Machine, span: Span) -> Value:
    """`left operation right`."""
    return lift(lambda one, other: _operate(operation, one, other, machine, span), left, right)


def _operate(operation: Operation, left: Value, right: Value, machine: Machine, span: Span) -> Value:
    for side, other, reflected in ((left, right, False), (right, left, True)):
        if isinstance(side, Reference):
            value = machine.content(side).binary(side, operation, other, reflected, machine, span)
            if value is not None:
                return value
    result = binary(operation, left, right, span)
    if not isinstance(result, Unknown):
        return result
    items = [possible_item(side, result, machine) for side in (left, right)]
    return machine.allocate(Opaque(result, items)) if any(map(has_identity, items)) else result


def operate_on_one(operation: Operation, value: Value, machine: Machine, span: Span) -> Value:
    """`operation value`, as in `-value`."""

    def apply(one: Value) -> Value:
        if isinstance(one, Reference):
            return machine.content(one).unary(one, operation, machine, span)
        return unary(operation, one, span)

    return lift(apply, value)
