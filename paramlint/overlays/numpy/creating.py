"""Arrays that are made: of a shape, of numbers, of nested lists."""

from __future__ import annotations

import math
from typing import Any

from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.broadcasting import broadcast
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.tensor import NOT_FOLLOWED, Tensor, Undecided, known, shape_of, tensor
from paramlint.keras.shape import Size
from paramlint.overlays.arrays.sizes import data_value, shape_from, unfollowed
from paramlint.unknown import Unknown


def filled(shape: Any) -> Tensor:
    """An array of the shape.

    >>> filled((10, 28)).shape, filled(3).shape
    ((10, 28), (3,))
    """
    return Tensor(shape_from(shape))


def like(x: Any, shape: Any = None) -> Tensor:
    """An array of the same shape, or of another."""
    return filled(shape) if shape is not None else Tensor(shape_of(x))


def array(x: Any, ndmin: Any = 0, dtype: Any = None) -> Tensor:
    """What is given, as an array: a list has one axis more than what is in it.

    >>> array([[1, 2, 3], [4, 5, 6]]).shape, array(5, ndmin=2).shape, array([True, False]).dtype
    ((2, 3), (1, 1), 'bool')
    """
    given = tensor(x) if x is not None else Tensor(())
    if isinstance(given.shape, Unknown):
        return given
    missing = max(0, known(ndmin) - len(given.shape))
    holds = given.holds if not missing else NOT_FOLLOWED
    kept = given.dtype or _dtype(x) if dtype is None else None
    return Tensor((1,) * missing + given.shape, kept, holds)


def _dtype(x: Any) -> str | None:
    """What the numbers of a flat list are, as far as an index must know."""
    if isinstance(x, range):
        return "int"
    if not isinstance(x, (list, tuple)) or not x:
        return None
    if all(isinstance(item, bool) for item in x):
        return "bool"
    return "int" if all(isinstance(item, int) and not isinstance(item, bool) for item in x) else None


def arranged(start: Any, stop: Any = None, step: Any = 1) -> Tensor:
    """`np.arange`: how many steps there are from the start to before the stop.

    >>> arranged(5).shape, arranged(2, 10, 3).shape, arranged(0, 1, 0.1).shape
    ((5,), (3,), (10,))
    """
    bounds = (0, start, step) if stop is None else (start, stop, 1 if step is None else step)
    try:
        first, last, width = (known(bound) for bound in bounds)
    except Undecided as undecided:
        return Tensor((undecided.unknown.unnamed(),), "int" if isinstance(bounds[2], int) else None)
    if not all(isinstance(bound, (int, float)) for bound in (first, last, width)) or width == 0:
        raise ShapeError(f"{quoted(bounds)} are no numbers to count between")
    whole = all(isinstance(bound, int) for bound in (first, last, width))
    count = -((first - last) // width) if whole else math.ceil((last - first) / width)
    return Tensor((max(0, count),), "int" if whole else None)


def spaced(start: Any, stop: Any, count: Any = 50, step_too: Any = False) -> Any:
    """`np.linspace`: as many numbers as are asked for, between numbers or between arrays.

    >>> spaced(0, 1).shape, spaced(0, Tensor((3,)), 5).shape
    ((50,), (5, 3))
    """
    row = Tensor((*shape_from(count), *broadcast(shape_of(start), shape_of(stop))))
    return (row, unfollowed("the step between these numbers")) if known(step_too) else row


def identity(rows: Any, columns: Any = None) -> Tensor:
    """The unit matrix.

    >>> identity(3).shape, identity(3, 4).shape
    ((3, 3), (3, 4))
    """
    return Tensor((*shape_from(rows), *shape_from(rows if columns is None else columns)))


def from_iterable(count: Any = -1) -> Tensor:
    """`np.fromiter` and the like: as long as what they read."""
    size: Size = count if isinstance(count, int) and count >= 0 else data_value("how long what is read is")
    return Tensor((size,))


OPERATIONS = (
    Described(
        filled,
        """
        numpy.{zeros,ones,empty}(shape, dtype=None, order="C")
        numpy.full(shape, fill_value, dtype=None, order="C")
    """,
    ),
    Described(
        like,
        """
        numpy.{zeros_like,ones_like,empty_like}(a: x, dtype=None, order="K", subok=True, shape=None)
        numpy.full_like(a: x, fill_value, dtype=None, order="K", subok=True, shape=None)
    """,
    ),
    Described(
        array,
        """
        numpy.array(object: x, dtype=None, copy=True, order="K", subok=False, ndmin=0)
        numpy.{asarray,ascontiguousarray,asanyarray,asfarray,asarray_chkfinite}(a: x, dtype=None, order=None)
        numpy.copy(a: x, order="K", subok=False)
    """,
    ),
    Described(arranged, "numpy.arange(start, stop=None, step=1, dtype=None)"),
    Described(
        spaced,
        """
        numpy.linspace(start, stop, num: count = 50, endpoint=True, retstep: step_too = False, dtype=None)
        numpy.logspace(start, stop, num: count = 50, endpoint=True, base=10.0, dtype=None)
        numpy.geomspace(start, stop, num: count = 50, endpoint=True, dtype=None)
    """,
    ),
    Described(
        identity,
        """
        numpy.eye(N: rows, M: columns = None, k=0, dtype=None, order="C")
        numpy.identity(n: rows, dtype=None)
    """,
    ),
    Described(from_iterable, "numpy.{fromiter}(iter, dtype, count=-1)"),
)
