"""Calls as Keras 1 took them, held against tf-keras given the same in Keras 2's words."""

from __future__ import annotations

from typing import Any

import pytest

from paramlint.keras.build import build
from paramlint.keras.catalogue import described_names, family, find_layer
from paramlint.keras.construct import construct
from paramlint.keras.keras1.merging import in_newer_words
from paramlint.keras.versions import Version
from paramlint.unknown import Unknown
from tests.keras.oracle import by_keras, outcome
from tests.keras2.worlds import KERAS_2

Row = tuple[str, tuple[Any, ...], dict[str, Any], str, dict[str, Any], tuple[int | None, ...]]

SAME: list[Row] = [
    (
        "Dense",
        (3, "uniform", "tanh"),
        {"W_regularizer": None, "bias": False},
        "Dense",
        {"units": 3, "use_bias": False},
        (None, 4),
    ),
    ("Dense", (), {"output_dim": 3, "b_constraint": None}, "Dense", {"units": 3}, (None, 5, 4)),
    (
        "Convolution1D",
        (8, 3),
        {"border_mode": "same", "subsample_length": 2},
        "Conv1D",
        {"filters": 8, "kernel_size": 3, "padding": "same", "strides": 2},
        (None, 9, 4),
    ),
    (
        "Convolution1D",
        (8, 3, "he_normal", "relu", None, "valid", 2),
        {},
        "Conv1D",
        {"filters": 8, "kernel_size": 3, "strides": 2},
        (None, 9, 4),
    ),
    (
        "AtrousConvolution1D",
        (8, 3),
        {"atrous_rate": 2},
        "Conv1D",
        {"filters": 8, "kernel_size": 3, "dilation_rate": 2},
        (None, 9, 4),
    ),
    (
        "Convolution2D",
        (8, 3, 2),
        {"subsample": (1, 2)},
        "Conv2D",
        {"filters": 8, "kernel_size": (3, 2), "strides": (1, 2)},
        (None, 9, 9, 4),
    ),
    (
        "Convolution2D",
        (8,),
        {"nb_row": 3, "nb_col": 2, "dim_ordering": "th"},
        "Conv2D",
        {"filters": 8, "kernel_size": (3, 2), "data_format": "channels_first"},
        (None, 4, 9, 9),
    ),
    (
        "Convolution2D",
        (8, 3, 3, "glorot_uniform", "relu", None, "same", (2, 2)),
        {},
        "Conv2D",
        {"filters": 8, "kernel_size": 3, "padding": "same", "strides": 2},
        (None, 9, 9, 4),
    ),
    (
        "AtrousConvolution2D",
        (8, 3, 3),
        {"atrous_rate": (2, 2)},
        "Conv2D",
        {"filters": 8, "kernel_size": 3, "dilation_rate": 2},
        (None, 9, 9, 4),
    ),
    (
        "Convolution3D",
        (8, 3, 2, 1),
        {"dim_ordering": "tf"},
        "Conv3D",
        {"filters": 8, "kernel_size": (3, 2, 1)},
        (None, 6, 6, 6, 4),
    ),
    (
        "SeparableConvolution2D",
        (8, 3, 3),
        {"depth_multiplier": 2},
        "SeparableConv2D",
        {"filters": 8, "kernel_size": 3, "depth_multiplier": 2},
        (None, 9, 9, 4),
    ),
    (
        "Deconvolution2D",
        (8, 3, 3, (None, 18, 18, 8)),
        {"subsample": (2, 2), "border_mode": "same"},
        "Conv2DTranspose",
        {"filters": 8, "kernel_size": 3, "strides": 2, "padding": "same"},
        (None, 9, 9, 4),
    ),
    (
        "LocallyConnected1D",
        (8, 3),
        {"subsample_length": 2},
        "LocallyConnected1D",
        {"filters": 8, "kernel_size": 3, "strides": 2},
        (None, 9, 4),
    ),
    ("LocallyConnected2D", (8, 3, 2), {}, "LocallyConnected2D", {"filters": 8, "kernel_size": (3, 2)}, (None, 5, 5, 4)),
    (
        "LSTM",
        (8, "glorot_uniform", "orthogonal", "one", "tanh", "hard_sigmoid"),
        {"consume_less": "cpu", "return_sequences": True},
        "LSTM",
        {"units": 8, "return_sequences": True},
        (None, 5, 4),
    ),
    (
        "GRU",
        (8,),
        {"inner_activation": "sigmoid", "dropout_U": 0.1},
        "GRU",
        {"units": 8, "reset_after": False},
        (None, 5, 4),
    ),
    ("SimpleRNN", (), {"output_dim": 8, "inner_init": "identity"}, "SimpleRNN", {"units": 8}, (None, 5, 4)),
    (
        "Embedding",
        (50, 8, "uniform", 7),
        {"dropout": 0.1},
        "Embedding",
        {"input_dim": 50, "output_dim": 8, "input_length": 7},
        (None, 7),
    ),
    ("BatchNormalization", (1e-5, 0, 1), {}, "BatchNormalization", {"axis": 1}, (None, 9, 4)),
    ("PReLU", ("zero", None, [1]), {}, "PReLU", {"shared_axes": [1]}, (None, 9, 4)),
    (
        "MaxPooling1D",
        (3, 2, "same"),
        {},
        "MaxPooling1D",
        {"pool_size": 3, "strides": 2, "padding": "same"},
        (None, 9, 4),
    ),
    (
        "AveragePooling2D",
        ((2, 2), None, "same", "th"),
        {},
        "AveragePooling2D",
        {"padding": "same", "data_format": "channels_first"},
        (None, 4, 9, 9),
    ),
    ("UpSampling1D", (), {"length": 3}, "UpSampling1D", {"size": 3}, (None, 9, 4)),
    ("ZeroPadding2D", ((1, 2, 3, 4),), {}, "ZeroPadding2D", {"padding": ((1, 2), (3, 4))}, (None, 9, 9, 4)),
    (
        "ZeroPadding2D",
        ({"top_pad": 1, "right_pad": 4},),
        {},
        "ZeroPadding2D",
        {"padding": ((1, 0), (0, 4))},
        (None, 9, 9, 4),
    ),
    (
        "Cropping2D",
        (((1, 1), (2, 2)), "th"),
        {},
        "Cropping2D",
        {"cropping": ((1, 1), (2, 2)), "data_format": "channels_first"},
        (None, 4, 9, 9),
    ),
    (
        "GlobalAveragePooling2D",
        ("th",),
        {},
        "GlobalAveragePooling2D",
        {"data_format": "channels_first"},
        (None, 4, 9, 9),
    ),
    (
        "SpatialDropout2D",
        (0.2, "th"),
        {},
        "SpatialDropout2D",
        {"rate": 0.2, "data_format": "channels_first"},
        (None, 4, 9, 9),
    ),
]


@pytest.mark.parametrize("row", SAME, ids=lambda row: f"{row[0]}{row[1]}")
def test_keras_1_in_other_words(row: Row) -> None:
    name, positional, keywords, newer, arguments, shape = row
    cls = find_layer(name, Version.KERAS_1)
    assert cls is not None
    layer = construct(cls, positional, keywords, Version.KERAS_1).layer
    assert not isinstance(layer, Unknown), layer.why
    assert outcome(build(layer, shape)) == by_keras(newer, arguments, shape, world=KERAS_2)


KEPT = [
    ("Conv2D", (8, (3, 3), 2), {"padding": "same"}, {"kernel_size": (3, 3), "strides": 2}),
    ("Conv2D", (8, 3, 2), {"padding": "same"}, {"kernel_size": 3, "strides": 2}),
    ("Conv2D", (8, 3, 3, "same"), {}, {"kernel_size": 3, "strides": 3, "padding": "same"}),
    ("Conv1D", (8, 3, 2), {}, {"kernel_size": 3, "strides": 2}),
    ("Dense", (3, "relu"), {}, {"activation": "relu"}),
    ("BatchNormalization", (1,), {}, {"axis": 1}),
    ("GRU", (8,), {"recurrent_activation": "sigmoid", "init": "zero"}, {"kernel_initializer": "zero", "reset_after": False}),
    ("Dropout", (0.3,), {"seed": 1}, {"rate": 0.3}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "positional", "keywords", "fields"), KEPT)
def test_what_is_in_keras_2s_words_stays_as_it_is(
    name: str, positional: tuple[Any, ...], keywords: dict[str, Any], fields: dict[str, Any]
) -> None:
    cls = find_layer(name, Version.KERAS_1)
    assert cls is not None
    layer = construct(cls, positional, keywords, Version.KERAS_1).layer
    assert {field: getattr(layer, field) for field in fields} == fields


REFUSED = [
    ("Dense", (), {"nb_units": 3}, "Dense has no argument `nb_units` in Keras 1 and the first Keras 2"),
    ("Dense", (3,), {"output_dim": 4}, "Dense got `units` twice"),
    (
        "Convolution2D",
        (3,),
        {"nb_row": 3},
        "Conv2D expects a number above 0 or a tuple of 2 for `kernel_size`, got (3,)",
    ),
    ("Convolution2D", (-3, 3, 3), {}, "Conv2D expects a positive integer for `filters`, got -3"),
    ("Convolution2D", (3, 3, 3), {"border_mode": "full"}, "Conv2D expects 'valid' or 'same' for `padding`, got 'full'"),
    ("MaxoutDense", (), {"nb_feature": 3}, "MaxoutDense needs `output_dim`"),
]


@pytest.mark.parametrize(("name", "positional", "keywords", "why"), REFUSED)
def test_refusals(name: str, positional: tuple[Any, ...], keywords: dict[str, Any], why: str) -> None:
    cls = find_layer(name, Version.KERAS_1)
    assert cls is not None
    layer = construct(cls, positional, keywords, Version.KERAS_1).layer
    assert isinstance(layer, Unknown)
    assert layer.why == why


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("sum", ("Add", {})),
        ("mul", ("Multiply", {})),
        ("ave", ("Average", {})),
        ("max", ("Maximum", {})),
        ("concat", ("Concatenate", {"axis": 1})),
        ("dot", ("Dot", {"axes": 2, "normalize": False})),
        ("cos", ("Dot", {"axes": 2, "normalize": True})),
        ("join", None),
        (len, None),
    ],
)
def test_merge_in_newer_words(mode: object, expected: tuple[str, dict[str, Any]] | None) -> None:
    assert in_newer_words(mode, concat_axis=1, dot_axes=2) == expected


def test_the_versions_are_kept_apart() -> None:
    modules = {version: find_layer("GRU", version) for version in Version}
    assert len(set(modules.values())) == len(Version)
    assert {family(cls) for cls in modules.values() if cls is not None} == {"recurrent"}
    only_older = {"CuDNNLSTM", "ThresholdedReLU", "MaxoutDense", "Highway", "Merge"}
    assert not only_older & set(described_names())
    assert only_older & set(described_names(Version.KERAS_2)) == {"ThresholdedReLU"}
    assert find_layer("RMSNormalization") is not None
    assert find_layer("RMSNormalization", Version.KERAS_2) is None
    assert find_layer("Dropout", Version.KERAS_2) is find_layer("Dropout")
