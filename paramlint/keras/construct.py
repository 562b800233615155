"""From the arguments of a constructor call to a described layer, as Keras's own constructors would take them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from paramlint.keras.errors import LayerError, SignatureError, UnknownArgumentError
from paramlint.keras.layer import NO_ARGUMENTS, Inert, KerasLayer
from paramlint.keras.shape import Shape
from paramlint.keras.stated import shape_arguments, stated_shape
from paramlint.keras.versions import Version
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Constructed:
    """A layer, and the input shape its arguments state (None where they state none)."""

    layer: KerasLayer | Unknown
    input_shape: Shape | Unknown | None


def construct(
    cls: type[KerasLayer],
    positional: Sequence[Any],
    keywords: Mapping[str, Any],
    version: Version = Version.KERAS_3,
    data_format: str | Unknown = "channels_last",
) -> Constructed:
    """Construct a layer from plain values; arguments that Keras refuses make it Unknown with Keras's objection.

    `data_format` is the session's, which a layer takes where its own argument does not say one.
    """
    try:
        arguments = _with_data_format(cls, _bound(cls, positional, keywords, version), data_format)
        layer = _undecided(cls, arguments) or cls(**arguments)
    except LayerError as error:
        layer = Unknown(error.kind, str(error))
    return Constructed(layer, stated_shape(cls, cls.translated(positional, keywords)[1]))


def takes(
    cls: type[KerasLayer], positional: Sequence[Any], keywords: Mapping[str, Any], version: Version = Version.KERAS_3
) -> bool:
    """Whether the constructor has such arguments at all, whatever their values are."""
    try:
        _bound(cls, positional, keywords, version)
    except SignatureError:
        return False
    return True


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


def _bound(
    cls: type[KerasLayer], positional: Sequence[Any], keywords: Mapping[str, Any], version: Version
) -> dict[str, Any]:
    """The call's arguments by the names of the fields, those that only state an input shape left out."""
    positional, keywords = cls.translated(positional, keywords)
    names = positional_fields(cls)
    if len(positional) > len(names):
        raise SignatureError(f"{cls.__name__} takes {len(names)} positional arguments, got {len(positional)}")
    by_position = dict(zip(names, positional, strict=False))
    _refuse_unrecognized(cls, keywords, version)
    own = {name: value for name, value in keywords.items() if name in parameters(cls)}
    if twice := by_position.keys() & own.keys():
        raise SignatureError(f"{cls.__name__} got `{min(twice)}` twice")
    arguments = {parameters(cls)[name]: value for name, value in (by_position | own).items()}
    _refuse_missing(cls, arguments)
    return arguments


def _refuse_unrecognized(cls: type[KerasLayer], keywords: Mapping[str, Any], version: Version) -> None:
    accepted = parameters(cls).keys() | cls.also_accepts | version.common | shape_arguments(cls, version)
    for name in keywords:
        known = name in accepted or cls.swallows_keywords
        if not known or name in cls.refuses:
            raise UnknownArgumentError(f"{cls.__name__} has no argument `{name}` in {version.title}")


def _refuse_missing(cls: type[KerasLayer], arguments: Mapping[str, Any]) -> None:
    required = len(cls.__struct_fields__) - len(cls.__struct_defaults__)
    for name in cls.__struct_fields__[:required]:
        if name not in arguments:
            raise SignatureError(f"{cls.__name__} needs `{name}`")


def _with_data_format(cls: type[KerasLayer], arguments: dict[str, Any], data_format: str | Unknown) -> dict[str, Any]:
    """The arguments with the session's data format, where it is not the one that every layer starts from."""
    if data_format == "channels_last" or parameters(cls).get("data_format") is None:
        return arguments
    stated = arguments.get("data_format", _default(cls, "data_format"))
    return arguments if stated is not None else arguments | {"data_format": data_format}


def _default(cls: type[KerasLayer], field: str) -> Any:
    return next(item.default for item in msgspec.structs.fields(cls) if item.name == field)


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
