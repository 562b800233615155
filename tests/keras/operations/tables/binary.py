"""Functions of two tensors, element by element."""

from __future__ import annotations

from hypothesis import strategies as st

from paramlint.keras.operations.binary import (
    added,
    added_up,
    broadcast_pair,
    chosen,
    chosen_from_two,
    floor_divided,
    like_first,
    multiplied,
    scaled,
    subtracted,
)
from paramlint.keras.operations.tensor import Tensor
from tests.keras.operations.draws import Roles, relatives, tensors, variations


@st.composite
def _pair(draw: st.DrawFn) -> Roles:
    x = draw(tensors())
    pair = [x, draw(relatives(x.shape))]
    one, other = draw(st.permutations(pair))
    return {"x": one, "y": other}


@st.composite
def _chosen(draw: st.DrawFn) -> Roles:
    x = draw(tensors())
    condition = Tensor(draw(relatives(x.shape)).shape, "bool")
    if draw(st.integers(0, 4)) == 0:
        return {"condition": condition}
    return {"condition": condition, "x": x, "y": draw(relatives(x.shape))}


@st.composite
def _scaled(draw: st.DrawFn) -> Roles:
    return {"scalar": draw(st.one_of(st.just(2.0), tensors(0, 1))), "x": draw(tensors())}


@st.composite
def _added_up(draw: st.DrawFn) -> Roles:
    x = draw(tensors())
    return {"inputs": (x, *draw(st.lists(variations(x.shape), max_size=2)))}


TABLES = {
    broadcast_pair: _pair,
    added: _pair,
    subtracted: _pair,
    multiplied: _pair,
    floor_divided: _pair,
    chosen: _chosen,
    chosen_from_two: _chosen,
    like_first: _pair,
    scaled: _scaled,
    added_up: _added_up,
}
