"""Some of a tensor's numbers."""

from __future__ import annotations

from hypothesis import strategies as st

from paramlint.keras.operations import selecting
from paramlint.keras.operations.tensor import Tensor
from tests.keras.operations.draws import Roles, axis, relatives, shapes, subset, tensors, variations


@st.composite
def _taken(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    indices = Tensor(draw(shapes(0, 2)), "int32")
    return {"x": x, "indices": indices, **subset(draw, axis=axis(len(x.shape)))}


@st.composite
def _gathered(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    related = st.one_of(variations(x.shape), relatives(x.shape), tensors(0, 2)).map(lambda given: given.shape)
    indices = draw(related)
    roles = {"x": x, "indices": Tensor(indices, "int32")}
    most = min(len(x.shape) - 1, len(indices))
    if not most or draw(st.booleans()):
        return {**roles, **subset(draw, axis=axis(len(x.shape)))}
    batch = draw(st.integers(1, most))  # TensorFlow aborts for axes among those of the batch
    return {**roles, "batch_dims": batch, **subset(draw, axis=st.integers(batch, len(x.shape) - 1))}


@st.composite
def _by_places(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    indices = (*draw(shapes(0, 2)), draw(st.integers(0, len(x.shape) + 1)))
    return {"x": x, "indices": Tensor(indices, "int32")}


@st.composite
def _along_axis(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    along = draw(axis(len(x.shape)))
    indices = draw(variations(x.shape, (along % len(x.shape),)))
    return {"x": x, "indices": Tensor(indices.shape, "int32"), "axis": along}


@st.composite
def _masked(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    start = draw(st.integers(0, len(x.shape) - 1))
    mask = draw(variations(x.shape[start : start + draw(st.integers(0, 2))]))
    roles = {"x": x, "mask": Tensor(mask.shape, "bool")}
    return {**roles, "axis": start} if start or draw(st.booleans()) else roles


@st.composite
def _top(draw: st.DrawFn) -> Roles:
    return {"x": draw(tensors()), "k": draw(st.integers(0, 4))}


@st.composite
def _within_top(draw: st.DrawFn) -> Roles:
    predictions = draw(st.one_of(tensors(2, 2), tensors()))
    targets = draw(st.one_of(variations(predictions.shape[:1]), tensors(0, 2)))
    return {"targets": Tensor(targets.shape, "int32"), "predictions": predictions}


TABLES = {
    selecting.taken: _taken,
    selecting.taken_from_first: _taken,
    selecting.gathered: _gathered,
    selecting.gathered_by_places: _by_places,
    selecting.along_axis: _along_axis,
    selecting.masked: _masked,
    selecting.top: _top,
    selecting.within_top: _within_top,
}
