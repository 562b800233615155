"""What is drawn for the layers of `paramlint/keras/merging`."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from paramlint.keras.shape import Several
from tests.keras.draws import Table, axes, flags

_sizes = st.sampled_from([1, 2, 3, 4, None])
_batches = st.sampled_from([None, None, None, 2, 3])


@st.composite
def _like(draw: st.DrawFn, shape: tuple[Any, ...]) -> tuple[Any, ...]:
    """The shape with another size here and there, now and then with another rank."""
    batch, *dims = shape
    if draw(st.integers(0, 7)) == 0:
        batch = draw(_batches)
    dims = [draw(_sizes) if draw(st.integers(0, 5)) == 0 else dim for dim in dims]
    if draw(st.integers(0, 7)) == 0:
        dims = dims[draw(st.integers(0, 2)) :]
    return (batch, *dims)


@st.composite
def _lists(draw: st.DrawFn, counts: st.SearchStrategy[int]) -> Any:
    """Shapes that nearly fit together; now and then none at all, or one that is not in a list."""
    shape = (draw(_batches), *draw(st.lists(_sizes, max_size=4)))
    if draw(st.integers(0, 15)) == 0:
        return shape
    return Several(tuple(draw(_like(shape)) for _ in range(draw(counts))))


_some = _lists(st.sampled_from([1, 2, 2, 2, 3, 3, 4]))
_two = _lists(st.sampled_from([2, 2, 2, 2, 2, 1, 3]))

TABLES: dict[str, Table] = {
    "Add": Table(inputs=_some),
    "Subtract": Table(inputs=_two),
    "Multiply": Table(inputs=_some),
    "Average": Table(inputs=_some),
    "Maximum": Table(inputs=_some),
    "Minimum": Table(inputs=_some),
    "Concatenate": Table({}, {"axis": axes}, inputs=_some),
    "Dot": Table({"axes": st.one_of(axes, st.tuples(axes, axes))}, {"normalize": flags}, inputs=_two),
}
