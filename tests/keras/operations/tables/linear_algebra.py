"""Products, and what is done with matrices."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from paramlint.keras.operations import linear_algebra, matrices
from paramlint.keras.operations.tensor import Tensor
from tests.keras.operations.draws import SIZES, Roles, relatives, subset, tensors

_EQUATIONS = st.sampled_from(
    [
        "ij,jk->ik",
        "ij,jk",
        "bij,bjk->bik",
        "bqd,bkd->bqk",
        "bhqd,bhkd->bhqk",
        "...i,ij->...j",
        "b...i,ij->b...j",
        "...ij,...jk->...ik",
        "ii->i",
        "ij->ji",
        "ij->",
        "i,j->ij",
        "bi,bi->b",
        "abc->cab",
        "ij,jk,kl->il",
        "ij->k",
        "i j , j k -> i k",
    ]
)


def _or_any(draw: st.DrawFn, shape: tuple[Any, ...]) -> Tensor:
    """A tensor of the shape, but seldom another one, or one with other sizes."""
    chance = draw(st.integers(0, 8))
    if chance == 0:
        return draw(tensors(0, 4))
    return Tensor(tuple(draw(SIZES) if chance == 1 else dim for dim in shape))


@st.composite
def _matrices(draw: st.DrawFn) -> Roles:
    rows, inner, columns = draw(SIZES), draw(SIZES), draw(SIZES)
    batch = draw(tensors(0, 2)).shape
    x = _or_any(draw, (*batch, rows, inner))
    return {"x": x, "y": _or_any(draw, (*draw(relatives(batch)).shape, inner, columns))}


@st.composite
def _turned_matrices(draw: st.DrawFn) -> Roles:
    roles = draw(_matrices())
    x, y = roles["x"], roles["y"]
    if len(y.shape) > 1 and draw(st.booleans()):
        return {"x": x, "y": Tensor((*y.shape[:-2], y.shape[-1], y.shape[-2])), "transpose_b": True}
    if len(x.shape) > 1 and draw(st.booleans()):
        return {"x": Tensor((*x.shape[:-2], x.shape[-1], x.shape[-2])), "y": y, "transpose_a": True}
    return roles


@st.composite
def _matrix_and_vector(draw: st.DrawFn) -> Roles:
    rows, inner = draw(SIZES), draw(SIZES)
    batch = draw(tensors(0, 2)).shape
    return {"x": _or_any(draw, (*batch, rows, inner)), "y": _or_any(draw, (*draw(relatives(batch)).shape, inner))}


@st.composite
def _dot(draw: st.DrawFn) -> Roles:
    inner = draw(SIZES)
    second = (*draw(tensors(0, 1)).shape, inner, *draw(tensors(0, 1)).shape)
    return {"x": _or_any(draw, (*draw(tensors(0, 2)).shape, inner)), "y": _or_any(draw, second)}


@st.composite
def _batch_dot(draw: st.DrawFn) -> Roles:
    batch, inner = draw(st.sampled_from([None, None, 2])), draw(SIZES)
    x, y = ([batch, *draw(tensors(0, 2)).shape] for _ in range(2))
    first, second = draw(st.integers(1, len(x))), draw(st.integers(1, len(y)))
    x.insert(first, inner)
    y.insert(second, inner)
    roles = {"x": _or_any(draw, tuple(x)), "y": _or_any(draw, tuple(y))}
    return {**roles, **subset(draw, axes=st.sampled_from([(first, second), first, -1, (0, 1)]))}


@st.composite
def _tensordot(draw: st.DrawFn) -> Roles:
    shared = draw(tensors(0, 2)).shape
    x = (*draw(tensors(0, 2)).shape, *shared)
    y = (*shared, *draw(tensors(0, 2)).shape)
    count = len(shared)
    named = (tuple(range(len(x) - count, len(x))), tuple(range(count)))
    axes = st.sampled_from([count, named, count + 1, ((0,), (-1,))])
    return {"x": _or_any(draw, x), "y": _or_any(draw, y), "axes": draw(axes)}


@st.composite
def _einsum(draw: st.DrawFn) -> Roles:
    equation = draw(_EQUATIONS)
    sizes = {name: draw(SIZES) for name in "abcdhijklq"}
    dots = draw(tensors(0, 2)).shape
    operands = []
    for term in equation.partition("->")[0].replace(" ", "").split(","):
        before, elided, after = term.partition("...")
        dims = (*(sizes[name] for name in before), *(dots if elided else ()), *(sizes[name] for name in after))
        operands.append(_or_any(draw, dims))
    return {"equation": equation, "operands": tuple(operands)}


@st.composite
def _pair(draw: st.DrawFn) -> Roles:
    return {"x": draw(tensors()), "y": draw(tensors())}


@st.composite
def _one(draw: st.DrawFn) -> Roles:
    return {"x": draw(tensors())}


@st.composite
def _square(draw: st.DrawFn) -> Roles:
    size = draw(st.sampled_from([None, 1, 2, 3]))
    return {"x": _or_any(draw, (*draw(tensors(0, 2)).shape, size, size))}


TABLES = {
    linear_algebra.multiplied: _matrices,
    linear_algebra.multiplied_matrices: _turned_matrices,
    linear_algebra.multiplied_vectors: _matrix_and_vector,
    linear_algebra.dot: _dot,
    linear_algebra.dot_of_matrices: _dot,
    linear_algebra.batch_dot: _batch_dot,
    linear_algebra.tensordot: _tensordot,
    linear_algebra.einsum: _einsum,
    linear_algebra.einsum_in_model: _einsum,
    linear_algebra.outer: _pair,
    matrices.matrices: _one,
    matrices.as_diagonal: _one,
    matrices.square_matrices: _square,
    matrices.transposed: _one,
    matrices.traced: _one,
    matrices.diagonal: _one,
}
