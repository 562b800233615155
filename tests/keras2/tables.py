"""What is drawn for the layers of Keras 2: Keras 3's draws for the arguments they share, and their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from paramlint.keras.catalogue import described_names, find_layer
from paramlint.keras.construct import parameters
from paramlint.keras.versions import Version
from tests.keras.cases import FREE_OF_NONSENSE
from tests.keras.draws import Arguments, Table, each, flags, formats, rates, units
from tests.keras.tables import TABLES as KERAS_3_TABLES


def _shapes(table: Table) -> st.SearchStrategy[Any]:
    """Input shapes as Keras 3 gets them, without empty dimensions: TensorFlow's graphs refuse them at random."""
    size = st.one_of(st.integers(1, table.longest), st.integers(1, table.longest), st.sampled_from([None, 6]))
    rank = st.one_of(*[st.sampled_from(table.ranks)] * 5, st.integers(1, 6))
    batch = st.one_of(st.none(), st.none(), st.integers(1, 3))
    return rank.flatmap(lambda count: st.tuples(batch, *[size] * (count - 1)))


def _recurrent() -> Table:
    states = {"return_sequences": flags, "return_state": flags, "go_backwards": flags, "time_major": flags}
    table = Table({"units": units}, states, (3,))
    return replace(table, inputs=_shapes(table))


def _locally_connected(rank: int) -> Table:
    optional = {
        "strides": each(rank, st.integers(1, 3)), "padding": st.sampled_from(["valid", "valid", "same", "Same"]),
        "implementation": st.sampled_from([1, 2, 3]), "use_bias": flags, "data_format": formats,
    }  # fmt: skip
    table = Table({"filters": units, "kernel_size": each(rank)}, optional, (rank + 2,), longest=7)
    return replace(table, inputs=_shapes(table))


_OWN: dict[str, Table] = {
    "ThresholdedReLU": Table({}, {"theta": st.sampled_from([0, 1.0, 2.5])}),
    **{f"LocallyConnected{rank}D": _locally_connected(rank) for rank in (1, 2)},
    **{
        name: Table({"factor": st.sampled_from([0.2, (-0.1, 0.2)])}, {}, (3, 4))
        for name in ("RandomHeight", "RandomWidth")
    },
}

_axes = st.lists(st.integers(1, 3), min_size=1, max_size=2, unique=True) | st.sampled_from([-1, 1, 2])

_MORE: dict[str, Arguments] = {
    **{name: {"axis": _axes} for name in ("LayerNormalization", "UnitNormalization")},
    "Softmax": {"axis": st.integers(-3, 3)},
    "SpatialDropout3D": {"data_format": st.sampled_from([None, "channels_last", "channels_first"])},
    "SpatialDropout2D": {"data_format": st.sampled_from([None, "channels_last", "channels_first"])},
    "Reshape": {"target_shape": st.lists(st.sampled_from([-1, 1, 2, 3, 4, 6]), max_size=3).map(tuple)},
    **{name: {"time_major": flags} for name in ("LSTM", "GRU", "SimpleRNN")},
    "Embedding": {"input_length": st.none() | units},
    "LeakyReLU": {"alpha": rates},
}
"""What a layer takes in Keras 2 only, or otherwise."""

_INPUTS: dict[str, st.SearchStrategy[Any]] = {
    **{name: st.tuples(st.none(), *[st.integers(1, 6)] * 3) for name in ("Softmax", "Activation", "Reshape")},
    "UpSampling3D": st.tuples(st.none(), *[st.none() | st.integers(1, 6)] * 4),
    "Cropping3D": st.tuples(st.none(), *[st.none() | st.integers(7, 9)] * 4),
    **{f"{kind}Conv2D": st.tuples(st.none(), *[st.integers(1, 9)] * 3) for kind in ("Depthwise", "Separable")},
}
"""Inputs of layers that TensorFlow's graphs are particular about."""

SPARED = FREE_OF_NONSENSE | {
    *("alpha", "axis", "cropping", "factor", "implementation", "interpolation", "l1", "l2", "n", "noise_shape"),
    *("offset", "padding", "rate", "return_state", "scale", "size", "stddev", "target_shape", "theta", "time_major"),
}
"""Arguments of which Keras 2 takes more, or other, nonsense than Keras 3; nobody writes it."""

WRONG = st.sampled_from([-1, -2, "x", (1, 2, 3, 4, 5), (-1, -1), (-1, 1, 1), {"a": 1}])
"""What every Keras refuses alike; on rarer nonsense Keras 2 and 3 differ, and nobody writes it."""

EXPERIMENTAL: dict[str, Table] = {
    "SyncBatchNormalization": replace(KERAS_3_TABLES["BatchNormalization"], ranks=(2, 4)),
    "RandomFourierFeatures": Table({"output_dim": units}, {"scale": st.sampled_from([None, 2.0])}, (2,)),
}
"""Layers that stand under `keras.layers.experimental`."""


def _of_keras_2(name: str) -> Table:
    cls = find_layer(name, Version.KERAS_2)
    assert cls is not None
    table = KERAS_3_TABLES[cls.__name__]
    mine = parameters(cls).keys() | cls.also_accepts
    more = _MORE.get(name, {})
    optional = {key: drawn for key, drawn in (table.optional | more).items() if key in mine - table.required.keys()}
    required = {key: more.get(key, drawn) for key, drawn in table.required.items() if key in mine}
    inputs = _INPUTS.get(name, _shapes(table) if table.inputs is None else table.inputs)
    return replace(table, required=required, optional=optional, inputs=inputs)


NAMES = sorted(
    {cls.__name__ for name in described_names(Version.KERAS_2) if (cls := find_layer(name, Version.KERAS_2))}
    - EXPERIMENTAL.keys()
)
TABLES: dict[str, Table] = {name: _OWN.get(name) or _of_keras_2(name) for name in NAMES}
V1_TABLES: dict[str, Table] = {name: _recurrent() for name in ("GRU", "LSTM", "CuDNNGRU", "CuDNNLSTM")}
