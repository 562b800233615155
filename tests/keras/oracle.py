"""What real Keras and paramlint each make of the same layer and the same input shape, in one form to compare."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import keras
import tensorflow as tf

from paramlint.keras.build import Built, build
from paramlint.keras.catalogue import find_layer
from paramlint.keras.construct import construct
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several
from paramlint.unknown import Unknown

_REFUSALS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NameError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
    tf.errors.OpError,
)
_REFUSED = ("invalid-argument", "invalid-shape")


@dataclass(frozen=True)
class Nested:
    """A layer inside the arguments of another one, to be made in either world."""

    name: str
    arguments: dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """Weights as (name, shape, trainable), and the output's shape; a list of shapes where there are several."""

    weights: tuple[tuple[str, tuple[Any, ...], bool], ...]
    output: Any


@dataclass(frozen=True)
class Refusal:
    """The layer is not made, or not built. Two refusals are equal whatever their words are."""

    words: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Refusal)

    def __hash__(self) -> int:
        return hash(Refusal)


Given = tuple[int | None, ...] | Several
"""The shape of a layer's input, or of its several inputs."""


def by_keras(name: str, arguments: dict[str, Any], shape: Given, dtype: str | None = None) -> Outcome | Refusal:
    """Make the layer and call it on symbolic inputs, so that nothing is computed but shapes and weights."""
    tensors = _tensors(shape, dtype)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            layer = _made(name, arguments)
            output = _called(name, layer, tensors)
    except _REFUSALS as error:
        return Refusal(f"{type(error).__name__}: {error}")
    # A model asks each variable whether it is trained, not the layers on the way to it.
    weights = tuple((weight.name, tuple(weight.shape), weight.trainable) for weight in layer.weights)
    return Outcome(weights, _shapes(output))


def _tensors(shape: Any, dtype: str | None) -> Any:
    if isinstance(shape, Several):
        return [_tensors(part, dtype) for part in shape.shapes]
    return None if shape is None else keras.Input(batch_shape=shape, dtype=dtype)


def _called(name: str, layer: keras.layers.Layer, tensors: Any) -> Any:
    """Layers of several arguments (attention) get their tensors one by one, those of a list (Add) as one list."""
    description = find_layer(name)
    several = description is not None and len(description.inputs) > 1
    return layer(*tensors) if several and isinstance(tensors, list) else layer(tensors)


def _shapes(output: Any) -> Any:
    if isinstance(output, (tuple, list)):
        return [_shapes(part) for part in output]
    return tuple(output.shape)


def _made(name: str, arguments: dict[str, Any]) -> keras.layers.Layer:
    inner = {key: mapped(value, _made) for key, value in arguments.items()}
    return getattr(keras.layers, name)(**inner)


def mapped(value: Any, make: Callable[[str, dict[str, Any]], Any]) -> Any:
    """The argument with the nested layers in it made: it may be one, or a list of them."""
    if isinstance(value, Nested):
        return make(value.name, value.arguments)
    if isinstance(value, (list, tuple)) and any(isinstance(item, Nested) for item in value):
        return type(value)(mapped(item, make) for item in value)
    return value


def by_paramlint(name: str, arguments: dict[str, Any], shape: Any) -> Outcome | Refusal | None:
    """The same by the description; None where it makes no claim."""
    layer = described(name, arguments)
    if isinstance(layer, Unknown):
        return Refusal(layer.why) if layer.kind in _REFUSED else None
    return outcome(build(layer, shape))


def described(name: str, arguments: dict[str, Any]) -> KerasLayer | Unknown:
    """The described layer, or why there is none."""
    cls = find_layer(name)
    assert cls is not None, name
    inner = {key: mapped(value, described) for key, value in arguments.items()}
    return construct(cls, (), inner).layer


def outcome(built: Built) -> Outcome | Refusal | None:
    """What was built, as an outcome; None where no claim is made about the weights."""
    if isinstance(built.weights, Unknown):
        return Refusal(built.weights.why) if built.weights.kind in _REFUSED else None
    weights = tuple((weight.name, weight.shape, weight.trainable) for weight in built.weights)
    return Outcome(weights, _listed(built.output_shape))


def _listed(output: Any) -> Any:
    return [_listed(part) for part in output.shapes] if isinstance(output, Several) else output
