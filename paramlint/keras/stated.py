"""The input shape that a layer's own arguments state, in the ways of Keras 1, 2 and 3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paramlint.keras.errors import quoted
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Shape, is_dim, plain_dims
from paramlint.keras.versions import Version
from paramlint.unknown import Unknown

_WHOLE = ("batch_input_shape", "batch_shape")
SHAPE_ARGUMENTS = frozenset({*_WHOLE, "input_shape", "input_dim", "input_length", "batch_size"})
"""Keywords that say something about the input, and nothing about the layer."""


def shape_arguments(cls: type[KerasLayer], version: Version) -> frozenset[str]:
    """Which of them the layer takes in that Keras."""
    if version is not Version.KERAS_2:
        return SHAPE_ARGUMENTS
    return SHAPE_ARGUMENTS - ({"batch_shape"} if cls.takes_sequences else {"batch_shape", "input_length"})


def stated_shape(cls: type[KerasLayer], keywords: Mapping[str, Any]) -> Shape | Unknown | None:
    """The input shape by the keywords, batch first; None where they state none, Unknown where they state nonsense."""
    given = {name: value for name, value in keywords.items() if name in SHAPE_ARGUMENTS and value is not None}
    for name in _WHOLE:
        if name in given:
            return _as_shape(name, given[name])
    inner = _inner_shape(cls, given)
    batch = _as_shape("batch_size", (given.get("batch_size"),))
    if inner is None or isinstance(inner, Unknown):
        return inner
    return batch if isinstance(batch, Unknown) else (*batch, *inner)


def _inner_shape(cls: type[KerasLayer], given: Mapping[str, Any]) -> Shape | Unknown | None:
    if "input_shape" in given:
        return _as_shape("input_shape", given["input_shape"])
    length = given.get("input_length")
    size = None if "input_dim" in cls.__struct_fields__ else given.get("input_dim")
    if cls.takes_sequences and (length is not None or size is not None):
        return _as_shape("input_dim", (length, size))
    if size is not None:
        return _as_shape("input_dim", (size,) if length is None else (length, size))
    if length is None:
        return None
    return _as_shape("input_length", length if isinstance(length, (tuple, list)) else (length,))


def _as_shape(argument: str, value: Any) -> Shape | Unknown:
    if isinstance(value, Unknown):
        return value
    if not isinstance(value, (tuple, list)):
        return Unknown("invalid-argument", f"`{argument}` is a tuple of sizes, not {quoted(value)}")
    for size in value:
        if not is_dim(size):
            return Unknown("invalid-argument", f"{quoted(size)} in `{argument}` is no size")
    return plain_dims(value)
