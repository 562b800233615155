"""What NumPy's indexing makes of a shape: with masks and arrays of numbers, beside what every tensor takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paramlint.keras.errors import ShapeError
from paramlint.keras.operations.broadcasting import broadcast
from paramlint.keras.operations.indexing import indexed as basically_indexed
from paramlint.keras.operations.tensor import Tensor, Undecided
from paramlint.keras.shape import Dim, Shape, show
from paramlint.overlays.arrays.sizes import data_value, unfollowed
from paramlint.unknown import Unknown

_Part = tuple[Any, Shape]
"""An index and the dimensions of the axes that it stands for: none for a new axis, several for a mask."""
_SEVERAL = "whether this index is a number, a mask or several numbers"


def indexed(shape: Shape, key: Any) -> Shape:
    """The shape of `array[key]`. Raises ShapeError where NumPy would, Undecided where the rank is not known.

    >>> indexed((10, 28, 28), (slice(5), 0)), indexed((10, 28), (..., None)), indexed((10, 4), [1, 2, 3])
    ((5, 28), (10, 28, 1), (3, 4))
    """
    indices = [_plain(index) for index in (key if isinstance(key, tuple) else (key,))]
    if not any(isinstance(index, Tensor) for index in indices):
        return basically_indexed(shape, tuple(indices))
    parts = list(_parts(indices, shape))
    places = [place for place, (index, _) in enumerate(parts) if isinstance(index, (Tensor, int))]
    return _advanced(parts, places)


def _plain(index: Any) -> Any:
    """An index as None, Ellipsis, a slice, a whole number, or the array that it is."""
    if isinstance(index, Unknown):  # even a single number may be a truth value, which adds an axis
        raise Undecided(index)
    if isinstance(index, (list, range)):
        flags = bool(index) and all(isinstance(item, bool) for item in index)
        numbers = all(isinstance(item, int) and not isinstance(item, bool) for item in index)
        return _array(Tensor((len(index),), "bool" if flags else "int" if numbers else None))
    if isinstance(index, Tensor):
        return _array(index)
    if isinstance(index, (bool, tuple, float, str)):
        raise Undecided(unfollowed(_SEVERAL))
    return index


def _array(index: Tensor) -> Any:
    if isinstance(index.shape, Unknown):
        raise Undecided(index.shape)
    if index.shape == ():
        raise Undecided(unfollowed(_SEVERAL))
    if index.dtype in ("int", "bool"):
        return index
    if len(index.shape) > 1:
        raise Undecided(unfollowed(_SEVERAL))
    return Tensor((data_value("how many items an index picks"),), "int")


def _parts(indices: list[Any], shape: Shape) -> Iterator[_Part]:
    """Each index with what it stands for; the axes that nobody names stay as they are."""
    taken = sum(map(_rank, indices))
    dots = [place for place, index in enumerate(indices) if index is ...]
    if taken > len(shape):
        raise ShapeError(f"{taken} indices are too many for {show(shape)}")
    if len(dots) > 1:
        raise ShapeError("an index has more than one ellipsis")
    axis = 0
    for index in indices if dots else [*indices, ...]:
        width = len(shape) - taken if index is ... else _rank(index)
        yield index, shape[axis : axis + width]
        axis += width


def _rank(index: Any) -> int:
    if index is None or index is ...:
        return 0
    mask = isinstance(index, Tensor) and index.dtype == "bool" and not isinstance(index.shape, Unknown)
    return len(index.shape) if mask else 1


def _advanced(parts: list[_Part], places: list[int]) -> Shape:
    """Arrays of numbers are broadcast together; they stand where the first was, or in front if they stood apart."""
    together = broadcast(*(_numbers(*parts[place]) for place in places))
    apart = places[-1] - places[0] >= len(places)
    dims: list[Dim] = []
    for place, (index, axes) in enumerate(parts):
        if place == places[0] and not apart:
            dims.extend(together)
        if place not in places:
            dims.extend(basically_indexed(axes, index))
    return (*together, *dims) if apart else tuple(dims)


def _numbers(index: Any, axes: Shape) -> Shape:
    """The shape of the numbers that an index stands for; a mask is as many numbers as it keeps."""
    if not isinstance(index, Tensor):
        return basically_indexed(axes, index)
    if index.dtype == "bool":
        return (data_value("how many items a mask keeps"),)
    assert not isinstance(index.shape, Unknown)
    return index.shape
