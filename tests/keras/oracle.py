"""What real Keras and paramlint each make of the same layer and the same input shape, in one form to compare."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any

import keras
import tensorflow as tf

from paramlint.keras.build import Built, build
from paramlint.keras.catalogue import find_layer
from paramlint.keras.construct import construct
from paramlint.keras.errors import REFUSALS as KINDS
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several
from paramlint.keras.versions import Version
from paramlint.unknown import Unknown

REFUSALS = (
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


@dataclass(frozen=True)
class World:
    """A real Keras, by its module, and the version under which paramlint describes it."""

    keras: ModuleType
    layers: ModuleType
    version: Version

    def is_trained(self, layer: Any) -> Callable[[Any], bool]:
        """Whether a weight of the layer is trained, as a model counts it.

        Keras 3's models ask each variable, Keras 2's the layers on the way to it.
        """
        if self.version.is_latest:
            return lambda weight: bool(weight.trainable)
        trained = {id(variable) for variable in layer.trainable_variables}
        return lambda weight: id(weight) in trained


KERAS_3 = World(keras, keras.layers, Version.KERAS_3)


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


def by_keras(
    name: str, arguments: dict[str, Any], shape: Given, dtype: str | None = None, world: World = KERAS_3
) -> Outcome | Refusal:
    """Make the layer and call it on symbolic inputs, so that nothing is computed but shapes and weights."""
    tensors = _tensors(shape, dtype, world)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            layer = made(name, arguments, world)
            output = called(name, layer, tensors, world)
    except REFUSALS as error:
        return Refusal(f"{type(error).__name__}: {error}")
    is_trained = world.is_trained(layer)
    weights = tuple((_own_name(weight), tuple(weight.shape), is_trained(weight)) for weight in layer.weights)
    return Outcome(weights, _shapes(output))


def _own_name(weight: Any) -> str:
    """The weight's name without those of the layers around it and TensorFlow's number, which Keras 2 puts in."""
    name: str = weight.name
    return name.rsplit("/", 1)[-1].partition(":")[0]


def _tensors(shape: Any, dtype: str | None, world: World) -> Any:
    if isinstance(shape, Several):
        return [_tensors(part, dtype, world) for part in shape.shapes]
    return None if shape is None else world.keras.Input(batch_shape=shape, dtype=dtype)


def called(name: str, layer: Any, tensors: Any, world: World = KERAS_3, **options: Any) -> Any:
    """Layers of several arguments (attention) get their tensors one by one, those of a list (Add) as one list."""
    description = find_layer(name, world.version)
    several = description is not None and len(description.inputs) > 1
    return layer(*tensors, **options) if several and isinstance(tensors, list) else layer(tensors, **options)


def _shapes(output: Any) -> Any:
    if isinstance(output, (tuple, list)):
        return [_shapes(part) for part in output]
    return tuple(output.shape)


def made(name: str, arguments: dict[str, Any], world: World = KERAS_3) -> Any:
    inner = {key: mapped(value, partial(made, world=world)) for key, value in arguments.items()}
    return getattr(world.layers, name)(**inner)


def mapped(value: Any, make: Callable[[str, dict[str, Any]], Any]) -> Any:
    """The argument with the nested layers in it made: it may be one, or a list of them."""
    if isinstance(value, Nested):
        return make(value.name, value.arguments)
    if isinstance(value, (list, tuple)) and any(isinstance(item, Nested) for item in value):
        return type(value)(mapped(item, make) for item in value)
    return value


def by_paramlint(
    name: str, arguments: dict[str, Any], shape: Any, version: Version = Version.KERAS_3
) -> Outcome | Refusal | None:
    """The same by the description; None where it makes no claim."""
    layer = described(name, arguments, version)
    if isinstance(layer, Unknown):
        return Refusal(layer.why) if layer.kind in KINDS else None
    return outcome(build(layer, shape))


def described(name: str, arguments: dict[str, Any], version: Version = Version.KERAS_3) -> KerasLayer | Unknown:
    """The described layer, or why there is none."""
    cls = find_layer(name, version)
    assert cls is not None, name
    inner = {key: mapped(value, partial(described, version=version)) for key, value in arguments.items()}
    return construct(cls, (), inner, version).layer


def is_refusal(value: object, why: str) -> bool:
    """Whether this is an Unknown that says in these words what Keras refuses, of whatever kind."""
    return isinstance(value, Unknown) and value.kind in KINDS and value.why == why


def outcome(built: Built) -> Outcome | Refusal | None:
    """What was built, as an outcome; None where no claim is made about the weights."""
    if isinstance(built.weights, Unknown):
        return Refusal(built.weights.why) if built.weights.kind in KINDS else None
    weights = tuple((weight.name, weight.shape, weight.trainable) for weight in built.weights)
    return Outcome(weights, _listed(built.output_shape))


def _listed(output: Any) -> Any:
    return [_listed(part) for part in output.shapes] if isinstance(output, Several) else output
