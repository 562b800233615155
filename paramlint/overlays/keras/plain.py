"""Values of the evaluator as the plain Python objects that the keras pillar takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Known, OneOf, Reference, Tuple, Value
from paramlint.graph.literal import Literal
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.shapes import ShapeContent
from paramlint.overlays.keras.tensor import TensorContent
from paramlint.unknown import Unknown

_SCALARS = (bool, int, float, str, type(None))


_DEEPEST = 4
_LONGEST = 64
"""No argument of Keras nests deeper or is longer than this."""


def plain(value: Value, machine: Machine, depth: int = 0) -> Any:
    """The value as a constant, a tuple or a described layer; anything else as an Unknown with its reason."""
    match value:
        case Known(constant):
            return constant
        case Tuple(items):
            return _plain_items(items, machine, depth)
        case Reference():
            content = machine.content(value)
            if isinstance(content, ListContent):
                return _plain_items(content.values, machine, depth)
            if isinstance(content, LayerContent):
                return content.effective()
            if isinstance(content, ShapeContent):
                return _plain_items(content.dims, machine, depth)
            if isinstance(content, TensorContent):
                return content.holds
            if content.described == "model":
                from paramlint.overlays.keras.wrapped import described_model

                return described_model(value, machine)
            return Unknown("runtime-value", f"this {content.described} is not followed")
        case Unknown():
            return value
        case OneOf(options, cause):
            return _several(options, cause)
    return Unknown("library-object", "an object of a library")


def _plain_items(items: Sequence[Value], machine: Machine, depth: int) -> Any:
    if depth > _DEEPEST or len(items) > _LONGEST:
        return Unknown("budget", "the collection is larger than any argument of Keras")
    return tuple(plain(item, machine, depth + 1) for item in items)


def _several(options: tuple[Value, ...], cause: Unknown) -> Unknown:
    shown = [repr(option.value) for option in options if isinstance(option, Known)]
    either = f"it is {' or '.join(shown)}: " if len(shown) == len(options) else ""
    numbers = [option.value for option in options if isinstance(option, Known) and type(option.value) is int]
    bounds = (min(numbers), max(numbers)) if len(numbers) == len(options) and min(numbers) >= 0 else None
    return Unknown("several-values", f"{either}{cause.why}", cause.span, cause.hint, bounds=bounds)


def literal(value: Any) -> tuple[Literal] | None:
    """A plain value, wrapped, if it is one that rules may read; None where it is not."""
    if isinstance(value, _SCALARS):
        return (value,)
    if isinstance(value, tuple) and all(isinstance(item, _SCALARS) for item in value):
        return (value,)
    return None
