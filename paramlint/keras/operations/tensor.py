"""Tensor: a shape that a function is given or makes, told apart from a plain tuple of numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.broadcasting import merged
from paramlint.keras.shape import Dim, Shape
from paramlint.unknown import Unknown

Held = Dim | tuple[Dim, ...]


class Excerpt(tuple[Dim, ...]):
    """Sizes from a shape that is partly open: TensorFlow takes them for a shape, and calculates nothing with them."""

    __slots__ = ()


NOT_FOLLOWED = Unknown("runtime-value", "what this tensor holds is not followed")


@dataclass(frozen=True, slots=True)
class Tensor:
    """A tensor by its shape; an Unknown for the shape where not even the rank can be told.

    `holds` are the numbers in it, where they are sizes: `tf.shape(x)` is a tensor of shape (3,) that holds
    (None, 28, 28), and `tf.shape(x)[0]` one of shape () that holds None, a size that only run time decides.
    """

    shape: Shape | Unknown
    dtype: str | None = None
    holds: Held = field(default=NOT_FOLLOWED, repr=False)


class Undecided(Exception):
    """What an operation's result depends on is not known; `unknown` says why."""

    def __init__(self, unknown: Unknown) -> None:
        super().__init__(unknown.why)
        self.unknown = unknown


def tensor(value: Any) -> Tensor:
    """The value as TensorFlow converts it: numbers have no axes, lists one more than what is in them.

    >>> tensor(2.5).shape, tensor([[1, 2, 3], [4, 5, 6]]).shape, tensor((Tensor((None, 4)), Tensor((None, 4)))).shape
    ((), (2, 3), (2, None, 4))
    """
    if isinstance(value, Tensor):
        return value
    if isinstance(value, Unknown):
        raise Undecided(value)
    if value is None:
        raise Undecided(Unknown("unsupported-call", "None is given where a tensor is needed"))
    if isinstance(value, range):
        return Tensor((len(value),), holds=tuple(value) if len(value) <= 64 else NOT_FOLLOWED)
    if isinstance(value, (tuple, list)):
        return _stacked(tuple(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return Tensor((), holds=value)
    if isinstance(value, (bool, float, complex, str, bytes)):
        return Tensor(())
    raise Undecided(Unknown("unsupported-call", f"{quoted(value)} is no tensor that is followed"))


def _stacked(items: tuple[Any, ...]) -> Tensor:
    """One tensor of the items, which must all have the same shape."""
    inner = [tensor(item) for item in items]
    shape: Shape = (len(items), *merged([shape_of(item) for item in inner])) if inner else (0,)
    return Tensor(shape, holds=_held_together(inner) if len(shape) == 1 else NOT_FOLLOWED)


def _held_together(scalars: list[Tensor]) -> Held:
    sizes: list[Dim] = []
    for scalar in scalars:
        if isinstance(scalar.holds, tuple):
            return NOT_FOLLOWED
        sizes.append(scalar.holds)
    return excerpt(sizes)


def excerpt(sizes: Iterable[Dim], *sources: Held) -> tuple[Dim, ...]:
    """The sizes, taken from where the sources are from; an Excerpt where they, or what they are from, are partly open.

    >>> excerpt((4, 5)), type(excerpt((4, 5), (None, 4, 5))).__name__
    ((4, 5), 'Excerpt')
    """
    sizes = tuple(sizes)
    whole = not any(isinstance(source, Excerpt) or _is_open(source) for source in (sizes, *sources))
    return sizes if whole else Excerpt(sizes)


def _is_open(held: Held) -> bool:
    return any(not isinstance(size, int) for size in held) if isinstance(held, tuple) else False


def shape_of(value: Any) -> Shape:
    """The shape of a tensor whose rank is known. Raises Undecided for any other."""
    shape = tensor(value).shape
    if isinstance(shape, Unknown):
        raise Undecided(shape)
    return shape


def tensors(values: Any) -> list[Tensor]:
    """The tensors of a list of them; a single tensor is taken apart along its first axis, as TensorFlow does."""
    if isinstance(values, Unknown):
        raise Undecided(values)
    if isinstance(values, Tensor):
        count, *inner = shape_of(values) or (None,)
        if not isinstance(count, int):
            raise Undecided(Unknown("unsupported-call", "a tensor is given where a list of them is expected"))
        return [Tensor(tuple(inner))] * count
    if not isinstance(values, (tuple, list)):
        raise ShapeError(f"{quoted(values)} is given where a list of tensors is needed")
    return [tensor(value) for value in values]


def known(value: Any) -> Any:
    """The value, and what it is made of, if all of it is known; a tensor that holds one size counts as that size.

    Raises Undecided for what is not.
    """
    if isinstance(value, Unknown):
        raise Undecided(value)
    if isinstance(value, Tensor):
        return _held(value)
    if isinstance(value, (tuple, list)):
        return tuple(known(item) for item in value)
    return value


def _held(value: Tensor) -> Any:
    """The numbers a tensor holds, if all of them are known."""
    sizes = value.holds if isinstance(value.holds, tuple) else (value.holds,)
    for size in sizes:
        if isinstance(size, Unknown):
            raise Undecided(size)
        if size is None:
            raise Undecided(Unknown("runtime-value", "only run time decides this size"))
    return value.holds
