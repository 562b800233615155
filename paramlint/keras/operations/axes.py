"""Axes as functions take them: a number, several, or none for all."""

from __future__ import annotations

from typing import Any

from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.tensor import Undecided, known
from paramlint.keras.shape import Shape, show
from paramlint.unknown import Unknown


def axis_index(axis: Any, shape: Shape, room_for: int = 0) -> int:
    """The axis counted from the front; `room_for` more axes may stand behind those of the shape.

    >>> axis_index(-1, (None, 4, 5)), axis_index(-1, (None, 4, 5), room_for=1)
    (2, 3)
    """
    axis = known(axis)
    rank = len(shape) + room_for
    if isinstance(axis, bool) or not isinstance(axis, int) or not -rank <= axis < rank:
        raise ShapeError(f"there is no axis {quoted(axis)} in {show(shape)}")
    return axis % rank


def axis_indices(axes: Any, shape: Shape, room_for: int = 0) -> tuple[int, ...]:
    """Each axis counted from the front; all of them for None. Undecided where one is named twice.

    >>> axis_indices((1, -1), (None, 4, 5)), axis_indices(None, (None, 4, 5)), axis_indices(-1, (None, 4))
    ((1, 2), (0, 1, 2), (1,))
    """
    axes = known(axes)
    if axes is None:
        return tuple(range(len(shape)))
    several = axes if isinstance(axes, tuple) else tuple(axes) if isinstance(axes, range) else (axes,)
    indices = tuple(axis_index(axis, shape, room_for) for axis in several)
    if len(set(indices)) < len(indices):
        raise Undecided(Unknown("unsupported-call", f"the axes {quoted(axes)} name one of {show(shape)} twice"))
    return indices


def replaced(shape: Shape, axis: int, *dims: Any) -> Shape:
    """The shape with other dimensions in the place of one.

    >>> replaced((None, 4, 5), 1, 2, 2), replaced((None, 4, 5), 1)
    ((None, 2, 2, 5), (None, 5))
    """
    return (*shape[:axis], *dims, *shape[axis + 1 :])
