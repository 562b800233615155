"""Convolutions and poolings as functions."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from paramlint.keras.operations import windows
from paramlint.keras.operations.tensor import Tensor
from tests.keras.operations.draws import Roles, subset

_LENGTHS = st.sampled_from([None, 1, 5, 8, 13])
_CHANNELS = st.sampled_from([None, 1, 2, 4, 6])
_WINDOWS = st.integers(1, 4)


@st.composite
def _slid(draw: st.DrawFn, deep: bool = False) -> Roles:
    rank = draw(st.sampled_from([1, 2, 2, 2, 3]))
    lengths = draw(st.lists(_LENGTHS, min_size=rank, max_size=rank))
    window = draw(st.lists(_WINDOWS, min_size=rank, max_size=rank))
    channels = draw(_CHANNELS)
    seen = draw(st.sampled_from([channels, channels, channels, None]))  # groups are refused on some devices only
    groups = channels // seen if channels and seen and channels % seen == 0 else 1
    last = draw(st.sampled_from([groups, 3 * groups, None]))  # TensorFlow aborts where groups cannot share the filters
    dilation = draw(st.sampled_from([1, 1, 2]))
    strides = 1 if dilation > 1 else draw(st.integers(1, 3))
    return {
        "x": Tensor((draw(st.sampled_from([None, 2])), *lengths, channels)),
        "filters": Tensor((*window, seen, last)),
        "strides": strides,
        "padding": draw(st.sampled_from(["valid", "same"])),
        **({"dilations": dilation} if dilation > 1 else {}),
    }


@st.composite
def _separable(draw: st.DrawFn) -> Roles:
    roles = draw(_slid())
    *window, seen, multiplier = roles["filters"].shape
    deep = seen * multiplier if seen and multiplier else draw(_CHANNELS)
    points = (*(1,) * len(window), draw(st.sampled_from([deep, deep, deep, 3])), draw(_CHANNELS))
    return {**roles, "pointwise": Tensor(points)}


@st.composite
def _back(draw: st.DrawFn) -> Roles:
    roles = draw(_slid())
    *window, seen, last = roles["filters"].shape
    return {**roles, "filters": Tensor((*window, last, seen))}


@st.composite
def _shaped_back(draw: st.DrawFn) -> Roles:
    roles: dict[str, Any] = {
        "x": Tensor((draw(st.sampled_from([2, None])), 5, 5, 3)),
        "filters": Tensor((3, 3, 4, 3)),
        "strides": 2,
    }
    return {**roles, "output_shape": (2, draw(st.sampled_from([9, 10])), 10, 4)}


@st.composite
def _pooled(draw: st.DrawFn) -> Roles:
    rank = draw(st.sampled_from([1, 2, 2, 3]))
    lengths = draw(st.lists(_LENGTHS, min_size=rank, max_size=rank))
    window = draw(st.one_of(_WINDOWS, st.lists(_WINDOWS, min_size=rank, max_size=rank).map(tuple)))
    padding = draw(st.sampled_from(["valid", "same"]))
    return {
        "x": Tensor((draw(st.sampled_from([None, 2])), *lengths, draw(_CHANNELS))),
        "window": window,
        "strides": draw(st.integers(1, 3)),
        "padding": padding,
    }


@st.composite
def _biased(draw: st.DrawFn) -> Roles:
    lengths = draw(st.lists(_LENGTHS, max_size=3))
    channels = draw(_CHANNELS)
    bias = draw(st.sampled_from([channels, channels, 2, None]))
    return {"x": Tensor((None, *lengths, channels)), "bias": Tensor((bias,)), **subset(draw)}


TABLES = {
    windows.convolved: _slid,
    windows.convolved_by_depth: _slid,
    windows.convolved_separably: _separable,
    windows.convolved_back: _back,
    windows.shaped_back: _shaped_back,
    windows.pooled: _pooled,
    windows.biased: _biased,
}
