"""What is drawn for the layers of `paramlint/keras/reshaping`."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.keras.draws import Table, each, few, formats, paired, units


def _scaled(rank: int) -> dict[str, st.SearchStrategy[Any]]:
    return {"size": each(rank), "data_format": formats}


def _edges(argument: str, rank: int) -> Table:
    return Table({}, {argument: paired(rank), "data_format": formats}, (rank + 2,))


_targets = st.lists(st.sampled_from([-1, 1, 2, 3, 4, 6, None, 0]), max_size=4).map(tuple)

TABLES: dict[str, Table] = {
    "Flatten": Table({}, {"data_format": formats}),
    "Reshape": Table({"target_shape": _targets}, {}, longest=6),
    "Permute": Table({"dims": st.integers(0, 4).flatmap(lambda count: st.permutations(range(1, count + 1)))}),
    "RepeatVector": Table({"n": units}, {}, (2,)),
    "UpSampling1D": Table({}, {"size": few}, (3,)),
    "UpSampling2D": Table({}, _scaled(2) | {"interpolation": st.sampled_from(["nearest", "bilinear"])}, (4,)),
    "UpSampling3D": Table({}, _scaled(3), (5,)),
    "ZeroPadding1D": Table({}, {"padding": each(2, st.integers(0, 3)), "data_format": formats}, (3,)),
    **{f"ZeroPadding{rank}D": _edges("padding", rank) for rank in (2, 3)},
    "Cropping1D": Table({}, {"cropping": each(2, st.integers(0, 3))}, (3,)),
    **{f"Cropping{rank}D": _edges("cropping", rank) for rank in (2, 3)},
}  # fmt: skip
