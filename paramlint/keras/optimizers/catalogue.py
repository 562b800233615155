"""The described optimizers by name. An optimizer is known by standing in a module of this package."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, get_type_hints

from paramlint.keras import optimizers
from paramlint.keras.optimizers.optimizer import Optimizer
from paramlint.unknown import Unknown


def describe(name: str, positional: Sequence[Any], keywords: Mapping[str, Any]) -> Optimizer | Unknown:
    """The optimizer of that name, which is written in any case, as its class or its text; else the reason."""
    cls = _catalogue().get(name.lower())
    if cls is None:
        return Unknown("unsupported-optimizer", f"what the optimizer `{name}` keeps is not described")
    names = [field.name for field in fields(cls)]
    by_position = zip((name for name in names if name not in cls.keyword_only), positional, strict=False)
    given = {**dict(by_position), **keywords}
    arguments = {name: given[name] for name in names if name in given}
    undecided = [value for name, value in arguments.items() if get_type_hints(cls)[name] is not object]
    return next((value for value in undecided if isinstance(value, Unknown)), None) or cls(**arguments)


def described_optimizers() -> list[str]:
    """The classes that `describe` knows."""
    return sorted(cls.__name__ for cls in _catalogue().values())


@cache
def _catalogue() -> dict[str, type[Optimizer]]:
    for module in pkgutil.iter_modules(optimizers.__path__, f"{optimizers.__name__}."):
        importlib.import_module(module.name)
    return {cls.__name__.lower(): cls for cls in _subclasses(Optimizer) if not cls.__name__.startswith("_")}


def _subclasses(cls: type[Optimizer]) -> Iterator[type[Optimizer]]:
    for child in cls.__subclasses__():
        yield child
        yield from _subclasses(child)
