"""Several shapes as one, as functions on tensors see them: stretched to fit, or the same to begin with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paramlint.keras.errors import MergeError
from paramlint.keras.shape import Dim, Shape, show
from paramlint.unknown import Unknown


def broadcast(*shapes: Shape) -> Shape:
    """The shape they have together, sizes of 1 stretched. Raises ShapeError where two others differ.

    An open size that meets a number takes that number, as everything else would be refused at run time.

    >>> broadcast((None, 4, 5), (5,)), broadcast((None, 1), (3, 4)), broadcast((None, 1), (1, 4))
    ((None, 4, 5), (3, 4), (None, 4))
    """
    rank = max(map(len, shapes), default=0)
    filled = [(*(1,) * (rank - len(shape)), *shape) for shape in shapes]
    return tuple(_stretched(dims, shapes) for dims in zip(*filled, strict=True))


def merged(shapes: Sequence[Shape]) -> Shape:
    """What is known of one shape that is given several times. Raises ShapeError where they contradict each other.

    Keras goes by the first of several tensors and TensorFlow by whichever says more, so a size that is a number in
    one of them and open in another is Unknown.

    >>> merged([(2, 3), (2, 3)]), merged([(None, 3), (None, 3)])
    ((2, 3), (None, 3))
    """
    if len({len(shape) for shape in shapes}) > 1:
        raise MergeError(f"{_listed(shapes)} have different ranks")
    return tuple(_same(dims, shapes) for dims in zip(*shapes, strict=True))


def _stretched(dims: tuple[Dim, ...], shapes: Sequence[Shape]) -> Dim:
    others = [dim for dim in dims if not (isinstance(dim, int) and dim == 1)]
    number = _only_number(others, shapes, "cannot be broadcast")
    if number == 0 and None in others:  # Keras takes the 0, TensorFlow leaves the size open
        return Unknown("runtime-value", "an open size meets one of 0")
    if number:
        return number
    unknown = _first_unknown(others)
    if unknown is not None:
        return unknown if len(others) == 1 else unknown.unnamed()
    return others[0] if others else 1


def _same(dims: tuple[Dim, ...], shapes: Sequence[Shape]) -> Dim:
    number = _only_number(dims, shapes, "differ")
    unknown = _first_unknown(dims)
    if unknown is not None:
        return unknown
    if number is not None and None in dims:
        return Unknown("runtime-value", f"{number} in one tensor is open in another")
    return number


def _only_number(dims: Sequence[Dim], shapes: Sequence[Shape], problem: str) -> int | None:
    """The number among the dimensions, if there is one. Raises ShapeError where there are two."""
    numbers = dict.fromkeys(dim for dim in dims if isinstance(dim, int))
    if len(numbers) > 1:
        raise MergeError(f"{_listed(shapes)} {problem}: {' is not '.join(map(str, [*numbers][:2]))}")
    return next(iter(numbers), None)


def _first_unknown(dims: Iterable[Dim]) -> Unknown | None:
    return next((dim for dim in dims if isinstance(dim, Unknown)), None)


def _listed(shapes: Iterable[Shape]) -> str:
    return " and ".join(dict.fromkeys(map(show, shapes)))
