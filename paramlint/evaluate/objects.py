"""Content: what stands on the heap behind a Reference. Lists, instances, and the objects overlays add."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from paramlint.evaluate.values import Method, Reference, Slice, Value, objects_among, possibly
from paramlint.unknown import Unknown

if TYPE_CHECKING:
    from paramlint.evaluate.call import Call
    from paramlint.evaluate.machine import Machine
    from paramlint.source.span import Span

Operation = Callable[..., Any]


class Content:
    """A frozen snapshot of one object. Changing the object stores a new content under the same identity.

    The defaults know nothing: whoever adds a kind of object overrides what it does understand.
    """

    described = "object"
    inert = False
    """Whether the object is never changed: then it is a value like a number, and needs no identity."""

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        """The value of `object.name`: by default a method about to be called."""
        return Method(reference, name)

    def set_attribute(self, reference: Reference, name: str, value: Value, machine: Machine) -> None:
        """What `object.name = value` does; by default nothing."""

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        """The value of `object.name(...)`."""
        return Unknown("unknown-function", f"`.{name}()` of this {self.described} is not followed", call.span)

    def call(self, reference: Reference, call: Call) -> Value:
        """The value of `object(...)`."""
        return Unknown("unknown-function", f"calling this {self.described} is not followed", call.span)

    def inherited(self, reference: Reference, name: str, call: Call) -> Value:
        """The value of `super().name(...)`, where none of the file's own classes has such a method."""
        return Unknown("unknown-function", f"`super().{name}()` is not followed", call.span)

    def items(self) -> Sequence[Value] | Unknown | None:
        """What iterating yields, None where the object cannot be iterated or nothing is known of it."""
        return None

    def item(self, machine: Machine) -> Value | None:
        """What every item is like where it is not known how many there are; None where items are not alike."""
        return None

    def length(self) -> Value | None:
        """What `len(object)` is, None where that is the number of its items."""
        return None

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        """The value of `object[key]`. `a[1:2]` gives a Slice for the key, `a[:, 0]` a Tuple of such."""
        return Unknown("runtime-value", f"an item of this {self.described} is not followed", span)

    def set_subscript(self, reference: Reference, key: Value, value: Value, machine: Machine) -> None:
        """What `object[key] = value` does; by default nothing."""

    def binary(
        self, reference: Reference, operation: Operation, other: Value, reflected: bool, machine: Machine, span: Span
    ) -> Value | None:
        """The value of `object operation other`, or of `other operation object` where it is `reflected`.

        `operation` is a function of the `operator` module, comparisons included. None leaves it to the other side.
        """
        return None

    def unary(self, reference: Reference, operation: Operation, machine: Machine, span: Span) -> Value:
        """The value of `operation object`, as in `-object`."""
        return Unknown("runtime-value", "the result of this operation is not followed", span)

    def augmented(
        self, reference: Reference, operation: Operation, other: Value, machine: Machine, span: Span
    ) -> Value:
        """What `object operation= other` binds its name to: by default the same object, of which nothing is left."""
        cause = Unknown("runtime-value", f"what this does to the {self.described} is not known", span)
        machine.store(reference, Opaque(cause, (*self.possible(), other)))
        return reference

    def after(self, name: str | None, value: Value, machine: Machine) -> Content:
        """What takes the place of an inert object after `object.name = value`, or after an item is set (no name)."""
        return self

    def possible(self) -> Iterable[Value]:
        """What an item of the object may be, where it is not known which items there are."""
        return ()

    def instance_of(self, name: str) -> bool | None:
        """Whether the object is an instance of a library's class by its dotted path, None where that is not known."""
        return None

    def truth(self) -> bool | None:
        """Whether the object counts as true, None where that is not known."""
        return None

    def joined(self, other: Content, cause: Unknown) -> Content:
        """The content where two branches meet that left the object differently."""
        return Opaque(cause, (*self.possible(), *other.possible()))

    def alike(self, other: Content) -> bool:
        """Whether another round of a loop that left `other` behind as this would change nothing more."""
        return self is other

    def widened(self, cause: Unknown) -> Content:
        """The content once a loop keeps changing it: what is left is what every further round leaves alone."""
        return Opaque(cause, self.possible())


class Opaque(Content):
    """An object of which only the reason for knowing nothing is left."""

    def __init__(self, cause: Unknown, values: Iterable[Value] = ()) -> None:
        self.cause = cause
        self.values = objects_among(values)

    def possible(self) -> Iterable[Value]:
        return self.values

    def joined(self, other: Content, cause: Unknown) -> Content:
        return Opaque(self.cause, (*self.values, *other.possible()))

    def widened(self, cause: Unknown) -> Content:
        return self

    def alike(self, other: Content) -> bool:
        return isinstance(other, Opaque) and len(self.values) == len(other.values)

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        return Method(reference, name)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        """Any method may hand out an item, or take its arguments in."""
        call.machine.store(reference, Opaque(self.cause, (*self.values, *call.all_values())))
        return possibly(self.values, self.cause)

    def call(self, reference: Reference, call: Call) -> Value:
        return self.cause

    def items(self) -> Sequence[Value] | Unknown | None:
        return self.cause

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        if isinstance(key, Slice):
            return machine.allocate(Opaque(self.cause, self.values))
        return possibly(self.values, self.cause)

    def set_subscript(self, reference: Reference, key: Value, value: Value, machine: Machine) -> None:
        machine.store(reference, Opaque(self.cause, (*self.values, value)))
