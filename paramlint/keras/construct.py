"""From the arguments of a constructor call to a described layer, as Keras's own constructors would take them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from paramlint.keras.errors import LayerError
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Shape
from paramlint.unknown import Unknown

_COMMON_KEYWORDS = frozenset({"activity_regularizer"})
_SHAPE_ARGUMENTS = ("input_shape", "batch_input_shape", "input_dim", "batch_size", "input_length")


@dataclass(frozen=True, slots=True)
class Constructed:
    """A layer, and the input shape its arguments state (None where they state none)."""

    layer: KerasLayer | Unknown
    input_shape: Shape | Unknown | None


def construct(cls: type[KerasLayer], positional: Sequence[Any], keywords: Mapping[str, Any]) -> Constructed:
    """Construct a layer from plain values; arguments that Keras refuses make it Unknown with Keras's objection."""
    fields = positional_fields(cls)
    own = {name: value for name, value in keywords.items() if name in cls.__struct_fields__}
    try:
        if len(positional) > len(fields):
            raise LayerError(f"{cls.__name__} takes {len(fields)} positional arguments, got {len(positional)}")
        given = dict(zip(fields, positional, strict=False))
        if twice := given.keys() & own.keys():
            raise LayerError(f"{cls.__name__} got `{min(twice)}` twice")
        arguments = given | own
        _refuse_unrecognized(cls, keywords)
        _refuse_missing(cls, arguments)
        undecided = _undecided(cls, arguments)
        layer = undecided or cls(**arguments)
    except LayerError as error:
        layer = Unknown(error.kind, str(error))
    return Constructed(layer, _stated_shape(cls, keywords))


@cache
def positional_fields(cls: type[KerasLayer]) -> tuple[str, ...]:
    """The constructor's parameters that may be given by position, in Keras's order."""
    common = set(KerasLayer.__struct_fields__)
    return tuple(name for name in cls.__struct_fields__ if name not in common or name in cls.__annotations__)


def _refuse_unrecognized(cls: type[KerasLayer], keywords: Mapping[str, Any]) -> None:
    accepted = cls.also_accepts | _COMMON_KEYWORDS | set(_SHAPE_ARGUMENTS)
    for name in keywords:
        known = name in cls.__struct_fields__ or name in accepted
        if not known:
            raise LayerError(f"{cls.__name__} has no argument `{name}` in Keras 3")


def _refuse_missing(cls: type[KerasLayer], arguments: Mapping[str, Any]) -> None:
    required = len(cls.__struct_fields__) - len(cls.__struct_defaults__)
    for name in cls.__struct_fields__[:required]:
        if name not in arguments:
            raise LayerError(f"{cls.__name__} needs `{name}`")


def _undecided(cls: type[KerasLayer], arguments: Mapping[str, Any]) -> Unknown | None:
    """The first unknown argument that decides what the layer is, as opposed to how large it is."""
    for name, value in arguments.items():
        if isinstance(value, Unknown) and not _may_be_unknown(cls, name):
            return value
    return None


@cache
def _may_be_unknown(cls: type[KerasLayer], field: str) -> bool:
    annotation = get_type_hints(cls)[field]
    return annotation is Inert or Unknown in get_args(annotation)


def _stated_shape(cls: type[KerasLayer], keywords: Mapping[str, Any]) -> Shape | Unknown | None:
    """The input shape given by `batch_input_shape`, `input_shape`, `input_dim` or `input_length`."""
    if (whole := keywords.get("batch_input_shape")) is not None:
        return _as_shape(whole)
    batch = keywords.get("batch_size")
    length = keywords.get("input_length")
    if (inner := keywords.get("input_shape")) is not None:
        shape = _as_shape(inner)
    elif "input_dim" in keywords and "input_dim" not in cls.__struct_fields__:
        size = keywords["input_dim"]
        shape = (size,) if length is None else (length, size)
    elif length is not None:
        shape = _as_shape(length)
    else:
        return None
    return shape if isinstance(shape, Unknown) else (batch, *shape)


def _as_shape(value: Any) -> Shape | Unknown:
    if isinstance(value, Unknown):
        return value
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)
