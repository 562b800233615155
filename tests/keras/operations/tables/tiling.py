"""The numbers several times, with more around them, or fewer of them."""

from __future__ import annotations

from hypothesis import strategies as st

from paramlint.keras.operations import padding, tiling
from tests.keras.operations.draws import Roles, axes, axis, relatives, subset, tensors

_FACTORS = st.sampled_from([1, 1, 2, 3, 0, -1])


@st.composite
def _tiled(draw: st.DrawFn) -> Roles:
    x = draw(tensors())
    fitting = st.lists(_FACTORS, min_size=len(x.shape), max_size=len(x.shape))
    return {"x": x, "repeats": tuple(draw(st.one_of(fitting, st.lists(_FACTORS, max_size=5))))}


@st.composite
def _repeated(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    return {"x": x, "repeats": draw(_FACTORS), **subset(draw, axis=axis(len(x.shape)))}


@st.composite
def _repeated_along(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    return {"x": x, "repeats": draw(_FACTORS), "axis": draw(axis(len(x.shape)))}


@st.composite
def _steps(draw: st.DrawFn) -> Roles:
    return {"x": draw(st.one_of(tensors(2, 2), tensors())), "count": draw(st.integers(1, 3))}


@st.composite
def _padded(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    pairs = st.tuples(st.integers(-1, 2), st.integers(0, 2))
    rank = len(x.shape) + draw(st.sampled_from([0, 0, 0, 1]))
    return {"x": x, "widths": tuple(draw(st.lists(pairs, min_size=rank, max_size=rank)))}


@st.composite
def _padded_anyhow(draw: st.DrawFn) -> Roles:
    short = draw(st.sampled_from([1, 2, (1, 2), ((1, 2),), (3,)]))
    return {"x": draw(tensors(1)), "widths": short} if draw(st.booleans()) else draw(_padded())


@st.composite
def _padded_inside(draw: st.DrawFn, inner: int) -> Roles:
    rank = inner + 2
    pairs = tuple(draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=inner, max_size=inner)))
    x = draw(st.one_of(tensors(rank, rank), tensors(1)))
    if inner == 1:
        return {"x": x, **subset(draw, padding=st.just(pairs[0]))}
    formats = st.sampled_from(["channels_first", "channels_last", None])
    return {"x": x, **subset(draw, padding=st.just(pairs), data_format=formats)}


@st.composite
def _stretched(draw: st.DrawFn) -> Roles:
    x = draw(tensors())
    wanted = draw(relatives(tuple(2 if dim is None else dim for dim in x.shape))).shape
    longer = (*draw(st.lists(st.integers(1, 3), max_size=1)), *wanted)
    return {"x": x, "target": tuple(3 if dim is None else dim for dim in longer)}


@st.composite
def _cut(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    rank = len(x.shape) + draw(st.sampled_from([0, 0, 0, 0, 1]))
    starts = st.lists(st.sampled_from([0, 0, 1, 2, -1]), min_size=rank, max_size=rank)
    sizes = st.lists(st.sampled_from([-1, 1, 2, 0, -2]), min_size=rank, max_size=rank)
    return {"x": x, "start": tuple(draw(starts)), "sizes": tuple(draw(sizes))}


@st.composite
def _turned(draw: st.DrawFn) -> Roles:
    x = draw(tensors(1))
    return {"x": x, "axis": draw(axes(len(x.shape)).filter(lambda several: several is not None))}


@st.composite
def _rolled(draw: st.DrawFn) -> Roles:
    roles = draw(_turned())
    several = isinstance(roles["axis"], tuple)
    return {**roles, "shift": (1,) * len(roles["axis"]) if several else 1}


TABLES = {
    tiling.tiled: _tiled,
    tiling.tiled_each: _tiled,
    tiling.repeated: _repeated,
    tiling.repeated_along: _repeated_along,
    tiling.repeated_as_steps: _steps,
    padding.padded: _padded_anyhow,
    padding.padded_each: _padded,
    padding.padded_steps: lambda: _padded_inside(1),
    padding.padded_image: lambda: _padded_inside(2),
    padding.padded_volume: lambda: _padded_inside(3),
    tiling.broadcast_to: _stretched,
    padding.cut_out: _cut,
    tiling.turned: _turned,
    tiling.rolled: _rolled,
    tiling.turned_along_each: _turned,
}
