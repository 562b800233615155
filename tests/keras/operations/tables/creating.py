"""Tensors made of sizes and numbers."""

from __future__ import annotations

from hypothesis import strategies as st

from paramlint.keras.operations import creating
from paramlint.keras.operations.tensor import Tensor
from tests.keras.operations.draws import Roles, axis, shapes, subset, tensors

_SIZES = st.sampled_from([0, 1, 2, 3, 5, -1])


@st.composite
def _filled(draw: st.DrawFn) -> Roles:
    return {"shape": draw(st.lists(st.sampled_from([0, 1, 2, 3, 7, 7, -1]), max_size=3).map(tuple))}


@st.composite
def _counted(draw: st.DrawFn) -> Roles:
    numbers = st.integers(-3, 9)
    roles = {"start": draw(numbers), **subset(draw, stop=numbers)}
    return {**roles, **subset(draw, step=st.sampled_from([1, 2, -1, 3]))} if "stop" in roles else roles


@st.composite
def _matrix(draw: st.DrawFn) -> Roles:
    return {"rows": draw(st.integers(1, 4)), **subset(draw, columns=_SIZES, batch=st.just((2,)))}


@st.composite
def _one_hot(draw: st.DrawFn) -> Roles:
    x = Tensor(draw(shapes()), "int32")
    return {"x": x, "count": draw(_SIZES), **subset(draw, axis=axis(len(x.shape)))}


@st.composite
def _sequence_mask(draw: st.DrawFn) -> Roles:
    return {"lengths": Tensor(draw(shapes(1)), "int32"), **subset(draw, longest=st.integers(1, 5))}


@st.composite
def _constant(draw: st.DrawFn) -> Roles:
    value = draw(st.sampled_from([1.0, 2, (1.0, 2.0), ((1, 2, 3), (4, 5, 6)), ()]))
    return {"value": value, **({} if isinstance(value, tuple) else subset(draw, shape=st.just((2, 3))))}


@st.composite
def _in_between(draw: st.DrawFn) -> Roles:
    return {"start": 0.0, "stop": 1.0, "count": draw(st.integers(0, 5))}


@st.composite
def _grid(draw: st.DrawFn) -> Roles:
    rows = draw(st.lists(tensors(1, 1), min_size=2, max_size=3).map(tuple))
    return {"rows": rows, **subset(draw, indexing=st.sampled_from(["xy", "ij"]))}


TABLES = {
    creating.grid: _grid,
    creating.filled: _filled,
    creating.counted: _counted,
    creating.counted_from_zero: _counted,
    creating.one_hot_inside: _one_hot,
    creating.identity_matrix: _matrix,
    creating.one_hot: _one_hot,
    creating.sequence_mask: _sequence_mask,
    creating.constant: _constant,
    creating.in_between: _in_between,
}
