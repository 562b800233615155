"""Every described function exists, takes what it should, and is shown in summaries as Keras shows it."""

from __future__ import annotations

from typing import Any

import keras
import pytest
import tensorflow as tf
import tf_keras
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.errors import NoSuchExample

from paramlint.keras.operations.catalogue import find_operation, find_operator
from paramlint.keras.operations.joining import concatenated, concatenated_around
from paramlint.keras.operations.operation import Operation
from paramlint.keras.operations.tensor import Tensor
from tests.keras.operations.oracle import function
from tests.keras.operations.tables import TABLES
from tests.keras.operations.test_agreement import OPERATIONS, call_of, dtype_of

_QUICK = settings(
    max_examples=3000, phases=[Phase.generate], database=None, deadline=None, suppress_health_check=list(HealthCheck)
)
NOT_TENSORS = {"keras.ops.shape", "keras.ops.ndim", "keras.backend.int_shape", "operator.len"}


def placed(value: Any, make: Any) -> Any:
    """The value with the library's tensors in the place of ours."""
    if isinstance(value, Tensor):
        return make(value)
    if isinstance(value, dict):
        return {key: placed(item, make) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        items = [placed(item, make) for item in value]
        return items if isinstance(value, list) or shapes_in(value) else value
    return value


def layers_made(operation: Operation, library: Any, roles: dict[str, Any]) -> list[Any] | None:
    """The layers that the call makes in a functional model of this Keras; None where it refuses the call."""
    positional, keywords = call_of(operation, roles)
    inputs: list[Any] = []

    def make(tensor: Tensor) -> Any:
        if None not in tensor.shape:
            return tf.ones(tensor.shape, tensor.dtype or dtype_of(operation.name))
        inputs.append(library.Input(tensor.shape[1:], dtype=tensor.dtype or dtype_of(operation.name)))
        return inputs[-1]

    library.backend.clear_session()
    try:
        called = function_in(operation.name, library)(*placed(positional, make), **placed(keywords, make))
        model = library.Model(inputs, called)
    except Exception:
        return None
    return [layer for layer in getattr(model, "operations", model.layers) if type(layer).__name__ != "InputLayer"]


def function_in(name: str, library: Any) -> Any:
    """The function as this Keras has it."""
    if library is tf_keras and name.startswith("keras.activations."):
        return getattr(tf_keras.activations, name.rpartition(".")[2])
    return function(name)


def drawn_layers(operation: Operation, library: Any) -> list[Any] | None:
    """The layers made of the first drawn call that this Keras takes in a functional model."""
    found: list[list[Any]] = []

    def is_taken(roles: dict[str, Any]) -> bool:
        if operation.compute in TAKE_SEVERAL and len(shapes_in(roles)) == 1:
            return False
        if roles.get("dilations", 1) != 1:  # TensorFlow makes several layers of a dilated convolution
            return False
        if not any(None in shape for shape in shapes_in(roles)) or not all(map(is_batch_or_known, shapes_in(roles))):
            return False
        made = layers_made(operation, library, roles)
        if made is not None:
            found.append(made)
        return made is not None

    try:
        find(TABLES[operation.compute](), is_taken, settings=_QUICK)
    except NoSuchExample:
        return None
    return found[-1]


def is_batch_or_known(shape: Any) -> bool:
    return None not in shape[1:] and 0 not in shape


def shapes_in(value: Any) -> list[Any]:
    if isinstance(value, Tensor):
        return [value.shape]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, (tuple, list)) else ()
    return [shape for item in items for shape in shapes_in(item)]


TAKE_SEVERAL = {concatenated, concatenated_around}
"""What makes something else of a list with a single tensor in it."""
IN_KERAS_3 = [name for name, op in OPERATIONS.items() if op.keras3_class]
IN_KERAS_2 = [name for name, op in OPERATIONS.items() if op.keras2_name]


@pytest.mark.parametrize("name", IN_KERAS_3)
def test_is_shown_as_in_keras_3(name: str) -> None:
    layers = drawn_layers(OPERATIONS[name], keras)
    assert layers is not None
    assert [type(layer).__name__ for layer in layers] == [OPERATIONS[name].keras3_class]
    assert [layer.name for layer in layers] == [OPERATIONS[name].keras3_name]


@pytest.mark.parametrize("name", IN_KERAS_2)
def test_is_shown_as_in_keras_2(name: str) -> None:
    layers = drawn_layers(OPERATIONS[name], tf_keras)
    assert layers is not None
    assert [(type(layer).__name__, layer.name) for layer in layers] == [
        (OPERATIONS[name].keras2_class, OPERATIONS[name].keras2_name)
    ]


def test_a_function_nobody_described_is_not_found() -> None:
    assert find_operation("keras.ops.nonesuch") is None
    assert find_operation("tensorflow.strings.split") is None
    assert find_operator("<<") is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("tensorflow.reduce_mean", "tensorflow.math.reduce_mean"),
        ("tensorflow.compat.v1.reduce_sum", "tensorflow.math.reduce_sum"),
        ("tensorflow.nn.sigmoid", "tensorflow.math.sigmoid"),
        ("keras.ops.numpy.mean", "keras.ops.mean"),
        ("keras.ops.nn.relu", "keras.ops.relu"),
    ],
)
def test_other_homes_of_a_function_are_known(name: str, found: str) -> None:
    operation = find_operation(name)
    assert operation is not None
    assert operation.name == found
