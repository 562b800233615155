"""Counts and shapes worked out by hand."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from paramlint.keras.build import Built, build
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several
from paramlint.unknown import Unknown
from tests.keras.oracle import Nested, described, is_refusal

LSTM3 = Nested("LSTM", {"units": 3})


def built(name: str, arguments: dict[str, Any], shape: Any) -> Built:
    layer = described(name, arguments)
    assert not isinstance(layer, Unknown), layer.why
    return build(layer, shape)


def weights_of(result: Built) -> dict[str, tuple[Any, ...]]:
    assert isinstance(result.weights, tuple)
    return {f"{weight.part} {weight.name}".strip(): weight.shape for weight in result.weights}


def total(result: Built) -> int:
    assert isinstance(result.weights, tuple)
    sizes = [weight.size for weight in result.weights]
    assert all(isinstance(size, int) for size in sizes)
    return sum(size for size in sizes if isinstance(size, int))


def test_simple_rnn_is_the_same_at_each_of_the_400_steps() -> None:
    result = built("SimpleRNN", {"units": 50, "return_sequences": True}, (None, 400, 300))
    assert weights_of(result) == {"kernel": (300, 50), "recurrent_kernel": (50, 50), "bias": (50,)}
    assert total(result) == 300 * 50 + 50 * 50 + 50 == 17_550
    assert (result.output_shape, result.steps) == ((None, 400, 50), 400)


def test_dense_on_a_flattened_sequence() -> None:
    assert total(built("Dense", {"units": 1}, (None, 20_000))) == 20_001


COUNTS = [
    ("Embedding", {"input_dim": 10_000, "output_dim": 64}, (None, 400), 640_000, (None, 400, 64)),
    ("LSTM", {"units": 32}, (None, 10, 64), 4 * (64 * 32 + 32 * 32 + 32), (None, 32)),
    ("LSTM", {"units": 32, "use_bias": False}, (None, 10, 64), 4 * (64 * 32 + 32 * 32), (None, 32)),
    ("GRU", {"units": 32}, (None, 10, 64), 3 * (64 * 32 + 32 * 32 + 2 * 32), (None, 32)),
    ("GRU", {"units": 32, "reset_after": False}, (None, 10, 64), 3 * (64 * 32 + 32 * 32 + 32), (None, 32)),
    ("Conv1D", {"filters": 8, "kernel_size": 5, "padding": "causal"}, (None, 100, 4), 5 * 4 * 8 + 8, (None, 100, 8)),
    ("Conv2D", {"filters": 32, "kernel_size": 3}, (None, 28, 28, 1), 320, (None, 26, 26, 32)),
    ("Conv2D", {"filters": 8, "kernel_size": 3, "groups": 2}, (None, 9, 9, 4), 3 * 3 * 2 * 8 + 8, (None, 7, 7, 8)),
    ("Conv2D", {"filters": 8, "kernel_size": 3, "data_format": "channels_first"}, (None, 4, 9, 9), 296, (None, 8, 7, 7)),
    ("Conv2D", {"filters": 2, "kernel_size": 3, "dilation_rate": 2}, (None, 9, 9, 1), 20, (None, 5, 5, 2)),
    ("Conv3D", {"filters": 2, "kernel_size": 3, "strides": 2}, (None, 9, 9, 9, 1), 56, (None, 4, 4, 4, 2)),
    ("DepthwiseConv2D", {"kernel_size": 3, "depth_multiplier": 2}, (None, 9, 9, 4), 3 * 3 * 4 * 2 + 8, (None, 7, 7, 8)),
    ("SeparableConv2D", {"filters": 16, "kernel_size": 3}, (None, 32, 32, 8), 3 * 3 * 8 + 8 * 16 + 16, (None, 30, 30, 16)),
    ("Conv2DTranspose", {"filters": 4, "kernel_size": 3, "strides": 2, "padding": "same"}, (None, 7, 7, 8), 292, (None, 14, 14, 4)),
    ("Conv2DTranspose", {"filters": 4, "kernel_size": 3, "strides": 2}, (None, 7, 7, 8), 292, (None, 15, 15, 4)),
    ("Conv2DTranspose", {"filters": 4, "kernel_size": 2, "strides": 3}, (None, 7, 7, 8), 132, (None, 21, 21, 4)),
    ("BatchNormalization", {}, (None, 7, 7, 8), 32, (None, 7, 7, 8)),
    ("BatchNormalization", {"scale": False}, (None, 7, 7, 8), 24, (None, 7, 7, 8)),
    ("LayerNormalization", {"axis": [1, 2]}, (None, 7, 8), 2 * 7 * 8, (None, 7, 8)),
    ("LayerNormalization", {"rms_scaling": True}, (None, 7, 8), 8, (None, 7, 8)),
    ("PReLU", {}, (None, 7, 7, 8), 7 * 7 * 8, (None, 7, 7, 8)),
    ("PReLU", {"shared_axes": [1, 2]}, (None, 7, 7, 8), 8, (None, 7, 7, 8)),
    ("MaxPooling2D", {}, (None, 7, 7, 8), 0, (None, 3, 3, 8)),
    ("AveragePooling1D", {"pool_size": 3, "strides": 2, "padding": "same"}, (None, 7, 8), 0, (None, 4, 8)),
    ("GlobalAveragePooling2D", {"keepdims": True}, (None, None, 7, 8), 0, (None, 1, 1, 8)),
    ("Flatten", {}, (None, 7, 7, 8), 0, (None, 392)),
    ("Flatten", {}, (None, None, 8), 0, (None, None)),
    ("Reshape", {"target_shape": (-1, 8)}, (None, 7, 7, 8), 0, (None, 49, 8)),
    ("Permute", {"dims": (2, 1)}, (None, 7, 8), 0, (None, 8, 7)),
    ("Cropping2D", {"cropping": ((1, 2), 3)}, (None, 9, 9, 1), 0, (None, 6, 3, 1)),
    ("ZeroPadding1D", {"padding": (1, 2)}, (None, 7, 8), 0, (None, 10, 8)),
    ("Bidirectional", {"layer": LSTM3}, (None, 5, 2), 2 * 4 * (2 * 3 + 3 * 3 + 3), (None, 6)),
    ("Bidirectional", {"layer": LSTM3, "merge_mode": "sum"}, (None, 5, 2), 144, (None, 3)),
    ("TimeDistributed", {"layer": Nested("Dense", {"units": 3})}, (None, 5, 4, 2), 2 * 3 + 3, (None, 5, 4, 3)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "shape", "parameters", "output"), COUNTS)
def test_counts(
    name: str, arguments: dict[str, Any], shape: tuple[Any, ...], parameters: int, output: tuple[Any, ...]
) -> None:
    result = built(name, arguments, shape)
    assert (total(result), result.output_shape) == (parameters, output)


def test_moving_statistics_are_not_learned() -> None:
    result = built("BatchNormalization", {"scale": False}, (None, 8))
    assert isinstance(result.weights, tuple)
    assert [(weight.name, weight.trainable) for weight in result.weights] == [
        ("beta", True),
        ("moving_mean", False),
        ("moving_variance", False),
    ]


def test_a_wrapper_made_frozen_freezes_nothing_inside_but_one_frozen_later_does() -> None:
    made = described("Bidirectional", {"layer": LSTM3, "trainable": False})
    assert isinstance(made, KerasLayer)
    for layer, trained in ((made, True), (msgspec.structs.replace(made, frozen=True), False)):
        result = build(layer, (None, 5, 2))
        assert isinstance(result.weights, tuple)
        assert {weight.trainable for weight in result.weights} == {trained}


def test_the_trainable_of_a_recurrent_layer_is_that_of_its_cell() -> None:
    result = built("LSTM", {"units": 3, "trainable": False}, (None, 5, 2))
    assert isinstance(result.weights, tuple)
    assert not any(weight.trainable for weight in result.weights)


def test_the_two_directions_are_told_apart() -> None:
    backward = Nested("GRU", {"units": 4, "go_backwards": True})
    result = built("Bidirectional", {"layer": LSTM3, "backward_layer": backward}, (None, 5, 2))
    assert weights_of(result) == {
        "forward kernel": (2, 12), "forward recurrent_kernel": (3, 12), "forward bias": (12,),
        "backward kernel": (2, 12), "backward recurrent_kernel": (4, 12), "backward bias": (2, 12),
    }  # fmt: skip
    assert result.steps == 5


SEVERAL = [
    ("LSTM", {"units": 3, "return_state": True}, ((None, 3), (None, 3), (None, 3))),
    ("LSTM", {"units": 3, "return_state": True, "return_sequences": True}, ((None, 5, 3), (None, 3), (None, 3))),
    ("Bidirectional", {"layer": LSTM3, "merge_mode": None}, ((None, 3), (None, 3))),
    ("Bidirectional", {"layer": Nested("GRU", {"units": 3, "return_state": True})}, ((None, 6), (None, 3), (None, 3))),
]


@pytest.mark.parametrize(("name", "arguments", "outputs"), SEVERAL)
def test_several_outputs(name: str, arguments: dict[str, Any], outputs: tuple[Any, ...]) -> None:
    result = built(name, arguments, (None, 5, 2))
    assert result.output_shape == Several(outputs)
    assert total(result) > 0


REFUSED = [
    ("Dense", {"units": 3}, (None, None), "Dense needs a defined dimension at axis -1, its input is (None, None)"),
    ("Conv2D", {"filters": 3, "kernel_size": 5}, (None, 3, 9, 1), "Conv2D's window (5, 5) does not fit into its input (None, 3, 9, 1)"),
    ("Conv2D", {"filters": 4, "kernel_size": 1, "groups": 4}, (None, 3, 9, 6), "Conv2D cannot split the channels of (None, 3, 9, 6) into 4 groups"),
    ("LSTM", {"units": 3}, (None, 8), "LSTM expects 3 dimensions, its input (None, 8) has 2"),
    ("Reshape", {"target_shape": (3, 3)}, (None, 8), "the 8 elements of (8,) do not fit into (3, 3), which holds 9"),
    ("Cropping1D", {"cropping": (3, 5)}, (None, 8, 1), "Cropping1D cannot crop (3, 5) off its input (None, 8, 1)"),
    ("GroupNormalization", {"groups": 3}, (None, 8), "GroupNormalization cannot split axis -1 of (None, 8) into 3 groups"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "shape", "why"), REFUSED)
def test_refusals_name_the_numbers(name: str, arguments: dict[str, Any], shape: tuple[Any, ...], why: str) -> None:
    result = built(name, arguments, shape)
    assert result.weights == result.output_shape
    assert is_refusal(result.weights, why)


def test_a_quantized_dtype_is_not_described() -> None:
    layer = described("Dense", {"units": 3, "dtype": "int8_from_float32"})
    assert isinstance(layer, Unknown)
    assert layer.kind == "unsupported-layer"


def test_an_embedding_needs_no_input_shape() -> None:
    missing = Unknown("no-input-shape", "nobody said")
    layer = described("Embedding", {"input_dim": 10, "output_dim": 3})
    assert not isinstance(layer, Unknown)
    result = build(layer, missing)
    assert (total(result), result.output_shape) == (30, missing)
