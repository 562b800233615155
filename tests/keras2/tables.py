"""What is drawn for the layers of Keras 2: Keras 3's draws for the arguments they share, and their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from paramlint.keras.catalogue import described_names, find_layer
from paramlint.keras.construct import parameters
from paramlint.keras.shape import Several
from paramlint.keras.versions import Version
from tests.keras.cases import FREE_OF_NONSENSE
from tests.keras.draws import Arguments, Table, each, few, flags, formats, rates, units
from tests.keras.oracle import Nested
from tests.keras.tables import NOT_DRAWN
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


_images = st.tuples(st.none() | few, *[st.integers(2, 6)] * 3) | st.tuples(*[st.integers(2, 6)] * 3)
_rows = st.tuples(st.none() | few, st.integers(1, 4))
_share = st.sampled_from([0.2, (0.1, 0.3)])
_sizes = {"height": few, "width": few}
_moved = {"fill_mode": st.sampled_from(["reflect", "wrap", "constant", "nearest"]), "fill_value": rates}
_encoded = {"output_mode": st.sampled_from(["int", "one_hot", "multi_hot", "count"])}
_words = {"vocabulary": st.sampled_from([["a"], ["a", "b", "c"]]), "num_oov_indices": st.sampled_from([0, 1, 2])}
_numbers = {"vocabulary": st.sampled_from([[1], [1, 2, 5]]), "num_oov_indices": st.sampled_from([0, 1, 2])}
_spare = {"max_tokens": st.sampled_from([None, 7]), "pad_to_max_tokens": st.just(False)}

_PREPROCESSING: dict[str, Table] = {
    "Resizing": Table(_sizes, {"crop_to_aspect_ratio": flags}, inputs=_images),
    "CenterCrop": Table(_sizes, inputs=_images),
    "RandomCrop": Table(_sizes, {"seed": few}, inputs=_images),
    "RandomFlip": Table({}, {"mode": st.sampled_from(["horizontal", "vertical"])}, inputs=_images),
    "RandomRotation": Table({"factor": _share}, _moved, inputs=_images),
    "RandomTranslation": Table({"height_factor": _share, "width_factor": _share}, _moved, inputs=_images),
    "RandomZoom": Table({"height_factor": _share}, {"width_factor": _share} | _moved, inputs=_images),
    "RandomContrast": Table({"factor": _share}, inputs=_images),
    "RandomBrightness": Table({"factor": _share}, inputs=_images),
    "RandomHeight": Table({"factor": _share}, {"seed": few}, inputs=_images),
    "RandomWidth": Table({"factor": _share}, {"seed": few}, inputs=_images),
    "CategoryEncoding": Table({"num_tokens": few}, {"output_mode": st.sampled_from(["multi_hot", "count"])}, inputs=_rows),
    "Hashing": Table({"num_bins": few}, _encoded, inputs=_rows, dtype="string"),
    "HashedCrossing": Table(
        {"num_bins": few}, _encoded | {"output_mode": st.sampled_from(["int", "one_hot"])},
        inputs=st.just(Several(((None, 1), (None, 1)))), dtype="int32",
    ),
    "StringLookup": Table(_words, _encoded | _spare, inputs=_rows, dtype="string"),
    "IntegerLookup": Table(_numbers, _encoded | _spare, inputs=_rows, dtype="int64"),
    "TextVectorization": Table(
        {"vocabulary": _words["vocabulary"]}, {"output_mode": st.sampled_from(["int", "multi_hot", "count"])},
        inputs=st.tuples(st.none()) | st.tuples(st.none(), st.just(1)), dtype="string",
    ),
    "Discretization": Table({"bin_boundaries": st.sampled_from([[0.0], [0.0, 1.0]])}, _encoded, inputs=_rows),
}  # fmt: skip
"""Drawn among what fits: Keras 2 finds out about the rest when data flows, or in TensorFlow's own words."""

_OWN: dict[str, Table] = {
    **_PREPROCESSING,
    "ThresholdedReLU": Table({}, {"theta": st.sampled_from([0, 1.0, 2.5])}),
    **{f"LocallyConnected{rank}D": _locally_connected(rank) for rank in (1, 2)},
}

_axes = st.lists(st.integers(1, 3), min_size=1, max_size=2, unique=True) | st.sampled_from([-1, 1, 2])

_cell = st.sampled_from(["SimpleRNNCell", "LSTMCell", "GRUCell"])
_one_cell = st.builds(lambda name, size: Nested(name, {"units": size}), _cell, units)
_cells = _one_cell | st.lists(_one_cell, min_size=1, max_size=2)

_MORE: dict[str, Arguments] = {
    **{name: {"axis": _axes} for name in ("LayerNormalization", "UnitNormalization")},
    "Softmax": {"axis": st.integers(-3, 3)},
    "SpatialDropout3D": {"data_format": st.sampled_from([None, "channels_last", "channels_first"])},
    "SpatialDropout2D": {"data_format": st.sampled_from([None, "channels_last", "channels_first"])},
    "Reshape": {"target_shape": st.lists(st.sampled_from([-1, 1, 2, 3, 4, 6]), max_size=3).map(tuple)},
    **{name: {"time_major": flags} for name in ("LSTM", "GRU", "SimpleRNN")},
    "Embedding": {"input_length": st.none() | units},
    "LeakyReLU": {"alpha": rates},
    "MultiHeadAttention": {"attention_axes": st.sampled_from([None, 1, (1,)])},
    "Dot": {"axes": st.integers(1, 3) | st.tuples(st.integers(1, 3), st.integers(1, 3))},
    "RNN": {"cell": _cells},
    "EinsumDense": {
        "equation": st.sampled_from(["abc,cd->abd", "abc,cd->adb"]),
        "output_shape": st.integers(1, 4),
        "bias_axes": st.none(),
    },
}
"""What a layer takes in Keras 2 only, or otherwise."""

_image = st.tuples(st.none(), *[st.integers(1, 6)] * 3)
_alike = _image.flatmap(lambda shape: st.sampled_from([Several((shape,) * 2), Several((shape,) * 3)]))
_sequences = st.builds(
    lambda steps, others, size: ((None, steps, size), (None, others, size)), few, few, st.integers(1, 6)
)

_INPUTS: dict[str, st.SearchStrategy[Any]] = {
    **{name: st.tuples(st.none(), *[st.integers(1, 6)] * 3) for name in ("Softmax", "Activation", "Reshape")},
    **dict.fromkeys(("Add", "Average", "Concatenate", "Maximum", "Minimum", "Multiply"), _alike),
    "Subtract": _image.map(lambda shape: Several((shape, shape))),
    "MultiHeadAttention": _sequences.map(lambda shapes: Several((*shapes, None))),
    **{name: _sequences.map(Several) for name in ("Attention", "AdditiveAttention")},
    **{name: st.tuples(st.none(), st.integers(1, 6), st.integers(1, 6)) for name in ("TimeDistributed", "RNN")},
    "EinsumDense": st.tuples(st.none(), st.integers(1, 6), st.integers(1, 6)),
    "Dot": _sequences.map(Several),
    "Wrapper": st.tuples(st.none(), st.integers(1, 6)),
    "ConvLSTM3D": st.tuples(st.none(), *[st.integers(6, 7)] * 5),
    "UpSampling3D": st.tuples(st.none(), *[st.none() | st.integers(1, 6)] * 4),
    "Cropping3D": st.tuples(st.none(), *[st.none() | st.integers(7, 9)] * 4),
    **{f"{kind}Conv2D": st.tuples(st.none(), *[st.integers(1, 9)] * 3) for kind in ("Depthwise", "Separable")},
}
"""Inputs of layers that TensorFlow's graphs are particular about."""

SPARED = FREE_OF_NONSENSE | {
    *(argument for table in _PREPROCESSING.values() for argument in (table.required | table.optional)),
    *(
        "alpha",
        "attention_axes",
        "axis",
        "cell",
        "epsilon",
        "momentum",
        "cropping",
        "dropout",
        "epsilon",
        "equation",
        "factor",
        "implementation",
    ),
    *("interpolation", "l1", "l2", "n", "noise_shape", "offset", "padding", "rate", "return_sequences"),
    *("return_state", "scale", "score_mode", "size", "stddev", "target_shape", "theta", "time_major", "unroll"),
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


NOT_HELD = {
    "Lambda": "Keras 2 runs the function to know its output",
    "SpectralNormalization": "tf-keras 2.21 cannot build it beside Keras 3",
    **dict.fromkeys(("GRUCell", "LSTMCell", "SimpleRNNCell", "StackedRNNCells"), "drawn inside RNN"),
}
"""Layers that are not drawn on their own, and why."""

NAMES = sorted(
    {cls.__name__ for name in described_names(Version.KERAS_2) if (cls := find_layer(name, Version.KERAS_2))}
    - EXPERIMENTAL.keys()
    - NOT_DRAWN
    - NOT_HELD.keys()
)
TABLES: dict[str, Table] = {name: _OWN.get(name) or _of_keras_2(name) for name in NAMES}
V1_TABLES: dict[str, Table] = {name: _recurrent() for name in ("GRU", "LSTM", "CuDNNGRU", "CuDNNLSTM")}
