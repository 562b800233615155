"""Images."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from paramlint.keras.operations import images
from paramlint.keras.operations.tensor import Tensor
from tests.keras.operations.draws import Roles, subset, tensors

_LENGTHS = st.sampled_from([None, 4, 6, 8, 9])
_CHANNELS = st.sampled_from([None, 1, 3, 4, 12])
_SIZES = st.integers(1, 9)


@st.composite
def _image(draw: st.DrawFn) -> Tensor:
    chance = draw(st.integers(0, 9))
    batch = draw(st.sampled_from([(), (None,), (None,), (None,), (2,)]))
    image = Tensor((*batch, draw(_LENGTHS), draw(_LENGTHS), draw(_CHANNELS)))
    return image if chance else draw(tensors())


@st.composite
def _resized(draw: st.DrawFn) -> Roles:
    return {"x": draw(_image()), "size": (draw(_SIZES), draw(st.integers(-1, 9)))}


@st.composite
def _resized_to(draw: st.DrawFn) -> Roles:
    return {"x": draw(_image()), "height": draw(st.integers(3, 9)), "width": draw(st.integers(3, 9))}


@st.composite
def _one(draw: st.DrawFn) -> Roles:
    return {"x": draw(_image())}


@st.composite
def _magnified(draw: st.DrawFn) -> Roles:
    factors = {"height_factor": draw(st.integers(1, 3)), "width_factor": draw(st.integers(1, 3))}
    return {"x": draw(_image()), **factors, "data_format": draw(st.sampled_from(["channels_last", "channels_first"]))}


@st.composite
def _magnified_volume(draw: st.DrawFn) -> Roles:
    factors = {name: draw(st.integers(1, 3)) for name in ("depth_factor", "height_factor", "width_factor")}
    x = Tensor((None, draw(_LENGTHS), draw(_LENGTHS), draw(_LENGTHS), draw(_CHANNELS)))
    return {"x": x, **factors, "data_format": draw(st.sampled_from(["channels_last", "channels_first"]))}


@st.composite
def _blocks(draw: st.DrawFn) -> Roles:
    return {"x": draw(_image()), "block_size": draw(st.sampled_from([2, 2, 3, 4]))}


@st.composite
def _patches(draw: st.DrawFn) -> Roles:
    size = draw(st.one_of(st.integers(1, 4), st.tuples(st.integers(1, 4), st.integers(1, 4))))
    return {"x": draw(_image()), "size": size, "padding": draw(st.sampled_from(["valid", "same"]))}


@st.composite
def _strided_patches(draw: st.DrawFn) -> Roles:
    return {**draw(_patches()), **subset(draw, strides=st.integers(1, 3))}


@st.composite
def _patches_of_batch(draw: st.DrawFn) -> Roles:
    sizes: list[Any] = [(1, draw(st.integers(1, 4)), draw(st.integers(1, 4)), 1) for _ in range(2)]
    roles = {"x": draw(_image()), "size": sizes[0], "strides": sizes[1], "dilation": (1, 1, 1, 1)}
    return {**roles, "padding": draw(st.sampled_from(["valid", "same"]))}


TABLES = {
    images.resized: _resized,
    images.resized_batch: _resized,
    images.same_batch: _one,
    images.resized_to: _resized_to,
    images.magnified: _magnified,
    images.magnified_volume: _magnified_volume,
    images.same_image: _one,
    images.in_grey: _one,
    images.in_color: _one,
    images.with_blocks_as_channels: _blocks,
    images.with_channels_as_blocks: _blocks,
    images.patches: _strided_patches,
    images.patches_of_batch: _patches_of_batch,
}
