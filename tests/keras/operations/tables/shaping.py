"""The same numbers in another shape."""

from __future__ import annotations

import math

from hypothesis import strategies as st

from paramlint.keras.operations import shaping
from tests.keras.operations.draws import Roles, axes, axis, subset, tensors, variations


@st.composite
def _reshaped(draw: st.DrawFn) -> Roles:
    x = draw(tensors())
    known = [dim for dim in x.shape if dim]
    fitting = [draw(st.permutations(known)), [-1, *known[1:]], [*known[:1], -1], [math.prod(known)]]
    wild = st.lists(st.sampled_from([-1, 1, 2, 3, 6, 0, -2]), max_size=4)
    return {"x": x, "shape": tuple(draw(st.one_of(st.sampled_from(fitting), wild)))}


@st.composite
def _expanded(draw: st.DrawFn) -> Roles:
    x = draw(tensors())
    return {"x": x, "axis": draw(axis(len(x.shape), room_for=1))}


@st.composite
def _squeezed(draw: st.DrawFn) -> Roles:
    x = draw(tensors())
    ones = [place for place, dim in enumerate(x.shape) if dim == 1]
    fitting = st.sampled_from(ones) if ones else st.none()
    return {"x": x, "axis": draw(st.one_of(fitting, axes(len(x.shape))))}


@st.composite
def _transposed(draw: st.DrawFn) -> Roles:
    x = draw(tensors())
    rank = len(x.shape)
    orders = st.one_of(st.permutations(range(rank)), st.lists(axis(rank), min_size=rank, max_size=rank))
    return {"x": x, **subset(draw, axes=orders.map(tuple))}


@st.composite
def _one(draw: st.DrawFn) -> Roles:
    return {"x": draw(tensors(1))}


@st.composite
def _rows(draw: st.DrawFn) -> Roles:
    return {"x": draw(tensors(2))}


@st.composite
def _swapped(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    return {"x": x, "axis1": draw(axis(len(x.shape))), "axis2": draw(axis(len(x.shape)))}


@st.composite
def _moved(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    rank, count = len(x.shape), draw(st.integers(1, 2))
    places = st.lists(axis(rank), min_size=count, max_size=count).map(tuple)
    return {"x": x, "source": draw(places), "destination": draw(places)}


@st.composite
def _asserted(draw: st.DrawFn) -> Roles:
    x = draw(tensors())
    return {"x": x, "shape": draw(variations(x.shape, tuple(range(len(x.shape))))).shape}


TABLES = {
    shaping.asserted: _asserted,
    shaping.reshape: _reshaped,
    shaping.expand_dims: _expanded,
    shaping.squeeze: _squeezed,
    shaping.squeeze_open: _squeezed,
    shaping.squeeze_one: _squeezed,
    shaping.transpose: _transposed,
    shaping.flatten: _one,
    shaping.batch_flatten: _rows,
    shaping.swapaxes: _swapped,
    shaping.moveaxis: _moved,
}
