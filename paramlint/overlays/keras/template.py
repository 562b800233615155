"""The arguments of a call as they are now, with holes where tensors stand, to be filled with other shapes later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Reference, Slice, Tuple, Value
from paramlint.overlays.keras.connect import may_be_tensor
from paramlint.overlays.keras.plain import plain
from paramlint.overlays.keras.shapes import ShapeContent


@dataclass(frozen=True, slots=True)
class Hole:
    """Where the tensor of this number belongs, counted in the order of `tensors_in`."""

    number: int


def template(call: Call) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Positional and keyword arguments of a call, with holes for its tensors."""
    numbers = count()
    positional = tuple(_with_holes(value, call.machine, numbers) for value in call.positional)
    return positional, {name: _with_holes(value, call.machine, numbers) for name, value in call.named().items()}


def _with_holes(value: Value, machine: Machine, numbers: Iterator[int]) -> Any:
    if may_be_tensor(value, machine):
        return Hole(next(numbers))
    if isinstance(value, Tuple):
        return tuple(_with_holes(item, machine, numbers) for item in value.items)
    if isinstance(value, Slice):
        return slice(*(plain(bound, machine) for bound in (value.start, value.stop, value.step)))
    content = machine.content(value) if isinstance(value, Reference) else None
    if isinstance(content, (ListContent, ShapeContent)):
        return [_with_holes(item, machine, numbers) for item in content.items()]
    if isinstance(content, DictContent) and content.open_for is None:
        return {key: _with_holes(content.entries[key], machine, numbers) for key in sorted(content.entries, key=str)}
    as_tensor = getattr(content, "tensor", None)
    return as_tensor() if callable(as_tensor) else plain(value, machine)


def filled(arguments: Any, tensors: Sequence[Any]) -> Any:
    """The arguments with the tensors in their holes."""
    match arguments:
        case Hole(number):
            return tensors[number]
        case tuple() | list():
            return type(arguments)(filled(item, tensors) for item in arguments)
        case Mapping():
            return {key: filled(item, tensors) for key, item in arguments.items()}
    return arguments
