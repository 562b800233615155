"""Dimensions and shapes, and how arithmetic carries what is open or unknown in them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from paramlint.keras.errors import quoted
from paramlint.unknown import Unknown, grown

Size = int | Unknown
Sizes = Size | tuple[Size, ...]
"""One size for every axis, or one for each."""
Pairs = Sizes | tuple[Sizes, ...]
"""Like `Sizes`, where an axis may also have one size before it and another after it."""
Dim = int | None | Unknown
"""A number, None (any size, as Keras prints it), or Unknown."""
Shape = tuple[Dim, ...]
"""A shape with its batch dimension first."""


@dataclass(frozen=True, slots=True)
class Several:
    """The shapes of several tensors that go into a layer, or come out of it, together.

    As an input, `None` stands for a tensor that is not given; as an output, an Unknown for one not even whose rank
    can be told, and another Several for a structure within the structure.
    """

    shapes: tuple[Shape | Several | Unknown | None, ...]


def lifted(compute: Callable[..., int], *dims: Dim) -> Dim:
    """`compute` of the dimensions: None where one of them is open, Unknown where one of them is unknown.

    >>> lifted(lambda a, b: a + b, 2, 3), lifted(lambda a, b: a + b, None, 3)
    (5, None)
    """
    if any(dim is None for dim in dims):
        return None
    for dim in dims:
        if isinstance(dim, Unknown):
            return dim.unnamed()
    return compute(*dims)


def lifted_growing(compute: Callable[..., int], *dims: Dim) -> Dim:
    """`lifted` for a function that grows with each of its dimensions: where they have bounds, so has the result."""
    if None not in dims and any(isinstance(dim, Unknown) for dim in dims):
        return grown(compute, *dims)
    return lifted(compute, *dims)


def is_dim(value: object) -> bool:
    """Whether Keras takes the value for a dimension: an integer from zero up, or None."""
    return value is None or isinstance(value, Unknown) or (isinstance(value, int) and value >= 0)


def plain_dims(dims: Iterable[Dim]) -> Shape:
    """The dimensions, with True and False as the numbers they count for.

    >>> plain_dims((None, True, 3))
    (None, 1, 3)
    """
    return tuple(int(dim) if isinstance(dim, bool) else dim for dim in dims)


def defined_sizes(dims: Iterable[Dim]) -> tuple[Size, ...]:
    """The dimensions where none of them is open, as those of a weight."""
    return tuple(dim for dim in dims if dim is not None)


def product(dims: Iterable[Dim]) -> Dim:
    """How many elements the dimensions span: None or Unknown where one of them is (None first).

    >>> product((28, 28, 3)), product((None, 3)), product(())
    (2352, None, 1)
    """
    dims = tuple(dims)
    if len(dims) == 1:
        return dims[0]
    return lifted_growing(lambda *sizes: math.prod(sizes), *dims)


def show(shape: Shape) -> str:
    """A shape as Keras prints it, with `?` for what is unknown.

    >>> show((None, 28, 28)), show((None,))
    ('(None, 28, 28)', '(None,)')
    """
    dims = ["?" if isinstance(dim, Unknown) else quoted(dim) for dim in shape]
    return f"({', '.join(dims)}{',' if len(dims) == 1 else ''})"


def show_all(shapes: Iterable[Shape]) -> str:
    """Several shapes in a row.

    >>> show_all([(None, 3), (None, 4), (None, 5)]), show_all([])
    ('(None, 3), (None, 4) and (None, 5)', 'none')
    """
    *rest, last = [show(shape) for shape in shapes] or ["none"]
    return f"{', '.join(rest)} and {last}" if rest else last
