"""Values of the evaluator as what describes operations takes, and back."""

from __future__ import annotations

from typing import Any

from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.operators import constant
from paramlint.evaluate.values import External, Known, OneOf, Reference, Slice, Tuple, Value
from paramlint.keras.operations.tensor import NOT_FOLLOWED, Tensor
from paramlint.overlays.arrays.origin import NOWHERE, Origin
from paramlint.overlays.arrays.sizes import data_value
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_DEEPEST = 8


def to_plain(value: Value, machine: Machine, depth: int = 0) -> Any:
    """Constants, tuples, lists and slices as Python has them, arrays as Tensors, anything else as an Unknown."""
    if depth > _DEEPEST:
        return Unknown("budget", "the collection is nested too deeply")
    match value:
        case Known(constant):
            return constant
        case Tuple(items):
            return tuple(to_plain(item, machine, depth + 1) for item in items)
        case Slice(start, stop, step):
            return slice(*(to_plain(bound, machine, depth + 1) for bound in (start, stop, step)))
        case Unknown():
            return value
        case OneOf(_, cause):
            return cause
        case External(name):
            return Unknown("library-object", f"`{name}` is not followed")
        case Reference():
            return _object(value, machine, depth)
    return Unknown("library-object", "an object that is not followed")


def _object(value: Reference, machine: Machine, depth: int) -> Any:
    content = machine.content(value)
    if isinstance(content, ListContent):
        return [to_plain(item, machine, depth + 1) for item in content.values]
    as_tensor = getattr(content, "tensor", None)
    if callable(as_tensor):
        return as_tensor()
    cause = getattr(content, "cause", None)
    return cause or Unknown("runtime-value", f"this {content.described} is not followed")


def to_value(result: Any, machine: Machine, span: Span, origin: Origin = NOWHERE) -> Value:
    """The value for what an operation gives: arrays on the heap, single numbers known or unknown."""
    if isinstance(result, Unknown):
        return result.at(span)
    if isinstance(result, Tensor):
        return _array(result, machine, span, origin)
    if isinstance(result, (tuple, list)):
        values = tuple(to_value(item, machine, span, origin) for item in result)
        return machine.allocate(ListContent(values)) if isinstance(result, list) else Tuple(values)
    return constant(result, span)


def _array(result: Tensor, machine: Machine, span: Span, origin: Origin) -> Value:
    from paramlint.overlays.arrays.content import ArrayContent

    if isinstance(result.shape, Unknown):
        return machine.allocate(ArrayContent(result.shape.at(span), result.dtype, origin))
    if result.shape == ():
        if isinstance(result.holds, int):
            return constant(result.holds, span)
        if isinstance(result.holds, Unknown) and result.holds is not NOT_FOLLOWED:
            return result.holds.unnamed()
        return data_value("a number computed from data", span)
    dims = tuple(dim.at(span) if isinstance(dim, Unknown) else dim for dim in result.shape)
    return machine.allocate(ArrayContent(dims, result.dtype, origin))
