"""Content of arrays: a shape as far as it is known, and what is done with it."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass, replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque, Operation
from paramlint.evaluate.values import Known, Method, Reference, Tuple, Value
from paramlint.keras.operations.tensor import Tensor
from paramlint.keras.shape import Shape, product
from paramlint.overlays.arrays.operations import find_method, index, operate
from paramlint.overlays.arrays.origin import NOWHERE, Origin
from paramlint.overlays.arrays.sizes import unfollowed
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_COMPARISONS = (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge)


@dataclass(frozen=True, slots=True)
class ArrayContent(Content):
    """An array of numbers, where they stem from, and its dtype as far as indexing must know: `bool`, `int`."""

    shape: Shape | Unknown
    dtype: str | None = None
    origin: Origin = NOWHERE
    described = "array"
    inert = True

    def tensor(self) -> Tensor:
        """The array as what describes operations takes it."""
        return Tensor(self.shape, self.dtype)

    def length(self) -> Value | None:
        if isinstance(self.shape, Unknown):
            return self.shape.unnamed()
        dim = self.shape[0] if self.shape else Unknown("runtime-error", "a number has no length")
        return Known(dim) if isinstance(dim, int) else dim

    def items(self) -> Sequence[Value] | Unknown:
        return self.shape if isinstance(self.shape, Unknown) else unfollowed("the items of this array")

    def item(self, machine: Machine) -> Value | None:
        """Along its first axis; single numbers are not followed."""
        if isinstance(self.shape, Unknown) or len(self.shape) < 2:
            return None
        return machine.allocate(ArrayContent(self.shape[1:], self.dtype))

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name == "values":
            return machine.allocate(ArrayContent(self.shape, self.dtype, self.origin))
        if name == "T":
            turned = self.shape if isinstance(self.shape, Unknown) else self.shape[::-1]
            return machine.allocate(ArrayContent(turned, self.dtype, self.origin.changed()))
        if name in ("shape", "ndim", "size"):
            return self.shape.at(span) if isinstance(self.shape, Unknown) else _measure(name, self.shape)
        return Method(reference, name)

    def after(self, name: str | None, value: Value, machine: Machine) -> Content:
        """`array.shape = ...` makes another array of it; setting its items, other numbers."""
        if name == "shape":
            reshape = find_method("reshape")
            made = reshape(self, Call(machine, machine.statement, (value,))) if reshape is not None else value
            return machine.content(made) if isinstance(made, Reference) else ArrayContent(unfollowed("this shape"))
        return self if name is not None else replace(self, origin=self.origin.changed())

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        method = find_method(name)
        if method is not None:
            return method(self, call)
        return super(ArrayContent, self).call_method(reference, name, call)

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        return index(self, key, machine, span)

    def binary(
        self, reference: Reference, operation: Operation, other: Value, reflected: bool, machine: Machine, span: Span
    ) -> Value | None:
        if isinstance(other, Known) and isinstance(other.value, str) and operation not in _COMPARISONS:
            return None
        return operate(operation, self, other, reflected, Call(machine, span))

    def unary(self, reference: Reference, operation: Operation, machine: Machine, span: Span) -> Value:
        return machine.allocate(replace(self, origin=self.origin.changed()))

    def augmented(
        self, reference: Reference, operation: Operation, other: Value, machine: Machine, span: Span
    ) -> Value:
        return machine.allocate(replace(self, origin=self.origin.changed()))

    def joined(self, other: Content, cause: Unknown) -> Content:
        if not isinstance(other, ArrayContent):
            return Opaque(cause)
        origin = self.origin if self.origin == other.origin else NOWHERE
        dtype = self.dtype if self.dtype == other.dtype else None
        return ArrayContent(common(self.shape, other.shape, cause), dtype, origin)

    def alike(self, other: Content) -> bool:
        return isinstance(other, ArrayContent) and (self.shape, self.dtype) == (other.shape, other.dtype)

    def widened(self, cause: Unknown) -> Content:
        return ArrayContent(cause)


def _measure(name: str, shape: Shape) -> Value:
    if name == "ndim":
        return Known(len(shape))
    if name == "shape":
        return Tuple(tuple(dim if isinstance(dim, Unknown) else Known(dim) for dim in shape))
    size = product(shape)
    return size if isinstance(size, Unknown) else Known(size)


def common(one: Shape | Unknown, other: Shape | Unknown, cause: Unknown) -> Shape | Unknown:
    """What is certain where it is open which of two shapes it is."""
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return one if isinstance(one, Unknown) else other
    if len(one) != len(other):
        return cause
    return tuple(left if left == right else cause for left, right in zip(one, other, strict=True))
