"""Every description takes the arguments that Keras's constructor takes, in the same order, with the same defaults."""

from __future__ import annotations

import inspect
from typing import Any

import keras
import msgspec
import pytest

from paramlint.keras.catalogue import described_names, family, find_function, find_layer, public_name
from paramlint.keras.construct import parameters, positional_fields
from paramlint.keras.layer import KerasLayer

KINDS = {
    "activations": "activation",
    "rnn": "recurrent",
    **dict.fromkeys(("tfsm_layer", "jax_layer", "torch_utils"), "foreign"),
}
NO_LAYER_CLASSES = {"Layer", "InputSpec"}
"""Public classes of keras.layers that nobody makes a layer of: the base class, and what says which inputs fit."""


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
    assert names == {public_name(_cls(name)), *_cls(name).aliases}


@pytest.mark.parametrize("name", described_names())
def test_the_class_has_the_name_of_keras(name: str) -> None:
    assert _cls(name).__name__ == getattr(keras.layers, name).__name__


@pytest.mark.parametrize("name", described_names())
def test_the_room_is_the_module_of_keras(name: str) -> None:
    module = getattr(keras.layers, name).__module__.split(".")[3]
    assert family(_cls(name)) == KINDS.get(module, module)


@pytest.mark.parametrize("name", described_names())
def test_every_parameter_has_a_field(name: str) -> None:
    assert set(parameters(_cls(name)).values()) <= set(_cls(name).__struct_fields__)


def test_every_layer_of_keras_is_described() -> None:
    public = {name for name, item in vars(keras.layers).items() if inspect.isclass(item)}
    assert public - set(described_names()) == NO_LAYER_CLASSES


def _functions() -> dict[str, Any]:
    """The functions of keras.layers that make a layer and call it."""
    inputs = {name: item for name, item in vars(keras.layers).items() if inspect.isfunction(item)}
    return {name: item for name, item in inputs.items() if next(iter(inspect.signature(item).parameters)) == "inputs"}


@pytest.mark.parametrize("name", _functions())
def test_a_function_stands_for_its_layer(name: str) -> None:
    cls = find_function(name)
    assert cls is not None
    assert f"return {public_name(cls)}(" in inspect.getsource(_functions()[name])


@pytest.mark.parametrize("name", _functions())
def test_a_function_takes_the_arguments_of_its_layer(name: str) -> None:
    """The tensors first, then some of the constructor's arguments in its order, with defaults that may be others."""
    cls = find_function(name)
    assert cls is not None
    _, *positional, rest = inspect.signature(_functions()[name]).parameters.values()
    assert rest.kind is inspect.Parameter.VAR_KEYWORD
    assert [item.name for item in positional] == list(positional_fields(cls))[: len(positional)]
    constructor = {item.encode_name: item.default for item in msgspec.structs.fields(cls)}
    assert {item.name: item.default for item in positional} == {
        item.name: cls.function_defaults.get(item.name, constructor[item.name]) for item in positional
    }


def test_functions_that_call_no_layer_are_not_found() -> None:
    assert [find_function(name) for name in ("Input", "deserialize", "serialize", "Add")] == [None] * 4
