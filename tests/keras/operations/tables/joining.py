"""Several tensors put together, one taken apart."""

from __future__ import annotations

from hypothesis import strategies as st

from paramlint.keras.operations import joining
from tests.keras.operations.draws import Roles, axis, tensors, variations


@st.composite
def _concatenated(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    along = draw(axis(len(x.shape)))
    place = along % len(x.shape)
    others = draw(st.lists(variations(x.shape, (place,)), max_size=2))
    return {"values": (x, *others), "axis": along}


@st.composite
def _stacked(draw: st.DrawFn) -> Roles:
    x = draw(tensors())
    return {
        "values": (x, *draw(st.lists(variations(x.shape), max_size=2))),
        "axis": draw(axis(len(x.shape), room_for=1)),
    }


@st.composite
def _unstacked(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    roles = {"x": x, "axis": draw(axis(len(x.shape)))}
    return roles if draw(st.booleans()) else {**roles, "num": draw(st.sampled_from([1, 2, 3]))}


@st.composite
def _split_evenly(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    cuts = st.lists(st.integers(0, 6), max_size=3).map(sorted).map(tuple)
    return {"x": x, "sections": draw(st.one_of(st.integers(0, 3), cuts)), "axis": draw(axis(len(x.shape)))}


@st.composite
def _split_by_sizes(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    sizes = st.lists(st.sampled_from([-1, 1, 2, 3, 0]), min_size=1, max_size=3).map(tuple)
    return {"x": x, "sizes": draw(st.one_of(st.integers(1, 3), sizes)), "axis": draw(axis(len(x.shape)))}


TABLES = {
    joining.concatenated: _concatenated,
    joining.concatenated_around: _concatenated,
    joining.stacked: _stacked,
    joining.unstacked: _unstacked,
    joining.split_evenly: _split_evenly,
    joining.split_by_sizes: _split_by_sizes,
}
