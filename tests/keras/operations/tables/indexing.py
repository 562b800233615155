"""Indexing."""

from __future__ import annotations

from hypothesis import strategies as st

from paramlint.keras.operations.indexing import get_item
from tests.keras.operations.draws import Roles, tensors

_BOUNDS = st.one_of(st.none(), st.integers(-7, 7))
_SLICES = st.builds(slice, _BOUNDS, _BOUNDS, st.sampled_from([None, 1, 2, -1, -2, 3]))
_ITEMS = st.one_of(st.integers(-3, 3), _SLICES, _SLICES, st.just(slice(None)), st.none(), st.just(...))


@st.composite
def _item(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    key = draw(st.lists(_ITEMS, min_size=1, max_size=len(x.shape) + 1).map(tuple))
    return {"x": x, "key": key}


TABLES = {get_item: _item}
