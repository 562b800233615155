"""Every description takes the arguments that Keras's constructor takes, in the same order, with the same defaults."""

from __future__ import annotations

import inspect
from typing import Any

import keras
import msgspec
import pytest

from paramlint.keras.catalogue import described_names, family, find_layer
from paramlint.keras.construct import parameters, positional_fields
from paramlint.keras.layer import KerasLayer

KINDS = {"activations": "activation", "rnn": "recurrent"}


def _cls(name: str) -> type[KerasLayer]:
    cls = find_layer(name)
    assert cls is not None
    return cls


def _positional(name: str) -> dict[str, Any]:
    """Keras's parameters and defaults, without `self` and `**kwargs`."""
    signature = inspect.signature(getattr(keras.layers, name).__init__)
    kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD,)
    return {key: value.default for key, value in list(signature.parameters.items())[1:] if value.kind in kinds}


@pytest.mark.parametrize("name", described_names())
def test_order_is_that_of_keras(name: str) -> None:
    assert list(positional_fields(_cls(name))) == list(_positional(name))


@pytest.mark.parametrize("name", described_names())
def test_defaults_are_those_of_keras(name: str) -> None:
    defaults = {item.encode_name: item.default for item in msgspec.structs.fields(_cls(name))}
    ours = {
        key: inspect.Parameter.empty if defaults[key] is msgspec.NODEFAULT else defaults[key]
        for key in _positional(name)
    }
    assert ours == _positional(name)
    assert {key: type(value) for key, value in ours.items()} == {
        key: type(value) for key, value in _positional(name).items()
    }


@pytest.mark.parametrize("name", described_names())
def test_aliases_are_those_of_keras(name: str) -> None:
    real = getattr(keras.layers, name)
    names = {other for other in dir(keras.layers) if getattr(keras.layers, other) is real}
    assert names == {_cls(name).__name__, *_cls(name).aliases}


@pytest.mark.parametrize("name", described_names())
def test_the_room_is_the_module_of_keras(name: str) -> None:
    module = getattr(keras.layers, name).__module__.split(".")[3]
    assert family(_cls(name)) == KINDS.get(module, module)


@pytest.mark.parametrize("name", described_names())
def test_every_parameter_has_a_field(name: str) -> None:
    assert set(parameters(_cls(name)).values()) <= set(_cls(name).__struct_fields__)
