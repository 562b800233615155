"""What can be said of the applications without building them."""

from __future__ import annotations

import inspect
import pkgutil
from typing import Any
from unittest import mock

from keras import applications
from keras.src.applications import imagenet_utils


def model_names() -> list[str]:
    """The models of keras.applications."""
    return [name for name in dir(applications) if name[0].isupper()]


def module_of(name: str) -> str:
    """The module of keras.applications that the model is written in."""
    return getattr(applications, name).__module__.rpartition(".")[2]


def index() -> dict[str, Any]:
    """For each model where it can be imported from, what it takes, and the sizes it asks for."""
    return {name: facts(name) for name in model_names()}


def facts(name: str) -> dict[str, Any]:
    """What is known of a model without building it."""
    function = getattr(applications, name)
    modules = [item.name for item in pkgutil.iter_modules(applications.__path__)]
    homes = [module for module in modules if getattr(getattr(applications, module), name, None) is function]
    parameters = {key: value.default for key, value in inspect.signature(function).parameters.items()}
    return {"family": module_of(name), "homes": homes, "parameters": parameters, **asked_sizes(name)}


class _Asked(Exception):
    """Carries what a model asks of its input shape out of Keras, before anything is built."""


def asked_sizes(name: str) -> dict[str, int]:
    """The default size and the smallest one; none for a model that does not ask `obtain_input_shape`."""

    def answer(shape: Any, **asked: Any) -> None:
        raise _Asked(asked["default_size"], asked["min_size"])

    try:
        with mock.patch.object(imagenet_utils, "obtain_input_shape", answer):
            getattr(applications, name)(weights=None)
    except _Asked as asked:
        return {"default_size": asked.args[0], "minimum_size": asked.args[1]}
    return {}
