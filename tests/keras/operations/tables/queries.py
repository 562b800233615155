"""What asks a tensor for its shape."""

from __future__ import annotations

from hypothesis import strategies as st

from paramlint.keras.operations import queries
from tests.keras.operations.draws import Roles, tensors


@st.composite
def _one(draw: st.DrawFn) -> Roles:
    return {"x": draw(tensors(1))}


TABLES = {queries.shape_tensor: _one, queries.static_shape: _one, queries.size: _one}
