"""What arguments are drawn from: good values, nonsense, and the table that says which layer takes what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

Arguments = dict[str, st.SearchStrategy[Any]]

few = st.integers(1, 4)
units = st.integers(1, 6)
flags = st.booleans()
rates = st.sampled_from([0, 0.0, 0.2, 0.5, 1, 1.0])
formats = st.sampled_from([None, "channels_last", "channels_first", "Channels_First"])
paddings = st.sampled_from(["valid", "same", "SAME", "Valid"])
axes = st.integers(-5, 5)
several_axes = st.one_of(axes, st.lists(axes, max_size=3), st.lists(axes, max_size=2).map(tuple))

NONSENSE = st.sampled_from(
    [
        None, True, False, 0, -1, -2, 2.5, 2.0, 1.5, float("nan"), float("inf"), "x", "", "2", "same", "causal",
        (), (2,), [2], (1, 2), [3, 1], (1, 2, 3), (1, 2, 3, 4), (0, 1), (-1, 2), (0,), (-1,), (2, "a"), ("2", "2"),
        (2, None), (None,), (2.0, 1.0), (2.5, 1), (0.5, 0.5), (2.0,), (True, 2), (True,), ((1, 1), (1, 1)), ((0, 1), (2,)),
        ((1, 2), 3), (((1,),),), {"a": 1}, {1, 2}, b"ab",
    ]
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """The arguments a layer must and may be given, and the ranks of its input, batch included.

    `inputs` draws the whole input where ranks do not say it: a shape, or Several for a layer of several inputs.
    `dtype` is that of the input where the layer does not take numbers.
    """

    required: Arguments = field(default_factory=dict)
    optional: Arguments = field(default_factory=dict)
    ranks: tuple[int, ...] = (1, 2, 3, 4, 5)
    longest: int = 9
    inputs: st.SearchStrategy[Any] | None = None
    dtype: str | None = None


def each(count: int, size: st.SearchStrategy[int] = few) -> st.SearchStrategy[Any]:
    """One number for all axes, or one for each."""
    many = st.lists(size, min_size=count, max_size=count)
    return st.one_of(size, many, many.map(tuple))


def paired(count: int) -> st.SearchStrategy[Any]:
    """A number, one for each axis, or two for each."""
    edge = st.integers(0, 3)
    return st.one_of(each(count, edge), st.lists(each(2, edge), min_size=count, max_size=count).map(tuple))
