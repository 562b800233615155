"""What Keras refuses is told apart by its kind, so that no one has to read the words."""

from typing import Any

import pytest

from paramlint.keras.build import build
from paramlint.keras.errors import REFUSALS, SHAPE_REFUSALS
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several
from paramlint.unknown import Unknown
from tests.keras.oracle import Nested, Refusal, by_keras, described

PAIR = Several(((None, 10, 4), (None, 9, 4)))
AT_BUILD = [
    ("Conv2D", {"filters": 8, "kernel_size": 3}, (None, 28, 28), "rank-mismatch"),
    ("LSTM", {"units": 8}, (None, 28), "rank-mismatch"),
    ("RepeatVector", {"n": 3}, (None, 28, 28), "rank-mismatch"),
    ("Conv1D", {"filters": 8, "kernel_size": 3}, (None, 2, 1), "empty-output"),
    ("MaxPooling2D", {}, (None, 1, 8, 1), "empty-output"),
    ("Cropping1D", {"cropping": (1, 1)}, (None, 2, 1), "empty-output"),
    ("Reshape", {"target_shape": (3, 3)}, (None, 8), "reshape-size"),
    ("Reshape", {"target_shape": (-1, 3)}, (None, 8), "reshape-size"),
    ("Concatenate", {}, PAIR, "merge-shape"),
    ("Add", {}, PAIR, "merge-shape"),
    ("Dot", {"axes": 1}, PAIR, "merge-shape"),
    ("Add", {}, (None, 10, 4), "merge-shape"),
    ("Dense", {"units": 8}, (None, None), "open-dimension"),
    ("Conv2D", {"filters": 8, "kernel_size": 3}, (None, 28, 28, None), "open-dimension"),
    ("LSTM", {"units": 8}, (None, 10, None), "open-dimension"),
    ("EinsumDense", {"equation": "ab,bc->ac", "output_shape": 8}, (None, None), "open-dimension"),
    ("Conv2D", {"filters": 8, "kernel_size": 3, "groups": 4}, (None, 28, 28, 3), "unfit-argument"),
    ("LSTM", {"units": 8, "stateful": True}, (None, 10, 4), "unfit-argument"),
    ("BatchNormalization", {"axis": 4}, (None, 10, 4), "unfit-argument"),
    ("Conv2D", {"filters": 8, "kernel_size": (2.5, 2)}, (None, 28, 28, 3), "invalid-size"),
    ("RandomColorDegeneration", {"factor": 0.5}, (None, 8, 8, 4), "invalid-shape"),
]  # fmt: skip
AT_CONSTRUCTION = [
    ("Dense", {"units": 64.0}, "invalid-size"),
    ("Conv2D", {"filters": 8, "kernel_size": 0}, "invalid-size"),
    ("ZeroPadding2D", {"padding": (1, 2, 3)}, "invalid-size"),
    ("Dense", {"units": 3, "unit": 3}, "unknown-argument"),
    ("Dropout", {"rate": 5}, "invalid-share"),
    ("Conv2D", {"filters": 8, "kernel_size": 3, "padding": "full"}, "invalid-argument"),
    ("Conv2D", {"filters": 8, "kernel_size": 3, "groups": 3}, "invalid-argument"),
    ("Conv2D", {"filters": 8, "kernel_size": 3, "strides": 2, "dilation_rate": 2}, "invalid-argument"),
    ("Bidirectional", {"layer": Nested("Dense", {"units": 3})}, "invalid-argument"),
    ("Dense", {}, "invalid-argument"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "shape", "kind"), AT_BUILD)
def test_a_layer_that_cannot_be_built_says_what_for(
    name: str, arguments: dict[str, Any], shape: Any, kind: str
) -> None:
    layer = described(name, arguments)
    assert isinstance(layer, KerasLayer)
    built = build(layer, shape)
    assert isinstance(built.output_shape, Unknown)
    assert built.output_shape.kind == kind
    assert kind in SHAPE_REFUSALS | {"invalid-size"}
    assert isinstance(by_keras(name, arguments, shape), Refusal)


@pytest.mark.parametrize(("name", "arguments", "kind"), AT_CONSTRUCTION)
def test_a_layer_that_cannot_be_made_says_what_for(name: str, arguments: dict[str, Any], kind: str) -> None:
    layer = described(name, arguments)
    assert isinstance(layer, Unknown)
    assert layer.kind == kind
    assert kind in REFUSALS
    assert isinstance(by_keras(name, arguments, (None, 8, 8, 8)), Refusal)
