"""The described layers by name. A layer is in the catalogue by standing in a module of this package."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from paramlint import keras
from paramlint.keras.layer import KerasLayer

_APPLICATIONS = f"{keras.__name__}.applications."
"""Whole models, none of whose layers is public."""


def find_layer(name: str) -> type[KerasLayer] | None:
    """The description of `keras.layers.<name>`, aliases included, or None where nobody has written it."""
    return _catalogue().get(name)


def described_names() -> list[str]:
    """Every name `find_layer` knows."""
    return sorted(_catalogue())


def find_function(name: str) -> type[KerasLayer] | None:
    """The layer that the function `keras.layers.<name>` (`add`, `concatenate`, ...) makes and calls, or None."""
    return next((layer for layer in _catalogue().values() if layer.function_name == name), None)


def public_name(layer: type[KerasLayer]) -> str:
    """What keras.layers calls the layer; nearly always the name of its class."""
    return layer.public_name or layer.__name__


def family(layer: type[KerasLayer]) -> str:
    """The room the layer stands in, which is the name of Keras's own module: `convolutional`, `recurrent`, ..."""
    return layer.__module__.removeprefix(f"{keras.__name__}.").split(".")[0]


@cache
def _catalogue() -> dict[str, type[KerasLayer]]:
    for module in pkgutil.walk_packages(keras.__path__, f"{keras.__name__}."):
        if not module.name.startswith(_APPLICATIONS):
            importlib.import_module(module.name)
    return {name: layer for layer in _public(KerasLayer) for name in (public_name(layer), *layer.aliases)}


def _public(layer: type[KerasLayer]) -> Iterator[type[KerasLayer]]:
    for child in layer.__subclasses__():
        if not child.__name__.startswith("_"):
            yield child
        yield from _public(child)
