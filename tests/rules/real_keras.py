"""What real Keras makes of a program before and after a fix."""

from __future__ import annotations

import warnings
from typing import Any

import keras


def run(code: str) -> dict[str, Any]:
    """The names that the code leaves behind."""
    keras.backend.clear_session()
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(code, "<program>", "exec"), names)
    return names


def models(code: str) -> dict[str, keras.Model]:
    """The models among them. Warnings are those of the code, not of the tests."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {name: value for name, value in run(code).items() if isinstance(value, keras.Model)}


def described(model: keras.Model) -> dict[str, Any]:
    """Everything about a model that a safe fix leaves as it is."""
    return {
        "name": model.name,
        "config": model.get_config(),
        "built": model.built,
        "weights": [(weight.path, tuple(weight.shape), weight.trainable) for weight in model.weights],
        "layers": [layer.name for layer in model.layers],
    }
