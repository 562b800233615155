"""What layers cost, worked out by hand; docs/cost.md has the definitions."""

from __future__ import annotations

from typing import Any

import pytest

from paramlint.keras.build import build
from paramlint.keras.cost import Cost, multiplied
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several, Shape
from paramlint.keras.versions import Version
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown
from tests.keras.oracle import Nested, described

LSTM3 = Nested("LSTM", {"units": 3})
GRU_CELL, LSTM_CELL = Nested("GRUCell", {"units": 2}), Nested("LSTMCell", {"units": 5})
BLUR = Unknown("blurred", "the test hid it", name="hidden")


def cost(name: str, shape: Any, **arguments: Any) -> Cost:
    layer = described(name, arguments)
    assert isinstance(layer, KerasLayer), layer
    return build(layer, shape).cost


MULTIPLY_ACCUMULATES: list[tuple[str, dict[str, Any], Any, int]] = [
    # The network of the book: 400 steps of 300 numbers, and the flattened states.
    ("SimpleRNN", {"units": 50, "return_sequences": True}, (None, 400, 300), 400 * (300 * 50 + 50 * 50)),
    ("Dense", {"units": 1}, (None, 20_000), 20_000),
    ("Dense", {"units": 10, "use_bias": False}, (None, 784), 784 * 10),
    ("Dense", {"units": 10}, (None, 7, 5, 784), 7 * 5 * 784 * 10),
    ("Dense", {"units": 10}, (32, 784), 784 * 10),
    # The kernel is put together from the two small ones before it is used.
    ("Dense", {"units": 10, "lora_rank": 2}, (None, 7, 784), 7 * 784 * 10 + 784 * 2 * 10),
    ("Embedding", {"input_dim": 1000, "output_dim": 8}, (None, 20), 0),
    ("Embedding", {"input_dim": 1000, "output_dim": 8, "lora_rank": 2}, (None, 20), 1000 * 2 * 8),
    ("LSTM", {"units": 32}, (None, 10, 64), 10 * 4 * (64 * 32 + 32 * 32)),
    ("GRU", {"units": 32}, (None, 10, 64), 10 * 3 * (64 * 32 + 32 * 32)),
    ("GRU", {"units": 32, "reset_after": False}, (None, 10, 64), 10 * 3 * (64 * 32 + 32 * 32)),
    ("Bidirectional", {"layer": LSTM3}, (None, 5, 2), 2 * 5 * 4 * (2 * 3 + 3 * 3)),
    ("TimeDistributed", {"layer": Nested("Dense", {"units": 4})}, (None, 5, 3), 5 * 3 * 4),
    ("TimeDistributed", {"layer": LSTM3}, (None, 6, 5, 2), 6 * 5 * 4 * (2 * 3 + 3 * 3)),
    ("Conv2D", {"filters": 64, "kernel_size": 3, "padding": "same"}, (None, 224, 224, 3), 224 * 224 * 9 * 3 * 64),
    ("Conv2D", {"filters": 8, "kernel_size": 5, "strides": 2}, (None, 28, 28, 3), 12 * 12 * 25 * 3 * 8),
    ("Conv2D", {"filters": 6, "kernel_size": 3, "groups": 3}, (None, 8, 8, 3), 6 * 6 * 9 * 1 * 6),
    ("Conv2D", {"filters": 6, "kernel_size": 3, "data_format": "channels_first"}, (None, 3, 8, 8), 6 * 6 * 9 * 3 * 6),
    ("Conv2D", {"filters": 6, "kernel_size": 1, "lora_rank": 2}, (None, 8, 8, 3), 64 * 3 * 6 + 3 * 2 * 6),
    ("Conv1D", {"filters": 6, "kernel_size": 3, "padding": "causal"}, (None, 8, 3), 8 * 3 * 3 * 6),
    ("Conv3D", {"filters": 6, "kernel_size": 2}, (None, 4, 4, 4, 3), 27 * 8 * 3 * 6),
    # A transposed convolution uses its kernel at every position of the input, however large the output is.
    ("Conv2DTranspose", {"filters": 6, "kernel_size": 3, "strides": 2}, (None, 4, 4, 3), 16 * 9 * 3 * 6),
    ("Conv3DTranspose", {"filters": 6, "kernel_size": 3, "strides": 2}, (None, 4, 4, 4, 3), 64 * 27 * 3 * 6),
    ("DepthwiseConv2D", {"kernel_size": 3, "depth_multiplier": 2}, (None, 8, 8, 3), 36 * 9 * 3 * 2),
    ("SeparableConv2D", {"filters": 4, "kernel_size": 3}, (None, 8, 8, 3), 36 * (9 * 3 + 3 * 4)),
    ("ConvLSTM2D", {"filters": 4, "kernel_size": 3}, (None, 5, 8, 8, 3), 5 * 36 * 4 * (9 * 3 * 4 + 9 * 4 * 4)),
    ("RNN", {"cell": Nested("GRUCell", {"units": 32})}, (None, 10, 64), 10 * 3 * (64 * 32 + 32 * 32)),
    ("RNN", {"cell": [GRU_CELL, LSTM_CELL]}, (None, 10, 6), 10 * (3 * (6 * 2 + 2 * 2) + 4 * (2 * 5 + 5 * 5))),
    ("EinsumDense", {"equation": "abc,cde->abde", "output_shape": (None, 4, 5)}, (None, 7, 3), 7 * 3 * 4 * 5),
    ("EinsumDense", {"equation": "...x,xy->...y", "output_shape": 4}, (None, 7, 6, 3), 7 * 6 * 3 * 4),
    ("EinsumDense", {"equation": "ab...,bc->ac...", "output_shape": 4}, (None, 3, 7), 7 * 3 * 4),
    ("SpectralNormalization", {"layer": Nested("Dense", {"units": 4})}, (None, 3), 12),
    ("MaxPooling2D", {}, (None, 8, 8, 3), 0),
    ("BatchNormalization", {}, (None, 8, 8, 3), 0),
    ("PReLU", {}, (None, 8), 0),
    ("Add", {}, Several(((None, 8), (None, 8))), 0),
    ("Concatenate", {}, Several(((None, 8), (None, 8))), 0),
    ("Dot", {"axes": 1}, Several(((None, 8), (None, 8))), 8),
    ("Dot", {"axes": 2}, Several(((None, 5, 8), (None, 7, 8))), 5 * 7 * 8),
    # Scores, and the mixture of the values.
    ("Attention", {}, Several(((None, 5, 8), (None, 7, 8))), 5 * 7 * 8 + 5 * 7 * 8),
    ("Attention", {"score_mode": "concat"}, Several(((None, 5, 8), (None, 7, 8))), 5 * 7 * 8),
    ("AdditiveAttention", {}, Several(((None, 5, 8), (None, 7, 8))), 5 * 7 * 8),
    # Projections of query, key, value and output; scores and mixtures in each of two heads.
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3}, Several(((None, 5, 8), (None, 7, 8), None)),
     (5 + 7 + 7 + 5) * 8 * 2 * 3 + 2 * 5 * 7 * (3 + 3)),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "attention_axes": 2},
     Several(((None, 4, 5, 8), (None, 4, 7, 8), None)), 4 * ((5 + 7 + 7 + 5) * 8 * 2 * 3 + 2 * 5 * 7 * (3 + 3))),
    ("GroupQueryAttention", {"head_dim": 3, "num_query_heads": 4, "num_key_value_heads": 2},
     Several(((None, 5, 8), (None, 7, 8), None)), (2 * 5 * 4 + 2 * 7 * 2) * 8 * 3 + 4 * 5 * 7 * (3 + 3)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "shape", "expected"), MULTIPLY_ACCUMULATES)
def test_multiply_accumulates(name: str, arguments: dict[str, Any], shape: Shape, expected: int) -> None:
    assert cost(name, shape, **arguments).multiply_accumulates == expected


ACTIVATIONS: list[tuple[str, dict[str, Any], Any, int]] = [
    ("Dense", {"units": 10}, (None, 784), 10),
    ("Dense", {"units": 10}, (32, 7, 784), 70),
    ("Conv2D", {"filters": 64, "kernel_size": 3, "padding": "same"}, (None, 224, 224, 3), 224 * 224 * 64),
    ("MaxPooling2D", {}, (None, 8, 8, 3), 4 * 4 * 3),
    ("Dropout", {"rate": 0.5}, (None, 20), 20),
    ("BatchNormalization", {}, (None, 8, 8, 3), 192),
    ("Permute", {"dims": (2, 1)}, (None, 4, 5), 20),
    ("Embedding", {"input_dim": 1000, "output_dim": 8}, (None, 20), 160),
    # Nothing new is made.
    ("Flatten", {}, (None, 8, 8, 3), 0),
    ("Reshape", {"target_shape": (64, 3)}, (None, 8, 8, 3), 0),
    ("Identity", {}, (None, 8), 0),
    ("ActivityRegularization", {}, (None, 8), 0),
    ("TimeDistributed", {"layer": Nested("Flatten", {})}, (None, 5, 3, 2), 0),
    # Every step keeps its states and gates, whether the layer hands them out or not.
    ("SimpleRNN", {"units": 50}, (None, 400, 300), 400 * 50),
    ("SimpleRNN", {"units": 50, "return_sequences": True, "return_state": True}, (None, 400, 300), 400 * 50),
    ("LSTM", {"units": 32}, (None, 10, 64), 10 * (4 + 2) * 32),
    ("GRU", {"units": 32}, (None, 10, 64), 10 * (3 + 1) * 32),
    ("TimeDistributed", {"layer": LSTM3}, (None, 6, 5, 2), 6 * 5 * (4 + 2) * 3),
    ("RNN", {"cell": [GRU_CELL, LSTM_CELL]}, (None, 10, 6), 10 * (4 * 2 + 6 * 5)),
    ("ConvLSTM2D", {"filters": 4, "kernel_size": 3}, (None, 5, 8, 8, 3), 5 * 6 * 36 * 4),
    ("Concatenate", {}, Several(((None, 8), (None, 3))), 11),
    # The scores, and what is mixed; sums of query and key before their activation where the scores are no products.
    ("Attention", {}, Several(((None, 5, 8), (None, 7, 8))), 5 * 7 + 5 * 8),
    ("AdditiveAttention", {}, Several(((None, 5, 8), (None, 7, 8))), 5 * 7 * 8 + 5 * 7 + 5 * 8),
    # What is projected, the scores, what each head has found, and the output.
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3}, Several(((None, 5, 8), (None, 7, 8), None)),
     (5 + 7 + 7) * 6 + 2 * 5 * 7 + 5 * 6 + 5 * 8),
    # Both directions, and what they are merged into.
    ("Bidirectional", {"layer": LSTM3}, (None, 5, 2), 2 * 5 * 6 * 3 + 2 * 3),
    ("Bidirectional", {"layer": LSTM3, "merge_mode": "sum"}, (None, 5, 2), 2 * 5 * 6 * 3 + 3),
    ("Bidirectional", {"layer": LSTM3, "merge_mode": None}, (None, 5, 2), 2 * 5 * 6 * 3),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "shape", "expected"), ACTIVATIONS)
def test_activations(name: str, arguments: dict[str, Any], shape: Shape, expected: int) -> None:
    found = cost(name, shape, **arguments)
    assert (found.activations, found.activation_bytes) == (expected, 4 * expected)


@pytest.mark.parametrize(
    ("dtype", "size"),
    [(None, 4), ("float32", 4), ("float16", 2), ("mixed_float16", 2), ("mixed_bfloat16", 2), ("float64", 8)],
)
def test_bytes_are_those_of_what_is_computed(dtype: str | None, size: int) -> None:
    found = cost("Dense", (None, 784), units=10, dtype=dtype)
    assert (found.activation_bytes, found.output_bytes) == (10 * size, 10 * size)
    wrapped = cost("Bidirectional", (None, 5, 2), layer=Nested("LSTM", {"units": 3, "dtype": dtype}))
    assert wrapped.activation_bytes == size * (2 * 5 * 6 * 3 + 6)


def test_bytes_of_an_unknown_dtype_are_unknown() -> None:
    found = cost("Dense", (None, 784), units=10, dtype=BLUR)
    assert (found.multiply_accumulates, found.activations, found.activation_bytes) == (7840, 10, BLUR.unnamed())
    assert isinstance(cost("Dense", (None, 784), units=10, dtype="float12").activation_bytes, Unknown)


STEPS: list[tuple[str, dict[str, Any], Any, int]] = [
    ("SimpleRNN", {"units": 50}, (None, 400, 300), 400),
    ("Bidirectional", {"layer": LSTM3}, (None, 5, 2), 5),
    ("TimeDistributed", {"layer": Nested("Dense", {"units": 4})}, (None, 5, 3), 1),
    ("TimeDistributed", {"layer": LSTM3}, (None, 6, 5, 2), 5),
    ("TimeDistributed", {"layer": LSTM3}, (None, None, 5, 2), 5),
    ("RNN", {"cell": [GRU_CELL, LSTM_CELL]}, (None, 10, 6), 20),
    ("RNN", {"cell": GRU_CELL}, (None, 10, 6), 10),
    ("ConvLSTM1D", {"filters": 4, "kernel_size": 3}, (None, 5, 8, 3), 5),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3}, Several(((None, 5, 8), (None, 7, 8), None)), 1),
    ("Dense", {"units": 4}, (None, 5, 3), 1),
    ("Flatten", {}, (None, 5, 3), 0),
]


@pytest.mark.parametrize(("name", "arguments", "shape", "expected"), STEPS)
def test_sequential_steps(name: str, arguments: dict[str, Any], shape: Shape, expected: int) -> None:
    assert cost(name, shape, **arguments).sequential_steps == expected


@pytest.mark.parametrize(
    ("name", "arguments", "shape", "expected"),
    [
        ("LSTM", {"units": 3}, (None, 5, 2), 4 * 3),
        ("LSTM", {"units": 3, "return_state": True}, (None, 5, 2), 4 * 9),
        ("Flatten", {}, (None, 5, 3), 4 * 15),
        ("Bidirectional", {"layer": LSTM3}, (None, 5, 2), 4 * 6),
        ("Bidirectional", {"layer": LSTM3, "merge_mode": None}, (None, 5, 2), 4 * 6),
        ("TimeDistributed", {"layer": LSTM3}, (None, 6, 5, 2), 4 * 6 * 3),
    ],
)
def test_the_output_alone(name: str, arguments: dict[str, Any], shape: Shape, expected: int) -> None:
    assert cost(name, shape, **arguments).output_bytes == expected


def test_an_open_length_leaves_no_number_but_those_it_does_not_touch() -> None:
    found = cost("LSTM", (None, None, 2), units=3)
    why = "LSTM leaves a size open with its input (None, None, 2)"
    open_parts = (found.multiply_accumulates, found.activations, found.activation_bytes, found.sequential_steps)
    assert [part.why if isinstance(part, Unknown) else part for part in open_parts] == [why] * 4
    assert found.output_bytes == 12
    pooled = cost("GlobalAveragePooling2D", (None, None, None, 8))
    assert (pooled.multiply_accumulates, pooled.activations, pooled.sequential_steps) == (0, 8, 1)


def test_an_unknown_length_keeps_its_reason() -> None:
    found = cost("Conv1D", (None, BLUR, 2), filters=3, kernel_size=2)
    assert found.multiply_accumulates == BLUR.unnamed()
    assert found.sequential_steps == 1


UNDESCRIBED: list[tuple[str, dict[str, Any], Any]] = [
    ("Lambda", {"function": BLUR, "output_shape": (3,)}, (None, 5)),
    ("Dot", {"axes": 0}, Several(((5, 5), (5, 5)))),
    ("EinsumDense", {"equation": "ab,ac->bc", "output_shape": 4}, (3, 5)),
    ("RNN", {"cell": GRU_CELL}, (None, 10, 4, 6)),
    # With states for one cell only, Keras runs one cell only.
    ("StackedRNNCells", {"cells": [GRU_CELL, GRU_CELL]}, Several(((None, 4), Several(((None, 2),))))),
]


@pytest.mark.parametrize(("name", "arguments", "shape"), UNDESCRIBED)
def test_what_is_not_described_is_not_guessed(name: str, arguments: dict[str, Any], shape: Any) -> None:
    assert isinstance(cost(name, shape, **arguments).multiply_accumulates, Unknown)


OLDER: list[tuple[Version, str, dict[str, Any], Shape, int]] = [
    (Version.KERAS_2, "DepthwiseConv2D", {"kernel_size": 3, "depth_multiplier": 2}, (None, 8, 8, 3), 36 * 9 * 3 * 2),
    (Version.KERAS_2, "Conv1D", {"filters": 6, "kernel_size": 3}, (None, 5, 8, 3), 5 * 6 * 3 * 3 * 6),
    (Version.KERAS_2, "LocallyConnected1D", {"filters": 6, "kernel_size": 3}, (None, 8, 3), 6 * 3 * 3 * 6),
    (Version.KERAS_2_V1, "CuDNNLSTM", {"units": 3}, (None, 5, 2), 5 * 4 * (2 * 3 + 3 * 3)),
    (Version.KERAS_2_V1, "CuDNNGRU", {"units": 3}, (None, 5, 2), 5 * 3 * (2 * 3 + 3 * 3)),
    (Version.KERAS_1, "MaxoutDense", {"output_dim": 3, "nb_feature": 4}, (None, 5), 4 * 5 * 3),
    (Version.KERAS_1, "Highway", {}, (None, 5), 2 * 25),
    (Version.KERAS_1, "TimeDistributedDense", {"output_dim": 3}, (None, 4, 5), 4 * 5 * 3),
]


@pytest.mark.parametrize(("version", "name", "arguments", "shape", "expected"), OLDER)
def test_layers_of_older_kerases(
    version: Version, name: str, arguments: dict[str, Any], shape: Shape, expected: int
) -> None:
    layer = described(name, arguments, version)
    assert isinstance(layer, KerasLayer), layer
    assert build(layer, shape).cost.multiply_accumulates == expected


def test_steps_that_come_before_the_batch_are_not_described() -> None:
    layer = described("LSTM", {"units": 3, "time_major": True}, Version.KERAS_2)
    assert isinstance(layer, KerasLayer)
    assert isinstance(build(layer, (5, None, 2)).cost.multiply_accumulates, Unknown)


def test_a_kernel_that_is_called_otherwise_is_not_taken_for_none() -> None:
    assert multiplied([Weight("kernel", (3, 4))], {"kernel": 2}) == 24
    assert isinstance(multiplied([Weight("depthwise_kernel", (3, 4))], {"kernel": 2}), Unknown)


def test_what_keras_refuses_costs_nothing_known() -> None:
    refused = cost("Conv2D", (None, 5), filters=3, kernel_size=2)
    assert isinstance(refused.multiply_accumulates, Unknown)
    assert refused.multiply_accumulates.kind == "rank-mismatch"


def test_a_layer_that_nobody_has_described_costs_something_unknown() -> None:
    class _Mystery(KerasLayer):
        """Says nothing about what it computes."""

    found = build(_Mystery(), (None, 5)).cost
    assert isinstance(found.multiply_accumulates, Unknown)
    assert found.multiply_accumulates.kind == "unsupported-layer"
    assert found.multiply_accumulates.why == "what _Mystery computes is not described"


def test_side_by_side_the_longer_row_of_steps_counts() -> None:
    short, long = Cost(1, 2, 8, 3, 4), Cost(10, 20, 80, 30, 40)
    assert short.beside(long) == Cost(11, 22, 88, 30, 44)
    assert short + long == Cost(11, 22, 88, 33, 40)
    assert short.times(5) == Cost(5, 10, 40, 3, 20)
    assert short.times(None).settled(BLUR) == Cost(BLUR, BLUR, BLUR, 3, BLUR)


def test_numbers_are_numbers_even_where_keras_takes_true_for_one() -> None:
    assert repr(cost("Dense", (None, 4), units=True).activations) == "1"


def test_the_tensors_of_several_outputs_are_added_up() -> None:
    shapes = Several(((None, 5), (None, 2, 3)))
    layer = described("Identity", {})
    assert isinstance(layer, KerasLayer)
    assert layer.cost(shapes).output_bytes == 4 * 11
