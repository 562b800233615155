"""Normalizations, attention and losses."""

from __future__ import annotations

from hypothesis import strategies as st

from paramlint.keras.operations import normalizing
from paramlint.keras.operations.tensor import Tensor
from tests.keras.operations.draws import Roles, axis, subset, tensors, variations


@st.composite
def _in_batch(draw: st.DrawFn) -> Roles:
    x = draw(tensors(2))
    along = draw(axis(len(x.shape)))
    statistic = (x.shape[along % len(x.shape)],)
    return {"x": x, "mean": draw(variations(statistic)), "variance": draw(variations(statistic)), "axis": along}


@st.composite
def _normalized(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    return {"x": x, **subset(draw, axis=axis(len(x.shape)))}


@st.composite
def _compared(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    return {"target": draw(variations(x.shape)), "output": x}


@st.composite
def _with_labels(draw: st.DrawFn) -> Roles:
    scores = draw(tensors(1))
    labels = draw(variations(scores.shape[:-1])).shape
    column = draw(st.sampled_from([(), (1,)])) if draw(st.booleans()) else ()
    return {"target": Tensor((*labels, *column), "int32"), "output": scores}


@st.composite
def _attended(draw: st.DrawFn) -> Roles:
    query = Tensor((None, draw(st.sampled_from([None, 9])), 4, 16))
    key = draw(variations((None, 7, 4, 16)))
    return {"query": query, "key": key, "value": draw(variations(key.shape))}


TABLES = {
    normalizing.normalized_in_batch: _in_batch,
    normalizing.normalized: _normalized,
    normalizing.compared: _compared,
    normalizing.compared_anyhow: _compared,
    normalizing.compared_along: _compared,
    normalizing.compared_stretched: _compared,
    normalizing.compared_with_labels: _with_labels,
    normalizing.compared_with_each_label: _with_labels,
    normalizing.attended: _attended,
}
