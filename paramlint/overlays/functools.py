"""The `functools` module: `partial` and `reduce`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.calls import call_value
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.operators import lift
from paramlint.evaluate.values import Reference, Value
from paramlint.overlays.overlay import Functions, Overlay
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class PartialContent(Content):
    """A function with some of its arguments; those of the call are added to them, and win."""

    function: Value
    positional: tuple[Value, ...]
    keywords: Mapping[str, Value]
    rest: Unknown | None
    described = "partial function"

    def truth(self) -> bool:
        return True

    def possible(self) -> Iterable[Value]:
        return (self.function, *self.positional, *self.keywords.values())

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        return (
            self.function if name == "func" else super(PartialContent, self).attribute(reference, name, machine, span)
        )

    def call(self, reference: Reference, call: Call) -> Value:
        keywords = {**self.keywords, **call.named()}
        positional = (*self.positional, *call.positional)
        whole = replace(call, positional=positional, keywords=keywords, rest=call.rest or self.rest)
        return lift(lambda function: call_value(function, whole), self.function)


def _partial(call: Call) -> Value | None:
    if not call.positional:
        return None
    function, *positional = call.positional
    return call.machine.allocate(PartialContent(function, tuple(positional), call.named(), call.rest))


def _reduce(call: Call) -> Value | None:
    if len(call.positional) < 2 or call.rest is not None:
        return call.rest
    function, iterable, *start = call.positional
    items = items_of(iterable, call.machine)
    if isinstance(items, Unknown):
        return items.unnamed()
    values = [*start, *items]
    if not values:
        return None
    result = values[0]
    for item in values[1:]:
        result = call_value(function, Call(call.machine, call.span, (result, item)))
    return result


def make() -> Overlay:
    """A fresh overlay."""
    return Functions({"partial": _partial, "reduce": _reduce})
