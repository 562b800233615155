"""Shapes as values: what a program holds after `x.shape`."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass

from paramlint.evaluate.call import Call
from paramlint.evaluate.iteration import cut, item_at, items_of
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Operation
from paramlint.evaluate.operate import operate
from paramlint.evaluate.values import Known, Method, Reference, Slice, Tuple, Value
from paramlint.keras.shape import Dim, Several, Shape
from paramlint.source.span import Span
from paramlint.unknown import Unknown


def dim_value(dim: Dim) -> Value:
    """A dimension as the program sees it; one of any size is None."""
    return dim if isinstance(dim, Unknown) else Known(dim)


def tuple_value(shape: Shape | Unknown) -> Value:
    """A shape as a plain tuple."""
    return shape if isinstance(shape, Unknown) else Tuple(tuple(map(dim_value, shape)))


def shape_value(shape: Shape | Unknown, machine: Machine) -> Value:
    """A shape as an object that has the methods of TensorFlow's as well."""
    return shape if isinstance(shape, Unknown) else machine.allocate(ShapeContent(tuple(map(dim_value, shape))))


def shapes_value(output: Shape | Several | Unknown | None) -> Value:
    """One shape as a tuple, several as a tuple of such."""
    if isinstance(output, Several):
        return Tuple(tuple(map(shapes_value, output.shapes)))
    return Known(None) if output is None else tuple_value(output)


@dataclass(frozen=True, slots=True, eq=False)
class ShapeContent(Content):
    """A tuple of dimensions."""

    dims: tuple[Value, ...]
    described = "shape"

    def items(self) -> Sequence[Value]:
        return self.dims

    def truth(self) -> bool:
        return bool(self.dims)

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name in ("rank", "ndims"):
            return Known(len(self.dims))
        return Tuple(self.dims) if name == "dims" else Method(reference, name)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        if name in ("as_list", "tolist"):
            return call.machine.allocate(ListContent(self.dims))
        return super(ShapeContent, self).call_method(reference, name, call)

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        if not isinstance(key, Slice):
            return item_at(self.dims, key, span)
        taken = cut(self.dims, key, span)
        return taken if isinstance(taken, Unknown) else machine.allocate(ShapeContent(taken))

    def binary(
        self, reference: Reference, operation: Operation, other: Value, reflected: bool, machine: Machine, span: Span
    ) -> Value | None:
        """As a tuple beside a tuple, a list or another shape."""
        items = items_of(other, machine) if isinstance(other, Reference) else other
        if isinstance(items, Unknown):
            return None
        plain = Tuple(tuple(items)) if isinstance(items, Sequence) else items
        own = Tuple(self.dims)
        if operation in (operator.eq, operator.ne) and isinstance(plain, Tuple):
            return _equal(own, plain, operation is operator.eq, span)
        left, right = (plain, own) if reflected else (own, plain)
        return operate(operation, left, right, machine, span)


def _equal(left: Tuple, right: Tuple, wanted: bool, span: Span) -> Value:
    if len(left.items) != len(right.items):
        return Known(not wanted)
    pairs = list(zip(left.items, right.items, strict=True))
    if any(isinstance(one, Known) and isinstance(two, Known) and one.value != two.value for one, two in pairs):
        return Known(not wanted)
    if all(isinstance(one, Known) and isinstance(two, Known) for one, two in pairs):
        return Known(wanted)
    return Unknown("runtime-value", "this comparison is not followed", span)
