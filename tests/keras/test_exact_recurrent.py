"""Counts and shapes of cells, of what runs them, and of convolutional LSTMs, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from paramlint.keras.build import build
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several
from paramlint.unknown import Unknown
from tests.keras.oracle import Nested, described, is_refusal
from tests.keras.test_exact import built, total, weights_of

LSTM4 = Nested("LSTMCell", {"units": 4})
GRU3 = Nested("GRUCell", {"units": 3})


def test_stacked_cells_are_given_what_the_one_below_makes() -> None:
    result = built("RNN", {"cell": [LSTM4, GRU3]}, (None, 10, 2))
    assert weights_of(result) == {
        "cell_0 kernel": (2, 16), "cell_0 recurrent_kernel": (4, 16), "cell_0 bias": (16,),
        "cell_1 kernel": (4, 9), "cell_1 recurrent_kernel": (3, 9), "cell_1 bias": (2, 9),
    }  # fmt: skip
    assert total(result) == 4 * (2 * 4 + 4 * 4 + 4) + 3 * (4 * 3 + 3 * 3 + 2 * 3) == 193
    assert (result.output_shape, result.steps) == ((None, 3), 10)


def test_states_of_stacked_cells_are_nested() -> None:
    result = built("RNN", {"cell": [LSTM4, GRU3], "return_state": True, "return_sequences": True}, (None, 10, 2))
    assert result.output_shape == Several(((None, 10, 3), Several(((None, 4), (None, 4))), (None, 3)))


CONV = {"filters": 4, "kernel_size": 3}
# Four gates, each a convolution of 2 channels and one of the 4 of the state.
GATES = 4 * (3 * 3 * 2 * 4 + 3 * 3 * 4 * 4 + 4)

COUNTS = [
    ("RNN", {"cell": LSTM4}, (None, 10, 2), 4 * (2 * 4 + 4 * 4 + 4), (None, 4)),
    ("RNN", {"cell": Nested("StackedRNNCells", {"cells": [LSTM4, GRU3]})}, (None, 10, 2), 193, (None, 3)),
    ("RNN", {"cell": Nested("SimpleRNNCell", {"units": 3}), "return_sequences": True}, (None, 10, 2), 2 * 3 + 3 * 3 + 3, (None, 10, 3)),
    ("ConvLSTM2D", CONV, (None, 10, 9, 8, 2), GATES, (None, 7, 6, 4)),
    ("ConvLSTM2D", CONV | {"padding": "same", "return_sequences": True}, (None, 10, 9, 8, 2), GATES, (None, 10, 9, 8, 4)),
    ("ConvLSTM2D", CONV | {"data_format": "channels_first"}, (None, 10, 2, 9, 8), GATES, (None, 4, 7, 6)),
    ("ConvLSTM2D", CONV | {"use_bias": False, "strides": 2}, (None, 10, 9, 8, 2), GATES - 16, (None, 4, 3, 4)),
    ("ConvLSTM1D", CONV, (None, 10, 9, 2), 4 * (3 * 2 * 4 + 3 * 4 * 4 + 4), (None, 7, 4)),
    ("ConvLSTM3D", CONV | {"dilation_rate": 2}, (None, 10, 9, 9, 9, 2), 4 * (27 * 2 * 4 + 27 * 4 * 4 + 4), (None, 5, 5, 5, 4)),
    ("Bidirectional", {"layer": Nested("RNN", {"cell": LSTM4})}, (None, 10, 2), 2 * 112, (None, 8)),
    ("Bidirectional", {"layer": Nested("ConvLSTM2D", CONV)}, (None, 10, 9, 8, 2), 2 * GATES, (None, 7, 6, 8)),
    ("TimeDistributed", {"layer": Nested("RNN", {"cell": LSTM4})}, (None, 6, 10, 2), 112, (None, 6, 4)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "shape", "parameters", "output"), COUNTS)
def test_counts(
    name: str, arguments: dict[str, Any], shape: tuple[Any, ...], parameters: int, output: tuple[Any, ...]
) -> None:
    result = built(name, arguments, shape)
    assert (total(result), result.output_shape) == (parameters, output)


def test_a_bidirectional_stack_names_direction_and_cell() -> None:
    result = built("Bidirectional", {"layer": Nested("RNN", {"cell": [LSTM4, GRU3]})}, (None, 10, 2))
    assert list(weights_of(result))[::6] == ["forward cell_0 kernel", "backward cell_0 kernel"]
    assert total(result) == 2 * 193


def test_a_cell_called_by_itself_makes_one_step() -> None:
    state = (None, 4)
    result = built("LSTMCell", {"units": 4}, Several(((None, 2), Several((state, state)))))
    assert (total(result), result.output_shape) == (112, Several((state, Several((state, state)))))


def test_a_cell_that_is_frozen_is_frozen_in_its_layer() -> None:
    result = built("RNN", {"cell": [LSTM4, Nested("GRUCell", {"units": 3, "trainable": False})]}, (None, 10, 2))
    assert isinstance(result.weights, tuple)
    assert [weight.trainable for weight in result.weights] == [True] * 3 + [False] * 3


REFUSED = [
    ("RNN", {"cell": GRU3, "stateful": True}, (None, 10, 2), "RNN with stateful=True needs a batch size, its input is (None, 10, 2)"),
    ("RNN", {"cell": GRU3}, (None, 10, None), "GRUCell needs a defined dimension at axis -1, its input is (None, None)"),
    ("ConvLSTM2D", CONV, (None, 10, 9, 8), "ConvLSTM2D expects 5 dimensions, its input (None, 10, 9, 8) has 4"),
    ("ConvLSTM2D", CONV, (None, 10, None, 8, 2), "ConvLSTM2D needs defined spatial dimensions, one step of its input is (None, None, 8, 2)"),
    ("ConvLSTM2D", CONV, (None, 10, 2, 8, 2), "ConvLSTM2D's window (3, 3) does not fit into its input (None, 2, 8, 2)"),
    ("LSTMCell", {"units": 4}, (None, 2), "LSTMCell needs several inputs, and is given one: (None, 2)"),
    ("TimeDistributed", {"layer": LSTM4}, (None, 10, 2), "TimeDistributed hands on one tensor, and LSTMCell needs several"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "shape", "why"), REFUSED)
def test_refusals_name_the_numbers(name: str, arguments: dict[str, Any], shape: Any, why: str) -> None:
    assert is_refusal(built(name, arguments, shape).weights, why)


def test_only_cells_are_run() -> None:
    why = "RNN expects a recurrent cell or a list of them for `cell`, got Dense("
    layer = described("RNN", {"cell": Nested("Dense", {"units": 3})})
    assert isinstance(layer, Unknown)
    assert (layer.kind, layer.why[: len(why)]) == ("invalid-argument", why)


@pytest.mark.parametrize("name", ["RNN", "StackedRNNCells"])
def test_a_cell_that_is_used_twice_is_not_counted_twice(name: str) -> None:
    cell = described("GRUCell", {"units": 3})
    argument = "cell" if name == "RNN" else "cells"
    layer = described(name, {argument: [cell, cell]})
    assert layer == Unknown("unsupported-layer", f"{name} with the same cell twice is not described")


def test_a_cell_without_known_units_is_known_but_for_them() -> None:
    size = Unknown("runtime-value", "hidden", name="size")
    layer = described("RNN", {"cell": Nested("GRUCell", {"units": size})})
    assert isinstance(layer, KerasLayer)
    result = build(layer, (None, 10, 2))
    assert (weights_of(result)["kernel"], result.output_shape) == ((2, size.unnamed()), (None, size))
