"""Strategies for what operations are given."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from paramlint.keras.operations.tensor import Tensor

SIZES = st.sampled_from([None, 1, 1, 2, 3, 4, 6, 0])
Roles = dict[str, Any]


def shapes(least: int = 0, most: int = 4) -> st.SearchStrategy[tuple[Any, ...]]:
    """Shapes of all these ranks, open and empty dimensions among them."""
    return st.lists(SIZES, min_size=least, max_size=most).map(tuple)


def tensors(least: int = 0, most: int = 4) -> st.SearchStrategy[Tensor]:
    """Tensors of all these ranks."""
    return shapes(least, most).map(Tensor)


def axis(rank: int, room_for: int = 0) -> st.SearchStrategy[int]:
    """An axis, now and then one that there is not."""
    return st.integers(-rank - room_for - 1, rank + room_for)


def axes(rank: int) -> st.SearchStrategy[Any]:
    """One axis, several, or none."""
    return st.one_of(st.none(), axis(rank), st.lists(axis(rank), max_size=3).map(tuple))


@st.composite
def relatives(draw: st.DrawFn, shape: tuple[Any, ...]) -> Tensor:
    """A tensor that can mostly be computed with one of this shape, element by element."""
    if draw(st.integers(0, 5)) == 0:
        return draw(tensors())
    kept = shape[draw(st.integers(0, len(shape))) :]
    return Tensor(tuple(draw(st.sampled_from([dim, dim, 1, None, 2])) for dim in kept))


@st.composite
def variations(draw: st.DrawFn, shape: tuple[Any, ...], places: tuple[int, ...] = ()) -> Tensor:
    """A tensor of the same shape but at these places, and seldom elsewhere."""
    dims = [draw(SIZES) if place in places else dim for place, dim in enumerate(shape)]
    if dims and draw(st.integers(0, 4)) == 0:
        dims[draw(st.integers(0, len(dims) - 1))] = draw(SIZES)
    return Tensor(tuple(dims))


def subset(draw: st.DrawFn, **optional: st.SearchStrategy[Any]) -> Roles:
    """Some of the optional arguments."""
    return {role: draw(strategy) for role, strategy in optional.items() if draw(st.booleans())}
