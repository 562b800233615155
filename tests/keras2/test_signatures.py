"""Every description of Keras 2 takes the arguments of tf-keras's constructor, in its order, with its defaults."""

from __future__ import annotations

import importlib
import inspect
from typing import Any

import msgspec
import pytest
import tf_keras

from paramlint.keras.catalogue import described_names, find_layer
from paramlint.keras.construct import parameters, positional_fields
from paramlint.keras.layer import KerasLayer
from paramlint.keras.versions import Version
from tests.keras2.worlds import KERAS_2_V1

V1_NAMES = ["CuDNNGRU", "CuDNNLSTM", "GRU", "LSTM"]
CASES = [
    *[(name, tf_keras.layers, Version.KERAS_2) for name in described_names(Version.KERAS_2)],
    *[(name, KERAS_2_V1.layers, Version.KERAS_2_V1) for name in V1_NAMES],
]
HOMES = (tf_keras.layers, tf_keras.layers.experimental)

NOT_DESCRIBED = {
    "AbstractRNNCell": "a base class for cells of the file's own",
    "DenseFeatures": "it builds what TensorFlow's feature columns say",
    "DynamicEmbedding": "it grows with the data",
    "DynamicLookup": "it grows with the data",
    "InputSpec": "no layer",
    "Input": "a function, which the overlay follows",
    "Layer": "the base of a file's own layers",
    "PreprocessingLayer": "a base class",
}
"""Public names of tf_keras.layers without a description of their own, and why."""


def _cls(name: str, version: Version) -> type[KerasLayer]:
    cls = find_layer(name, version)
    assert cls is not None
    return cls


def _real(name: str, home: Any) -> Any:
    return getattr(home, name, None) or getattr(tf_keras.layers.experimental, name)


def _positional(name: str, home: Any) -> dict[str, Any]:
    """The parameters and defaults of the constructor, without `self` and `**kwargs`."""
    parameters = list(inspect.signature(_real(name, home).__init__).parameters.values())[1:]
    return {item.name: item.default for item in parameters if item.kind is item.POSITIONAL_OR_KEYWORD}


@pytest.mark.parametrize(("name", "home", "version"), CASES)
def test_order_is_that_of_tf_keras(name: str, home: Any, version: Version) -> None:
    assert list(positional_fields(_cls(name, version))) == list(_positional(name, home))


@pytest.mark.parametrize(("name", "home", "version"), CASES)
def test_defaults_are_those_of_tf_keras(name: str, home: Any, version: Version) -> None:
    defaults = {item.encode_name: item.default for item in msgspec.structs.fields(_cls(name, version))}
    ours = {
        key: inspect.Parameter.empty if defaults[key] is msgspec.NODEFAULT else defaults[key]
        for key in _positional(name, home)
    }
    assert {key: (type(value), value) for key, value in ours.items()} == {
        key: (type(value), value) for key, value in _positional(name, home).items()
    }


@pytest.mark.parametrize(("name", "home", "version"), CASES)
def test_aliases_are_those_of_tf_keras(name: str, home: Any, version: Version) -> None:
    real = _real(name, home)
    names = {other for other in dir(home) if getattr(home, other) is real} or {name}
    assert names == {_cls(name, version).__name__, *_cls(name, version).aliases}


@pytest.mark.parametrize(("name", "home", "version"), CASES)
def test_every_parameter_has_a_field(name: str, home: Any, version: Version) -> None:
    assert set(parameters(_cls(name, version)).values()) <= set(_cls(name, version).__struct_fields__)


def test_every_layer_of_tf_keras_is_described_or_has_a_reason() -> None:
    """Layers that Keras 3's rooms do not describe either are theirs to describe first."""
    public = {name for home in HOMES for name in dir(home) if name[:1].isupper()}
    pending = {name for name in public if hasattr(_keras_3(), name) and find_layer(name) is None}
    missing = public - set(described_names(Version.KERAS_2)) - pending
    assert missing == NOT_DESCRIBED.keys() & missing
    assert not NOT_DESCRIBED.keys() & set(described_names(Version.KERAS_2))


def test_nothing_is_described_that_tf_keras_does_not_have() -> None:
    public = {name for home in HOMES for name in dir(home)}
    assert set(described_names(Version.KERAS_2)) <= public


def _keras_3() -> Any:
    return importlib.import_module("keras").layers
