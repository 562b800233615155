"""What iterating over a value yields, and single items of what it yields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paramlint.evaluate.budget import MAX_ITEMS, too_large
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Known, OneOf, Reference, Slice, Tuple, Value, possibly
from paramlint.source.span import Span
from paramlint.unknown import Unknown


def item_at(values: Sequence[Value], key: Value, span: Span) -> Value:
    """`values[key]` for a key that is a known integer."""
    if isinstance(key, Unknown):
        return possibly(values, key)
    if isinstance(key, Known) and isinstance(key.value, int):
        if -len(values) <= key.value < len(values):
            return values[key.value]
        return Unknown("runtime-error", f"there is no item {key.value} in {len(values)}", span)
    return possibly(values, Unknown("runtime-value", "which item this is, is not known", span))


def cut(values: Sequence[Value], key: Slice, span: Span) -> tuple[Value, ...] | Unknown:
    """`values[start:stop:step]` for known bounds."""
    bounds = known_bounds(key, span)
    if isinstance(bounds, Unknown):
        return bounds
    try:
        return tuple(values[bounds])
    except (TypeError, ValueError) as error:
        return Unknown("runtime-error", f"this raises {type(error).__name__}: {error}", span)


def known_bounds(key: Slice, span: Span) -> slice | Unknown:
    """The slice as Python has it, Unknown where one of its bounds is not known."""
    bounds = (key.start, key.stop, key.step)
    for bound in bounds:
        if isinstance(bound, OneOf):
            return bound.cause.unnamed()
        if not isinstance(bound, Known):
            why = Unknown("runtime-value", "this slice is not followed", span)
            return bound.unnamed() if isinstance(bound, Unknown) else why
    return slice(*(bound.value for bound in bounds if isinstance(bound, Known)))


def possible_item(value: Value, cause: Unknown, machine: Machine) -> Value:
    """One item of something whose items are not known as a whole."""
    match value:
        case Tuple(items):
            return possibly(items, cause)
        case OneOf(options):
            return possibly([possible_item(option, cause, machine) for option in options], cause)
        case Reference():
            content = machine.content(value)
            return content.item(machine) or possibly(content.possible(), cause)
    return cause


@dataclass(frozen=True, slots=True)
class Repeated(Content):
    """An iterable of nobody knows how many items that are all alike."""

    like: Value
    cause: Unknown
    described = "iterable"
    inert = True

    def items(self) -> Unknown:
        return self.cause

    def item(self, machine: Machine) -> Value:
        return self.like


def repeated(parts: Sequence[Value], causes: Sequence[Unknown | None], machine: Machine) -> Value:
    """What `zip` makes of parts of which some have an unknown number of items; `causes` are the reasons of those."""
    cause = next(cause for cause in causes if cause is not None)
    item = Tuple(tuple(possible_item(part, cause.unnamed(), machine) for part in parts))
    return machine.allocate(Repeated(item, cause))


def items_of(value: Value | None, machine: Machine) -> Sequence[Value] | Unknown:
    """What iterating over a value yields, as far as it is known and bounded."""
    match value:
        case Tuple(items):
            return items
        case Known(str(text)):
            return [Known(letter) for letter in text]
        case Known(range() as numbers):
            short = not numbers[MAX_ITEMS:]
            return [Known(number) for number in numbers] if short else too_large("the range", machine.statement)
        case Reference():
            yielded = machine.content(value).items()
            return Unknown("runtime-value", "what this yields is not known") if yielded is None else yielded
        case Unknown():
            return value
        case OneOf(_, cause):
            return cause
    return Unknown("runtime-value", "what this yields is not known")
