"""Functions of each number for itself."""

from __future__ import annotations

from hypothesis import strategies as st

from paramlint.keras.operations.elementwise import cast, same, softmax, unchanged
from tests.keras.operations.draws import Roles, tensors


@st.composite
def _one(draw: st.DrawFn) -> Roles:
    return {"x": draw(tensors(1))}


@st.composite
def _cast(draw: st.DrawFn) -> Roles:
    return {"x": draw(tensors()), "dtype": "float16"}


TABLES = {unchanged: _one, same: _one, cast: _cast, softmax: _one}
