"""Arrays put together, and arrays taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from paramlint.keras.errors import ShapeError
from paramlint.keras.operations.axes import axis_index, replaced
from paramlint.keras.operations.joining import concatenated, stacked
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.shaping import flatten
from paramlint.keras.operations.tensor import Tensor, Undecided, known, shape_of, tensor
from paramlint.keras.shape import Shape
from paramlint.overlays.arrays.sizes import few, listed
from paramlint.unknown import Unknown


def in_a_row(values: Any, axis: Any = 0) -> Tensor:
    """The arrays one after the other along an axis; without one, all their numbers in a row."""
    items = listed(values)
    if known(axis) is None:
        return concatenated([flatten(item) for item in items])
    return concatenated(items, axis)


def on_top(values: Any) -> Tensor:
    """`np.vstack`: rows on top of each other.

    >>> on_top([Tensor((3,)), Tensor((2, 3))]).shape
    (3, 3)
    """
    return concatenated([_of_rank(item, 2) for item in listed(values)], 0)


def side_by_side(values: Any) -> Tensor:
    """`np.hstack`: columns side by side, or rows one after the other.

    >>> side_by_side([Tensor((2, 3)), Tensor((2, 1))]).shape, side_by_side([Tensor((3,)), Tensor((4,))]).shape
    ((2, 4), (7,))
    """
    items = [_of_rank(item, 1) for item in listed(values)]
    return concatenated(items, 0 if items and len(shape_of(items[0])) == 1 else 1)


def as_columns(values: Any) -> Tensor:
    """`np.column_stack`: a row becomes a column.

    >>> as_columns([Tensor((5,)), Tensor((5, 2))]).shape
    (5, 3)
    """
    items = [tensor(item) for item in listed(values)]
    return concatenated([Tensor((*shape_of(item), 1)) if len(shape_of(item)) == 1 else item for item in items], 1)


def in_depth(values: Any) -> Tensor:
    """`np.dstack`: one behind the other, along a third axis.

    >>> in_depth([Tensor((5, 4)), Tensor((5, 4))]).shape
    (5, 4, 2)
    """
    return concatenated([_deep(shape_of(item)) for item in listed(values)], 2)


def stacked_together(values: Any, axis: Any = 0) -> Tensor:
    """`np.stack`."""
    return stacked(listed(values), axis)


def longer(x: Any, values: Any, axis: Any = None) -> Tensor:
    """`np.append`: without an axis, all numbers in a row."""
    return in_a_row([x, values], axis)


def _of_rank(value: Any, rank: int) -> Tensor:
    shape = shape_of(value)
    return Tensor((1,) * (rank - len(shape)) + shape)


def _deep(shape: Shape) -> Tensor:
    if len(shape) >= 3:
        return Tensor(shape)
    return Tensor((*_rows(shape), 1))


def _rows(shape: Shape) -> Shape:
    return shape if len(shape) == 2 else (1, *(shape or (1,)))


def parts(x: Any, sections: Any, axis: Any = 0) -> list[Tensor]:
    """`np.array_split`: as many parts, the first of them one longer; or cut at each of the places.

    >>> [part.shape for part in parts(Tensor((10, 4)), 3)], [part.shape for part in parts(Tensor((10,)), (2, 12))]
    ([(4, 4), (3, 4), (3, 4)], [(2,), (8,), (0,)])
    """
    shape = shape_of(x)
    index = axis_index(axis, shape)
    size, cuts = shape[index], known(sections)
    if not isinstance(size, int):
        raise Undecided(size or Unknown("runtime-value", "an open size"))
    lengths = _between(cuts, size) if isinstance(cuts, tuple) else _even(size, few(cuts))
    return [Tensor(replaced(shape, index, length), tensor(x).dtype) for length in lengths]


def even_parts(x: Any, sections: Any, axis: Any = 0) -> list[Tensor]:
    """`np.split`: like `np.array_split`, but all parts must be of one size."""
    made = parts(x, sections, axis)
    if isinstance(known(sections), int) and len({part.shape for part in made}) > 1:
        raise ShapeError("an array does not split into parts of one size")
    return made


def even_rows(x: Any, sections: Any) -> list[Tensor]:
    """`np.vsplit`."""
    return even_parts(x, sections, 0)


def even_columns(x: Any, sections: Any) -> list[Tensor]:
    """`np.hsplit`."""
    return even_parts(x, sections, 1 if len(shape_of(x)) > 1 else 0)


def _even(size: int, count: int) -> Sequence[int]:
    if count == 0:
        raise ShapeError("an array does not split into 0 parts")
    return [size // count + (place < size % count) for place in range(count)]


def _between(cuts: tuple[Any, ...], size: int) -> Sequence[int]:
    if not all(isinstance(cut, int) for cut in cuts):
        raise Undecided(Unknown("runtime-value", "where this array is cut is not followed"))
    edges = [0, *cuts, size]
    return [len(range(size)[start:stop]) for start, stop in pairwise(edges)]


OPERATIONS = (
    Described(in_a_row, 'numpy.concatenate(arrays: values, axis=0, out=None, dtype=None, casting="same_kind")'),
    Described(stacked_together, 'numpy.stack(arrays: values, axis=0, out=None, dtype=None, casting="same_kind")'),
    Described(on_top, 'numpy.{vstack,row_stack}(tup: values, dtype=None, casting="same_kind")'),
    Described(side_by_side, 'numpy.hstack(tup: values, dtype=None, casting="same_kind")'),
    Described(in_depth, "numpy.dstack(tup: values)"),
    Described(as_columns, "numpy.column_stack(tup: values)"),
    Described(longer, "numpy.append(arr: x, values, axis=None)"),
    Described(parts, "numpy.array_split(ary: x, indices_or_sections: sections, axis=0)"),
    Described(even_parts, "numpy.split(ary: x, indices_or_sections: sections, axis=0)"),
    Described(even_rows, "numpy.vsplit(ary: x, indices_or_sections: sections)"),
    Described(even_columns, "numpy.hsplit(ary: x, indices_or_sections: sections)"),
)
