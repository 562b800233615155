"""What real Keras and paramlint each make of the same layer and the same input shape, in one form to compare."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import keras
import tensorflow as tf

from paramlint.keras.build import Built, build
from paramlint.keras.catalogue import find_layer
from paramlint.keras.construct import construct
from paramlint.keras.layer import KerasLayer
from paramlint.unknown import Unknown

_REFUSALS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
    tf.errors.OpError,
)
_REFUSED = ("invalid-argument", "invalid-shape")
SEVERAL = "several outputs"


@dataclass(frozen=True)
class Nested:
    """A layer inside the arguments of another one, to be made in either world."""

    name: str
    arguments: dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """Weights as (name, shape, trainable), and the output's shape."""

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


def by_keras(name: str, arguments: dict[str, Any], shape: tuple[int | None, ...]) -> Outcome | Refusal:
    """Make the layer and call it on a symbolic input, so that nothing is computed but shapes and weights."""
    tensor = keras.Input(batch_shape=shape)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            layer = _made(name, arguments)
            output = layer(tensor)
    except _REFUSALS as error:
        return Refusal(f"{type(error).__name__}: {error}")
    trained = {id(variable) for variable in layer.trainable_variables}
    weights = tuple((weight.name, tuple(weight.shape), id(weight) in trained) for weight in layer.weights)
    return Outcome(weights, SEVERAL if isinstance(output, (tuple, list)) else tuple(output.shape))


def _made(name: str, arguments: dict[str, Any]) -> keras.layers.Layer:
    inner = {
        key: _made(value.name, value.arguments) if isinstance(value, Nested) else value
        for key, value in arguments.items()
    }
    return getattr(keras.layers, name)(**inner)


def by_paramlint(name: str, arguments: dict[str, Any], shape: tuple[Any, ...]) -> Outcome | Refusal | None:
    """The same by the description; None where it makes no claim."""
    layer = described(name, arguments)
    if isinstance(layer, Unknown):
        return Refusal(layer.why) if layer.kind in _REFUSED else None
    return outcome(build(layer, shape))


def described(name: str, arguments: dict[str, Any]) -> KerasLayer | Unknown:
    """The described layer, or why there is none."""
    cls = find_layer(name)
    assert cls is not None, name
    inner = {
        key: described(value.name, value.arguments) if isinstance(value, Nested) else value
        for key, value in arguments.items()
    }
    return construct(cls, (), inner).layer


def outcome(built: Built) -> Outcome | Refusal | None:
    """What was built, as an outcome; None where no claim is made about the weights."""
    if isinstance(built.weights, Unknown):
        return Refusal(built.weights.why) if built.weights.kind in _REFUSED else None
    weights = tuple((weight.name, weight.shape, weight.trainable) for weight in built.weights)
    several = isinstance(built.output_shape, Unknown) and built.output_shape.kind == "several-outputs"
    return Outcome(weights, SEVERAL if several else built.output_shape)
