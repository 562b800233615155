"""Search spaces: numbers that a search chooses between bounds, whichever library searches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from paramlint.evaluate.call import Call
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.join import MAX_OPTIONS
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Known, OneOf, Reference, Value
from paramlint.overlays.arrays.convert import to_plain
from paramlint.unknown import Unknown

_KIND = "search-space"


@dataclass(frozen=True, slots=True)
class SpaceContent(Content):
    """What a builder asks for its numbers: a `HyperParameters` of KerasTuner, a `Trial` of Optuna."""

    methods: tuple[tuple[str, Callable[[Call], Value | None]], ...]
    described = "search space"
    inert = True

    def truth(self) -> bool:
        return True

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        method = dict(self.methods).get(name)
        made = None if method is None or call.rest is not None else method(call)
        return undecided(call) if made is None else made


def undecided(call: Call, bounds: tuple[int, int] | None = None) -> Unknown:
    """A value that the search chooses, as it is called; between bounds, if it is a number that has any."""
    name = call.argument(0, "name")
    shown = f"`{name.value!s}`" if isinstance(name, Known) else "this value"
    between = f" from {bounds[0]:,} to {bounds[1]:,}" if bounds else ""
    return Unknown(_KIND, f"the search chooses {shown}{between}", call.span, bounds=bounds)


def whole_number(low: str, high: str) -> Callable[[Call], Value | None]:
    """A method that asks for a whole number between two bounds, by the names of their parameters."""

    def ask(call: Call) -> Value | None:
        ends = [call.argument(position, name) for position, name in ((1, low), (2, high))]
        first, last = (to_plain(end, call.machine) if end is not None else None for end in ends)
        if type(first) is not int or type(last) is not int or not 0 <= first <= last:
            return None
        last -= (last - first) % _step(call)
        return Known(first) if first == last else undecided(call, (first, last))

    return ask


def _step(call: Call) -> int:
    """How far apart the numbers are; a logarithmic scale is not followed."""
    given = call.argument(3, "step")
    step = to_plain(given, call.machine) if given is not None else 1
    return step if type(step) is int and step > 0 and not call.named().keys() & {"sampling", "log"} else 1


def choice(parameter: str) -> Callable[[Call], Value | None]:
    """A method that asks for one of a few values."""

    def ask(call: Call) -> Value | None:
        given = call.argument(1, parameter)
        items = None if given is None else items_of(given, call.machine)
        if items is None or isinstance(items, Unknown) or not items:
            return None
        if len(items) <= MAX_OPTIONS:
            return items[0] if len(items) == 1 else OneOf(tuple(items), undecided(call))
        numbers = [item.value for item in items if isinstance(item, Known) and type(item.value) is int]
        whole = len(numbers) == len(items) and min(numbers) >= 0
        return undecided(call, (min(numbers), max(numbers))) if whole else None

    return ask


def either(call: Call) -> Value:
    """A method that asks for true or false."""
    return OneOf((Known(False), Known(True)), undecided(call))


def fixed(call: Call) -> Value | None:
    """A method that is told the value."""
    return call.argument(1, "value")
