"""Indexing: what `x[:, 0]`, `x[..., None]` and `x[:, 1:-1, ::2]` make of a shape."""

from __future__ import annotations

from itertools import count
from types import EllipsisType
from typing import Any

from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.tensor import NOT_FOLLOWED, Excerpt, Held, Tensor, Undecided, excerpt, shape_of, tensor
from paramlint.keras.shape import Dim, Shape, show
from paramlint.unknown import Unknown

_RUN_TIME = Unknown("runtime-value", "only run time decides where this slice ends")


def indexed(shape: Shape, key: Any) -> Shape:
    """The shape that basic indexing gives; bounds of slices may be Unknown. Raises ShapeError for what is refused.

    >>> indexed((None, 28, 3), (slice(None), 0)), indexed((None, 28), (..., None)), indexed((5, 28), slice(1, -1))
    ((None, 3), (None, 28, 1), (3, 28))
    >>> indexed((None, 10, 9), (slice(None), slice(None, None, -3), slice(2, 100)))
    (None, 4, 7)
    """
    dims: list[Dim] = []
    for dim, item in _matched(shape, key if isinstance(key, tuple) else (key,)):
        if item is None:
            dims.append(1)
        elif isinstance(item, slice):
            dims.append(_sliced(dim, item))
        else:
            _check_index(dim, item, shape)
    return tuple(dims)


def get_item(x: Any, key: Any) -> Tensor:
    """`x[key]`; of a tensor of sizes the sizes that are picked.

    >>> get_item(Tensor((None, 28, 3)), (slice(None), -1)).shape
    (None, 3)
    """
    key = _plain(tuple(key) if isinstance(key, list) else key)
    if _is_bounded_at_run_time(key):
        key = _without_bounds(key)
    return Tensor(indexed(shape_of(x), key), holds=_picked(tensor(x).holds, key))


def _matched(shape: Shape, key: tuple[Any, ...]) -> list[tuple[Dim, Any]]:
    """Each dimension with what indexes it, all of it where nothing does; and each None for a new axis."""
    unknown = next((item for item in key if isinstance(item, Unknown)), None)
    taken = sum(1 for item in key if item is not None and not isinstance(item, EllipsisType))
    dots = [place for place, item in enumerate(key) if isinstance(item, EllipsisType)]
    if taken > len(shape) and unknown is not None:  # which may be a new axis
        raise Undecided(unknown)
    if taken > len(shape):
        raise ShapeError(f"{taken} indices are too many for {show(shape)}")
    if len(dots) > 1:
        raise ShapeError(f"{quoted(key)} has more than one ellipsis")
    dot = dots[0] if dots else len(key)
    whole = (slice(None),) * (len(shape) - taken)
    axes = count()
    items = (*key[:dot], *whole, *key[dot + 1 :])
    return [(1 if item is None else shape[next(axes)], item) for item in items]


def _check_index(dim: Dim, item: Any, shape: Shape) -> None:
    """ShapeError for what is no index or lies outside; Undecided for what may be more than one number."""
    if isinstance(item, Unknown):
        raise Undecided(item)
    if isinstance(item, Tensor) and item.shape == ():
        return
    if isinstance(item, (bool, str, Tensor, list, tuple)):
        raise Undecided(Unknown("unsupported-call", "indexing with tensors, lists or names is not followed"))
    if not isinstance(item, int):
        raise ShapeError(f"{quoted(item)} cannot index {show(shape)}")
    if isinstance(dim, int) and not -dim <= item < dim:
        raise ShapeError(f"index {item} is outside {show(shape)}")


def _sliced(dim: Dim, bounds: slice) -> Dim:
    """How many of `dim` are left between the bounds."""
    parts: list[Any] = [_bound(part) for part in (bounds.start, bounds.stop, bounds.step)]
    if parts[2] == 0:
        raise ShapeError("a slice cannot have a step of 0")
    if dim is None or (parts[:2] == [None, None] and parts[2] in (None, 1, -1)):
        return dim
    for part in (dim, *parts):
        if isinstance(part, Unknown):
            return part.unnamed()
    size: Any = dim
    return len(range(*slice(*parts).indices(size)))


def _bound(part: Any) -> int | Unknown | None:
    if isinstance(part, Tensor):
        return part.holds if isinstance(part.holds, int) else _RUN_TIME
    if part is None or isinstance(part, Unknown):
        return part
    if not isinstance(part, int):
        raise ShapeError(f"{quoted(part)} cannot bound a slice")
    return int(part)


def _plain(key: Any) -> Any:
    """The key with the tensors in it that hold one number as that number."""
    if isinstance(key, tuple):
        return tuple(_plain(item) for item in key)
    return key.holds if isinstance(key, Tensor) and key.shape == () and isinstance(key.holds, int) else key


def _is_bounded_at_run_time(key: Any) -> bool:
    if isinstance(key, tuple):
        return any(map(_is_bounded_at_run_time, key))
    parts = (key.start, key.stop, key.step) if isinstance(key, slice) else (key,)
    return any(isinstance(_plain(part), Tensor) for part in parts)


def _without_bounds(key: Any) -> Any:
    """The key with unknown bounds for every slice that has any: TensorFlow takes the bounds of all axes together."""
    if isinstance(key, tuple):
        return tuple(map(_without_bounds, key))
    if isinstance(key, slice) and (key.start, key.stop) != (None, None):
        return slice(_RUN_TIME, _RUN_TIME, key.step)
    return key


def _picked(holds: Held, key: Any) -> Held:
    """The sizes at the key."""
    if isinstance(key, tuple) and len(key) == 1:
        key = key[0]
    if not isinstance(holds, tuple):
        return NOT_FOLLOWED
    if isinstance(key, slice):
        parts: list[Any] = [_bound(part) for part in (key.start, key.stop, key.step)]
        known = not any(isinstance(part, Unknown) for part in parts)
        return excerpt(tuple(holds)[slice(*parts)], holds) if known else NOT_FOLLOWED
    return holds[key] if isinstance(key, int) and not isinstance(holds, Excerpt) else NOT_FOLLOWED


OPERATIONS = (
    Described(
        get_item,
        """
        keras.ops.get_item(x, key)
        operator.getitem=GetItem/tf.__operators__.getitem(x, key)
    """,
    ),
)
