"""What real Keras and paramlint each make of the same application, in one form to compare."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

import keras
from keras import applications
from keras.src.ops.function import make_node_key
from keras.src.utils.naming import to_snake_case

from paramlint.keras.applications.architecture import Architecture, Tensor
from paramlint.keras.applications.names import find_application
from paramlint.keras.errors import REFUSALS
from paramlint.unknown import Unknown

_REFUSALS = (AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True)
class Listed:
    """One line of a summary: weights as (name, shape, trainable)."""

    name: str
    class_name: str
    is_layer: bool
    weights: tuple[tuple[str, tuple[Any, ...], bool], ...]
    output_shape: tuple[Any, ...]


@dataclass(frozen=True)
class Outcome:
    """The model's name and what its summary lists."""

    name: str
    lines: tuple[Listed, ...]


@dataclass(frozen=True)
class Refusal:
    """There is no such model. Two refusals are equal whatever their words are."""

    words: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Refusal)

    def __hash__(self) -> int:
        return hash(Refusal)


def by_keras(name: str, arguments: dict[str, Any]) -> Outcome | Refusal:
    """Make the model in a new session."""
    keras.backend.clear_session()
    tensor = arguments.get("input_tensor")
    if isinstance(tensor, Tensor):
        arguments = arguments | {"input_tensor": keras.Input(batch_shape=tensor.shape)}
    try:
        with without_downloads(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = getattr(applications, name)(**arguments)
    except _REFUSALS as error:
        return Refusal(f"{type(error).__name__}: {error}")
    return Outcome(model.name, tuple(_listed(model, operation) for operation in model._operations))


@contextmanager
def without_downloads() -> Iterator[None]:
    """Let Keras believe it has loaded weights."""
    with (
        mock.patch.object(keras.src.utils.file_utils, "get_file", return_value=""),
        mock.patch.object(keras.Model, "load_weights"),
    ):
        yield


def _listed(model: Any, operation: Any) -> Listed:
    inbound = enumerate(operation._inbound_nodes)
    call = next(node for number, node in inbound if make_node_key(operation, number) in model._nodes)
    shape = tuple(call.outputs[0].shape)
    is_layer = isinstance(operation, keras.Layer)
    weights = operation.weights if is_layer else []
    return Listed(operation.name, type(operation).__name__, is_layer, tuple(map(_weight, weights)), shape)


def _weight(variable: Any) -> tuple[str, tuple[Any, ...], bool]:
    name = "variable" if variable.name.startswith("variable") else variable.name
    return name, tuple(variable.shape), variable.trainable


def by_paramlint(name: str, arguments: dict[str, Any]) -> Outcome | Refusal | None:
    """The same by the description; None where it makes no claim."""
    found = find_application(f"keras.applications.{name}")
    assert found is not None
    assert not isinstance(found, Unknown)
    made = found.architecture((), arguments)
    if isinstance(made, Unknown):
        return Refusal(made.why) if made.kind in REFUSALS else None
    return outcome(made)


def outcome(made: Architecture) -> Outcome:
    """What was made, as a summary in a new session."""
    names = numbered(made)
    lines = []
    for position in made.listed:
        node, built = made.nodes[position], made.built[position]
        assert not isinstance(built.weights, Unknown)
        weights = tuple((weight.name, weight.shape, weight.trainable) for weight in built.weights)
        assert isinstance(built.output_shape, tuple)
        lines.append(Listed(names[position], node.class_name, node.is_layer, weights, built.output_shape))
    name = "functional" if made.name is None else made.name
    assert isinstance(name, str)
    return Outcome(name, tuple(lines))


def numbered(made: Architecture) -> list[str]:
    """The names of all nodes, with those that Keras gives numbered from the start."""
    return list(_numbered((node.name, to_snake_case(node.class_name)) for node in made.nodes))


def _numbered(named: Iterable[tuple[str | None, str]]) -> Iterator[str]:
    given: Counter[str] = Counter()
    for name, prefix in named:
        if name is None:
            name = f"{prefix}_{given[prefix]}" if given[prefix] else prefix
            given[prefix] += 1
        yield name
