"""`frame.iloc[rows, columns]` and `frame.loc[rows, columns]`: each axis for itself."""

from __future__ import annotations

from typing import Any

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Known, Slice, Tuple, Value
from paramlint.keras.errors import LayerError
from paramlint.keras.operations.tensor import Tensor, Undecided
from paramlint.keras.shape import Dim, Shape
from paramlint.overlays.arrays.convert import to_plain
from paramlint.overlays.arrays.indexing import indexed
from paramlint.overlays.arrays.sizes import data_value, unfollowed
from paramlint.overlays.pandas.frame import FrameContent, names_in
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_EVERYTHING = slice(None)


def located(frame: FrameContent, kind: str, key: Value, machine: Machine, span: Span) -> Value:
    """What is taken by rows and columns; a single item where both are single."""
    keys = key.items if isinstance(key, Tuple) else (key,)
    shape = frame.shape
    assert not isinstance(shape, Unknown)
    if len(keys) > len(shape):
        return Unknown("runtime-error", f"{len(keys)} keys are too many here", span)
    try:
        dims = tuple(_axis(dim, one, kind, machine) for dim, one in zip(shape, keys, strict=False))
    except Undecided as undecided:
        return machine.allocate(FrameContent(undecided.unknown.at(span)))
    except LayerError as error:
        return Unknown(error.kind, f"this raises an error: {error}", span)
    left: Shape = (*(dim for one in dims for dim in one), *shape[len(keys) :])
    placed = tuple(dim.at(span) if isinstance(dim, Unknown) else dim for dim in left)
    return machine.allocate(frame.of_shape(placed)) if placed else unfollowed("an item of a frame", span)


def _axis(dim: Dim, key: Value, kind: str, machine: Machine) -> Shape:
    """What is left of one axis: nothing of a single item."""
    plain = to_plain(key, machine)
    return indexed((dim,), plain) if kind == "iloc" else _labelled(dim, key, plain, machine)


def _labelled(dim: Dim, key: Value, plain: Any, machine: Machine) -> Shape:
    if isinstance(plain, slice):
        return (dim if plain == _EVERYTHING else data_value("how much lies between two labels"),)
    if isinstance(plain, Tensor) and plain.dtype == "bool":
        return (data_value("how many items a mask keeps"),)
    names = None if isinstance(key, (Known, Slice)) else names_in(key, machine)
    if names is not None:
        return (len(names),)
    if isinstance(plain, str):
        return ()
    raise Undecided(unfollowed("whether this is one label or several"))
