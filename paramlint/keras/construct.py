"""From the arguments of a constructor call to a described layer, as Keras's own constructors would take them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from paramlint.keras.errors import LayerError
from paramlint.keras.layer import NO_ARGUMENTS, Inert, KerasLayer
from paramlint.keras.shape import Shape
from paramlint.keras.stated import SHAPE_ARGUMENTS, stated_shape
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Constructed:
    """A layer, and the input shape its arguments state (None where they state none)."""

    layer: KerasLayer | Unknown
    input_shape: Shape | Unknown | None


def construct(cls: type[KerasLayer], positional: Sequence[Any], keywords: Mapping[str, Any]) -> Constructed:
    """Construct a layer from plain values; arguments that Keras refuses make it Unknown with Keras's objection."""
    try:
        arguments = _bound(cls, positional, keywords)
        layer = _undecided(cls, arguments) or cls(**arguments)
    except LayerError as error:
        layer = Unknown(error.kind, str(error))
    return Constructed(layer, stated_shape(cls, keywords))


@cache
def parameters(cls: type[KerasLayer]) -> dict[str, str]:
    """Keras's name of each parameter, and the field that holds it."""
    pairs = zip(cls.__struct_encode_fields__, cls.__struct_fields__, strict=True)
    return {parameter: field for parameter, field in pairs if parameter not in cls.refuses | NO_ARGUMENTS}


@cache
def positional_fields(cls: type[KerasLayer]) -> tuple[str, ...]:
    """The constructor's parameters that may be given by position, in Keras's order."""
    rest = (name for name in parameters(cls) if name not in cls.keyword_only and name not in cls.leading)
    return (*cls.leading, *rest)


def _bound(cls: type[KerasLayer], positional: Sequence[Any], keywords: Mapping[str, Any]) -> dict[str, Any]:
    """The call's arguments by the names of the fields, those that only state an input shape left out."""
    names = positional_fields(cls)
    if len(positional) > len(names):
        raise LayerError(f"{cls.__name__} takes {len(names)} positional arguments, got {len(positional)}")
    by_position = dict(zip(names, positional, strict=False))
    _refuse_unrecognized(cls, keywords)
    own = {name: value for name, value in keywords.items() if name in parameters(cls)}
    if twice := by_position.keys() & own.keys():
        raise LayerError(f"{cls.__name__} got `{min(twice)}` twice")
    arguments = {parameters(cls)[name]: value for name, value in (by_position | own).items()}
    _refuse_missing(cls, arguments)
    return arguments


def _refuse_unrecognized(cls: type[KerasLayer], keywords: Mapping[str, Any]) -> None:
    for name in keywords:
        listed = name in parameters(cls) or name in cls.also_accepts or name in SHAPE_ARGUMENTS
        known = listed or cls.swallows_keywords
        if not known or name in cls.refuses:
            raise LayerError(f"{cls.__name__} has no argument `{name}` in Keras 3")


def _refuse_missing(cls: type[KerasLayer], arguments: Mapping[str, Any]) -> None:
    required = len(cls.__struct_fields__) - len(cls.__struct_defaults__)
    for name in cls.__struct_fields__[:required]:
        if name not in arguments:
            raise LayerError(f"{cls.__name__} needs `{name}`")


def _undecided(cls: type[KerasLayer], arguments: Mapping[str, Any]) -> Unknown | None:
    """The first unknown argument that decides what the layer is, as opposed to how large it is."""
    for name, value in arguments.items():
        unknown = _unknown_in(value)
        if unknown and not (_may_be_unknown(cls, name) if value is unknown else _parts_may_be_unknown(cls, name)):
            return unknown
    return None


def _unknown_in(value: Any) -> Unknown | None:
    """The value itself or what it contains, if that is unknown."""
    remaining = [value]
    while remaining:
        item = remaining.pop()
        if isinstance(item, Unknown):
            return item
        if isinstance(item, (tuple, list, set, frozenset)):
            remaining.extend(item)
        elif isinstance(item, dict):
            remaining.extend(item.values())
    return None


@cache
def _may_be_unknown(cls: type[KerasLayer], field: str) -> bool:
    annotation = _annotations(cls)[field]
    return annotation is Inert or Unknown in get_args(annotation)


@cache
def _parts_may_be_unknown(cls: type[KerasLayer], field: str) -> bool:
    annotation = _annotations(cls)[field]
    return annotation is Inert or _mentions_unknown(annotation)


def _mentions_unknown(annotation: Any) -> bool:
    return annotation is Unknown or any(map(_mentions_unknown, get_args(annotation)))


@cache
def _annotations(cls: type[KerasLayer]) -> dict[str, Any]:
    return get_type_hints(cls)
