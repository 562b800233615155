"""Functions along an axis."""

from __future__ import annotations

from hypothesis import strategies as st

from paramlint.keras.operations import reductions
from tests.keras.operations.draws import Roles, axes, axis, subset, tensors


@st.composite
def _reduced(draw: st.DrawFn) -> Roles:
    x = draw(tensors())
    return {"x": x, **subset(draw, axis=axes(len(x.shape)), keepdims=st.booleans())}


@st.composite
def _moments(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    several = st.lists(axis(len(x.shape)), min_size=1, max_size=3, unique=True)
    return {"x": x, "axis": draw(several), **subset(draw, keepdims=st.booleans())}


@st.composite
def _along(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    return {"x": x, **subset(draw, axis=axis(len(x.shape)))}


TABLES = {
    reductions.reduced: _reduced,
    reductions.multiplied_up: _reduced,
    reductions.norm: _reduced,
    reductions.norm_of_pair: _reduced,
    reductions.median: _reduced,
    reductions.index_along_first: _along,
    reductions.along: _along,
    reductions.halved: _along,
    reductions.moments: _moments,
}
