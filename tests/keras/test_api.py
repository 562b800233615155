"""The tables of Keras's names agree with Keras itself."""

import inspect

import keras
import pytest

from paramlint.keras.api import parameter_at, parameters, public_names


def test_names_that_only_one_of_the_two_has() -> None:
    three, two = public_names("3"), public_names("2")
    assert "keras.Model.fit_generator" in two
    assert "keras.Model.fit_generator" not in three
    assert "keras.ops.add" in three
    assert "keras.ops.add" not in two
    assert "keras.layers.CuDNNLSTM" not in three


def test_positions() -> None:
    assert parameter_at("keras.Model.fit", 1) == "y"
    assert parameter_at("keras.layers.Dense", 0) == "units"
    assert parameter_at("keras.layers.Dense", 1) == "activation"
    assert parameter_at("keras.Sequential", 0) == "layers"
    assert parameter_at("keras.Model", 1) == "outputs"
    assert parameter_at("keras.layers.Nothing", 0) is None
    assert parameter_at("keras.layers.GlobalAveragePooling2D", 7) is None


@pytest.mark.parametrize(
    "name", ["losses.BinaryCrossentropy", "optimizers.Adam", "callbacks.EarlyStopping", "ops.stack"]
)
def test_parameters_are_those_of_keras(name: str) -> None:
    home, _, last = name.rpartition(".")
    signature = inspect.signature(getattr(getattr(keras, home), last))
    written = parameters(f"keras.{name}") or ()
    assert [one.lstrip("*") for one in written if one != "*"] == list(signature.parameters)


def test_every_public_layer_of_keras_is_in_the_table() -> None:
    assert {f"keras.layers.{name}" for name in dir(keras.layers) if name[:1].isupper()} <= public_names("3").keys()
