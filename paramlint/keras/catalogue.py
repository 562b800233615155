"""The described layers by name. A layer is in the catalogue by standing in a module of this package."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache

from paramlint import keras
from paramlint.keras.layer import KerasLayer
from paramlint.keras.versions import OLDER_ROOMS, Version

_MODELS = tuple(f"{keras.__name__}.{room}." for room in ("applications", "pretrained"))
"""Whole models, none of whose own layers is public."""


def find_layer(name: str, version: Version = Version.KERAS_3) -> type[KerasLayer] | None:
    """The description of `keras.layers.<name>`, aliases included, or None where that Keras has no such layer.

    Also None where nobody has described it.
    """
    for room in version.rooms:
        layer = _layers(room).get(name)
        if layer is not None:
            return layer if version.is_latest or not layer.new_in_keras_3 else None
    return None


def described_names(version: Version = Version.KERAS_3) -> list[str]:
    """Every name `find_layer` knows."""
    names = {name for room in version.rooms for name in _layers(room)}
    return sorted(name for name in names if find_layer(name, version) is not None)


def find_function(name: str) -> type[KerasLayer] | None:
    """The layer that the function `keras.layers.<name>` (`add`, `concatenate`, ...) makes and calls, or None."""
    return next((layer for layer in _layers("").values() if layer.function_name == name), None)


def public_name(layer: type[KerasLayer]) -> str:
    """What keras.layers calls the layer; nearly always the name of its class."""
    return layer.public_name or layer.__name__


def family(layer: type[KerasLayer]) -> str:
    """The room the layer stands in, which is the name of Keras's own module: `convolutional`, `recurrent`, ..."""
    older, path = _room(layer.__module__), _below(layer.__module__)
    return path.removeprefix(f"{older}.").split(".")[0]


def _below(module: str) -> str:
    """The name of a module of this package as seen from here."""
    return module.removeprefix(f"{keras.__name__}.")


def _is_private(module: str) -> bool:
    return f"{module}.".startswith(_MODELS)


def _room(module: str) -> str:
    """The older Keras's room that a module stands in, "" for Keras 3's."""
    return next((room for room in OLDER_ROOMS if f"{_below(module)}.".startswith(f"{room}.")), "")


@cache
def _layers(room: str) -> dict[str, type[KerasLayer]]:
    """The public layers of one room, whose modules are imported when it is first asked for."""
    package = importlib.import_module(f"{keras.__name__}.{room}".rstrip("."))
    _import_modules(package.__path__, package.__name__, room)
    here = (
        layer for layer in _public(KerasLayer) if _room(layer.__module__) == room and not _is_private(layer.__module__)
    )
    return {name: layer for layer in here for name in (public_name(layer), *layer.aliases)}


def _import_modules(path: Iterable[str], package: str, room: str) -> None:
    """All modules of the room: those below that do not stand in a room of an older Keras."""
    for module in pkgutil.iter_modules(path, f"{package}."):
        if _room(module.name) != room or _is_private(module.name):
            continue
        found = importlib.import_module(module.name)
        if module.ispkg:
            _import_modules(found.__path__, module.name, room)


def _public(layer: type[KerasLayer]) -> Iterator[type[KerasLayer]]:
    for child in layer.__subclasses__():
        if not child.__name__.startswith("_"):
            yield child
        yield from _public(child)
