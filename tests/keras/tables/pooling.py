"""What is drawn for the layers of `paramlint/keras/pooling`."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.keras.draws import Table, each, flags, formats


def _pooling(rank: int) -> Table:
    optional = {
        "pool_size": each(rank), "strides": st.none() | each(rank, st.integers(0, 4)),
        "padding": st.sampled_from(["valid", "valid", "same", "Same"]), "data_format": formats,
    }  # fmt: skip
    return Table({}, optional, (rank + 2,))


def _average_pooling(rank: int) -> Table:
    optional = dict(_pooling(rank).optional)
    return Table({"pool_size": optional.pop("pool_size")}, optional, (rank + 2,))


TABLES: dict[str, Table] = {
    **{f"MaxPooling{rank}D": _pooling(rank) for rank in (1, 2, 3)},
    **{f"AveragePooling{rank}D": _average_pooling(rank) for rank in (1, 2, 3)},
    **{
        f"Global{kind}Pooling{rank}D": Table({}, {"data_format": formats, "keepdims": flags}, (rank + 2,))
        for kind in ("Max", "Average")
        for rank in (1, 2, 3)
    },
    **{
        f"Adaptive{kind}Pooling{rank}D": Table({"output_size": each(rank)}, {"data_format": formats}, (rank + 2,))
        for kind in ("Max", "Average")
        for rank in (1, 2, 3)
    },
}  # fmt: skip
