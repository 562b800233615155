"""Numbers that only the data knows, and sizes as functions take them."""

from __future__ import annotations

from typing import Any

from paramlint.evaluate.budget import MAX_ITEMS
from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.sizes import sizes_of
from paramlint.keras.operations.tensor import Tensor, Undecided, known
from paramlint.keras.shape import Shape
from paramlint.source.span import Span
from paramlint.unknown import NAME_IT, Unknown

DATA = "data-value"
"""The kind of an unknown that is a single number, and that only the data knows."""
_OBJECT = "data"
"""The kind of an unknown that may be anything, and that only the data knows."""


def data_value(what: str, span: Span | None = None) -> Unknown:
    """A number that only the data knows; `what` it is begins the reason."""
    return Unknown(DATA, f"{what}: only the data knows", span, NAME_IT)


def unfollowed(what: str, span: Span | None = None) -> Unknown:
    """Something of the data that may be more than a number: an array of unknown rank, an object."""
    return Unknown(_OBJECT, f"{what}: only the data knows", span, NAME_IT)


def shape_from(value: Any) -> Shape:
    """A shape as a function is given it. Raises Undecided where not even its rank is known, ShapeError for none."""
    if isinstance(value, Unknown) and value.kind == DATA:
        return (value.unnamed(),)
    dims = sizes_of(list(value) if isinstance(value, range) else value)
    if any(dim is None or (isinstance(dim, int) and dim < 0) for dim in dims):
        raise ShapeError(f"{quoted(dims)} is no shape")
    return dims


def few(value: Any) -> int:
    """A known number of things to make, not too many of them."""
    count = known(value)
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise ShapeError(f"{quoted(value)} is no number of things")
    if count > MAX_ITEMS:
        raise Undecided(Unknown("budget", f"{count:,} are more than paramlint follows"))
    return count


def listed(values: Any) -> list[Any]:
    """The items of a list, or of an array along its first axis."""
    if isinstance(values, Unknown):
        raise Undecided(values)
    if not isinstance(values, Tensor):
        return list(values) if isinstance(values, (tuple, list, range)) else [values]
    if isinstance(values.shape, Unknown):
        raise Undecided(values.shape)
    if not values.shape:
        raise ShapeError("a number has no items")
    count = values.shape[0]
    if isinstance(count, Unknown):
        raise Undecided(count)
    return [Tensor(values.shape[1:], values.dtype)] * few(count)
