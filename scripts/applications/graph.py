"""The operations of a model, in the order in which Keras calls them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import keras
from keras import applications
from keras.src.ops.function import make_node_key

from scripts.applications.marks import AUTOMATIC, automatic_names_marked, paddings_marked, without_downloads

CLASSES, ACTIVATION = 1237, "softsign"
PLACEHOLDERS = {"classes": CLASSES, "classifier_activation": ACTIVATION}
KEPT = (
    "units", "filters", "kernel_size", "strides", "padding", "dilation_rate", "groups", "depth_multiplier", "use_bias",
    "activation", "axis", "center", "scale", "offset", "pool_size", "cropping", "target_shape", "rate", "keepdims",
    "mean", "variance", "projection_dim", "init_values", "drop_path_rate",
)  # fmt: skip
"""The arguments that change weights or shapes, or that people ask for."""

Row = list[Any]
"""A name (None where Keras gives one), a description, and how many rows back its inputs are."""


def rows(name: str, arguments: dict[str, Any]) -> list[Row]:
    """Every operation of the model in the order in which Keras calls them, the input first."""
    keras.backend.clear_session()
    with without_downloads(), automatic_names_marked(), paddings_marked():
        model = getattr(applications, name)(**{"weights": None, **arguments})
    nodes = sorted(nodes_of(model), key=lambda node: call_number(node.outputs[0]))
    positions = {node.operation: position for position, node in enumerate(nodes)}
    return [row(node, positions) for node in nodes]


def nodes_of(model: Any) -> Iterator[Any]:
    """The one call of each operation that belongs to the model."""
    for operation in model._operations:
        inbound = enumerate(operation._inbound_nodes)
        calls = [node for number, node in inbound if make_node_key(operation, number) in model._nodes]
        assert len(calls) == 1, f"{operation.name} is shared"
        yield calls[0]


def call_number(tensor: Any) -> int:
    """Keras numbers the tensors in the order in which they are made."""
    return int(tensor.name.removeprefix("keras_tensor").lstrip("_") or 0)


def row(node: Any, positions: dict[Any, int]) -> Row:
    """One operation; its inputs are counted backwards, so that the row reads the same wherever its part begins."""
    here = positions[node.operation]
    back = [here - positions[tensor._keras_history.operation] for tensor in node.input_tensors]
    return [given_name(node.operation), description(node.operation), *([] if back == [1] else back)]


def given_name(operation: Any) -> str | None:
    """The name, unless Keras gave it."""
    return None if operation.name.startswith(AUTOMATIC) else operation.name


def description(operation: Any) -> Any:
    """The class with its arguments, or the rows of a model inside the model."""
    if isinstance(operation, keras.Sequential):
        return [[given_name(layer), description(layer)] for layer in operation.layers]
    if not isinstance(operation, keras.Layer):
        return [f"ops.{type(operation).__name__}", {}]
    return [type(operation).__name__, kept_arguments(operation)]


def kept_arguments(layer: Any) -> dict[str, Any]:
    """The arguments that are not Keras's defaults."""
    config = layer.get_config()
    defaults = {key: value.default for key, value in inspect.signature(type(layer).__init__).parameters.items()}
    found = {key: config[key] for key in KEPT if key in config and key in defaults}
    found = {key: plain(value) for key, value in found.items() if not is_default(value, defaults[key])}
    if hasattr(layer, "correct_pad"):
        found["padding"] = f"=correct_pad {layer.correct_pad}"
    return found


def is_default(value: Any, default: Any) -> bool:
    """Whether the constructor would have set the value itself; `linear` is how Keras writes no activation."""
    return bool(plain(value) == plain(default)) or (value == "linear" and default is None)


def plain(value: Any) -> Any:
    """The value as JSON has it; one number for several equal ones, and a placeholder for what the caller chooses."""
    for argument, placeholder in PLACEHOLDERS.items():
        if value == placeholder:
            return f"={argument}"
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (tuple, list)):
        items = [plain(item) for item in value]
        return items[0] if len(items) == 2 and items[0] == items[1] and isinstance(items[0], int) else items
    return value
