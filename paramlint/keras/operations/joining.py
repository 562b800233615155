"""Several tensors put together to one, and one taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Any

from paramlint.keras.arithmetic import total
from paramlint.keras.errors import MergeError, ShapeError, quoted
from paramlint.keras.operations.axes import axis_index, replaced
from paramlint.keras.operations.broadcasting import merged
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.tensor import (
    NOT_FOLLOWED,
    Held,
    Tensor,
    Undecided,
    excerpt,
    known,
    shape_of,
    tensor,
    tensors,
)
from paramlint.keras.shape import Dim, Shape, lifted, show
from paramlint.unknown import Unknown

_MOST_PARTS = 1000


def concatenated(values: Any, axis: Any = 0) -> Tensor:
    """The tensors one after the other along an axis; sizes put together are sizes.

    >>> concatenated((Tensor((None, 4)), Tensor((None, 5))), -1).shape
    (None, 9)
    """
    given = tensors(values)
    if not given:
        raise ShapeError("nothing is given to put together")
    index = _common_axis(given, axis)
    return Tensor(joined([shape_of(item) for item in given], index), holds=_sizes_in_a_row(given))


def _common_axis(given: list[Tensor], axis: Any) -> int:
    shape = shape_of(given[0])
    try:
        return axis_index(axis, shape)
    except ShapeError as error:
        if len(given) > 1:
            raise
        raise Undecided(
            Unknown("unsupported-call", f"{error}, and there is nothing to put {show(shape)} to")
        ) from error


def concatenated_around(values: Any, axis: Any = -1) -> Tensor:
    """Keras 2's `concatenate`, which counts a negative axis around as often as it takes."""
    given, place = tensors(values), known(axis)
    rank = len(shape_of(given[0])) if given else 0
    return concatenated(values, place % rank if isinstance(place, int) and place < 0 < rank else place)


def joined(shapes: Sequence[Shape], axis: int) -> Shape:
    """The shape of tensors one after the other along the axis. Raises ShapeError where they differ elsewhere.

    >>> joined([(None, 4), (None, 5)], 1), joined([(None, 4), (2, 4)], 0)
    ((None, 9), (None, 4))
    """
    for shape in shapes:
        if len(shape) != len(shapes[0]):
            raise MergeError(f"{show(shapes[0])} and {show(shape)} have different ranks")
    outside = merged([replaced(shape, axis, 1) for shape in shapes])
    return replaced(outside, axis, total(*(shape[axis] for shape in shapes)))


def stacked(values: Any, axis: Any = 0) -> Tensor:
    """Tensors of one shape along a new axis.

    >>> stacked((Tensor((None, 4)), Tensor((None, 4))), axis=1).shape
    (None, 2, 4)
    """
    together = tensor(tuple(tensors(values)))
    count, *inner = shape_of(together)
    if count == 0:
        raise ShapeError("nothing is given to stack")
    index = axis_index(axis, tuple(inner), room_for=1)
    return Tensor((*inner[:index], count, *inner[index:]), holds=together.holds)


def unstacked(x: Any, num: Any = None, axis: Any = 0) -> tuple[Tensor, ...]:
    """One tensor for each place along the axis.

    >>> [part.shape for part in unstacked(Tensor((None, 2, 4)), axis=1)]
    [(None, 4), (None, 4)]
    """
    shape = shape_of(x)
    index = axis_index(axis, shape)
    size, stated = shape[index], known(num)
    number = size if stated is None else stated
    if isinstance(number, Unknown):
        raise Undecided(number)
    if not isinstance(number, int) or number < 0:
        raise ShapeError(f"into how many parts axis {index} of {show(shape)} falls is open")
    if isinstance(size, int) and number != size:
        raise ShapeError(f"{size} is the size of axis {index}, not {number}")
    return (Tensor(replaced(shape, index)),) * _few(number)


def split_evenly(x: Any, sections: Any, axis: Any = 0) -> tuple[Tensor, ...]:
    """The tensor in as many parts of the same size; or cut at each of the places, where those are given.

    >>> [part.shape for part in split_evenly(Tensor((None, 9)), 3, axis=1)]
    [(None, 3), (None, 3), (None, 3)]
    >>> [part.shape for part in split_evenly(Tensor((None, 9)), (2, 5), axis=1)]
    [(None, 2), (None, 3), (None, 4)]
    """
    shape = shape_of(x)
    index = axis_index(axis, shape)
    sections = known(sections)
    if isinstance(sections, tuple):
        return _parts(shape, index, _between(sections, shape[index]))
    return _parts(shape, index, _even(shape[index], sections))


def split_by_sizes(x: Any, sizes: Any, axis: Any = 0) -> tuple[Tensor, ...]:
    """The tensor in as many parts of the same size; or in parts of these sizes, one of which may be -1 for the rest.

    >>> [part.shape for part in split_by_sizes(Tensor((None, 9)), (2, -1), axis=1)]
    [(None, 2), (None, 7)]
    """
    shape = shape_of(x)
    index = axis_index(axis, shape)
    sizes = known(sizes)
    if isinstance(sizes, tuple):
        return _parts(shape, index, _filled(sizes, shape[index]))
    return _parts(shape, index, _even(shape[index], sizes))


def _parts(shape: Shape, axis: int, sizes: Sequence[Dim]) -> tuple[Tensor, ...]:
    return tuple(Tensor(replaced(shape, axis, size)) for size in sizes)


def _even(size: Dim, count: Any) -> Sequence[Dim]:
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise ShapeError(f"{quoted(count)} is no number of parts")
    if isinstance(size, int) and size % count:
        raise ShapeError(f"{size} cannot be split into {count} parts of the same size")
    return (lifted(lambda whole: whole // count, size),) * _few(count)


def _few(count: int) -> int:
    """The number of parts, where they can all be followed."""
    if count > _MOST_PARTS:
        raise Undecided(Unknown("too-large", f"{count} tensors are too many to follow"))
    return count


def _between(places: tuple[Any, ...], size: Dim) -> Sequence[Dim]:
    """The sizes between cuts at the places."""
    if any(isinstance(place, bool) or not isinstance(place, int) for place in places):
        raise ShapeError(f"{quoted(places)} are no places to cut at")
    if not isinstance(size, int):
        raise Undecided(size or Unknown("unsupported-call", "cutting an axis of open size at given places"))
    edges = [0, *places, size]
    if sorted(edges) != edges:
        raise Undecided(Unknown("unsupported-call", f"cutting {size} at {quoted(places)}"))
    return [after - before for before, after in pairwise(edges)]


def _filled(sizes: tuple[Any, ...], size: Dim) -> Sequence[Dim]:
    """The sizes with the -1 among them worked out."""
    if any(isinstance(item, bool) or not isinstance(item, int) or item < -1 for item in sizes) or sizes.count(-1) > 1:
        raise ShapeError(f"{quoted(sizes)} are no sizes to split into")
    named = sum(item for item in sizes if item != -1)
    if isinstance(size, int) and (named > size if -1 in sizes else named != size):
        raise ShapeError(f"{size} cannot be split into {quoted(sizes)}")
    return [lifted(lambda whole: whole - named, size) if item == -1 else item for item in sizes]


def _sizes_in_a_row(given: list[Tensor]) -> Held:
    rows = [item.holds for item in given if isinstance(item.holds, tuple)]
    return excerpt(chain(*rows), *rows) if len(rows) == len(given) else NOT_FOLLOWED


OPERATIONS = (
    Described(
        concatenated,
        """
        keras.ops.concatenate(xs: values, axis=0)
        tensorflow.concat(values, axis, name="concat")
    """,
    ),
    Described(concatenated_around, "keras.backend.concatenate=tf.concat(tensors: values, axis=-1)"),
    Described(
        stacked,
        """
        keras.ops.stack(x: values, axis=0)
        keras.backend.stack=tf.stack(x: values, axis=0)
        tensorflow.stack(values, axis=0, name="stack")
    """,
    ),
    Described(
        unstacked,
        """
        keras.ops.unstack(x, num=None, axis=0)
        tensorflow.unstack(value: x, num=None, axis=0, name="unstack")
    """,
    ),
    Described(split_evenly, "keras.ops.split(x, indices_or_sections: sections, axis=0)"),
    Described(split_by_sizes, 'tensorflow.split(value: x, num_or_size_splits: sizes, axis=0, num=None, name="split")'),
)
