"""Arrays of which only the data knows the shape: files, and what is unique or chosen among numbers."""

from __future__ import annotations

from typing import Any

from paramlint.keras.operations.axes import axis_index, replaced
from paramlint.keras.operations.broadcasting import broadcast
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.tensor import Tensor, known, shape_of, tensor
from paramlint.overlays.arrays.sizes import data_value, unfollowed


def loaded() -> Tensor:
    """What a file holds."""
    return Tensor(unfollowed("the shape of an array in a file"))


def unique(x: Any, index: Any = False, inverse: Any = False, counts: Any = False, axis: Any = None) -> Any:
    """The different numbers, and where and how often they are where that is asked for."""
    tensor(x)
    if known(axis) is not None:
        return unfollowed("the different rows of an array")
    found = Tensor((data_value("how many different numbers there are"),))
    extra = sum(bool(known(asked)) for asked in (index, inverse, counts))
    if not extra:
        return found
    return (found, *(Tensor(unfollowed("where the different numbers are")) for _ in range(extra)))


def where(condition: Any, x: Any = None, y: Any = None) -> Any:
    """What is chosen from two arrays; or where the condition holds, as numbers along each axis."""
    if x is None and y is None:
        count = data_value("how often a condition holds")
        return tuple(Tensor((count,), "int") for _ in shape_of(condition))
    return Tensor(broadcast(shape_of(condition), shape_of(x), shape_of(y)))


def coordinates(x: Any) -> Any:
    """`np.nonzero`."""
    return where(x)


def places(x: Any) -> Tensor:
    """`np.argwhere`: one row for each place."""
    return Tensor((data_value("how often a condition holds"), len(shape_of(x))), "int")


def some(x: Any) -> Tensor:
    """Some of the numbers, in a row."""
    tensor(x)
    return Tensor((data_value("how many numbers are left"),))


def deleted(x: Any, axis: Any = None) -> Tensor:
    """What is left along an axis; without one, of all numbers in a row."""
    if known(axis) is None:
        return some(x)
    shape = shape_of(x)
    return Tensor(replaced(shape, axis_index(axis, shape), data_value("how many items are left")))


def somewhere(x: Any) -> Tensor:
    """Where some of the numbers are, in a row: whole numbers."""
    tensor(x)
    return Tensor((data_value("how many numbers are left"),), "int")


_FILE_OPTIONS = (
    "*rest, dtype=None, comments=None, delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, "
    "ndmin=0, encoding=None, max_rows=None, skip_header=0, skip_footer=0, missing_values=None, filling_values=None, "
    "names=None, autostrip=False, invalid_raise=True, usemask=False"
)
OPERATIONS = (
    Described(loaded, f"numpy.{{loadtxt,genfromtxt}}(fname, {_FILE_OPTIONS})"),
    Described(
        loaded,
        """
        numpy.load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII")
        numpy.{fromfile,memmap}(file, dtype=None, count=-1, sep="", offset=0)
    """,
    ),
    Described(
        unique,
        "numpy.unique(ar: x, return_index: index = False, return_inverse: inverse = False, "
        "return_counts: counts = False, axis=None, equal_nan=True)",
    ),
    Described(where, "numpy.where(condition, x=None, y=None)"),
    Described(coordinates, "numpy.nonzero(a: x)"),
    Described(places, "numpy.argwhere(a: x)"),
    Described(
        some,
        """
        numpy.{setdiff1d,intersect1d,union1d}(ar1: x, ar2)
        numpy.extract(condition, arr: x)
    """,
    ),
    Described(deleted, "numpy.delete(arr: x, obj, axis=None)"),
    Described(somewhere, "numpy.flatnonzero(a: x)"),
)
