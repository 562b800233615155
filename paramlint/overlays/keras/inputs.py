"""Inputs: `keras.Input(...)` and `InputLayer(...)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Value
from paramlint.keras.shape import Shape
from paramlint.overlays.keras.plain import plain
from paramlint.overlays.keras.session import Session
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class InputContent(Content):
    """A model's input and its shape, batch first."""

    shape: Shape | Unknown
    span: Span
    described = "input"


def make_input(call: Call, session: Session) -> Value:
    """`Input(shape, batch_size)` or `InputLayer(...)`, with the arguments of Keras 2 and 3."""
    session.automatic_name("InputLayer")
    shape = _shape(call)
    return call.machine.allocate(InputContent(shape.at(call.span) if isinstance(shape, Unknown) else shape, call.span))


def _shape(call: Call) -> Shape | Unknown:
    for whole in ("batch_shape", "batch_input_shape"):
        if whole in call.named():
            return as_shape(plain(call.named()[whole], call.machine))
    inner = call.argument(0, "shape") or call.named().get("input_shape")
    if inner is None:
        return call.rest or Unknown("no-input-shape", "the input has no shape", call.span)
    shape = as_shape(plain(inner, call.machine))
    batch = call.argument(1, "batch_size")
    size = plain(batch, call.machine) if batch is not None else None
    if isinstance(shape, Unknown):
        return shape
    return (size if isinstance(size, (int, Unknown)) else None, *shape)


def as_shape(value: Any) -> Shape | Unknown:
    """A shape from what stands for one in code: a sequence of sizes, or a single size."""
    if isinstance(value, Unknown):
        return value
    dims = value if isinstance(value, tuple) else (value,)
    for dim in dims:
        whole = isinstance(dim, int) and not isinstance(dim, bool) and dim >= 0
        if not (whole or dim is None or isinstance(dim, Unknown)):
            return Unknown("invalid-argument", f"{dim!r} is not a size for a shape")
    return tuple(dims)
