"""What Keras's constructors take for sizes, rates and formats: each function reads one argument of a layer."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeGuard

from paramlint.keras.errors import LayerError, ShareError, SizeError, quoted
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Size
from paramlint.unknown import Unknown

_ITERABLE = (tuple, list, set, frozenset, dict, range, str, bytes)
_Wanted = tuple[str, Callable[[float], bool]]
_ABOVE_ZERO: _Wanted = ("above 0", lambda size: size > 0)
_FROM_ZERO: _Wanted = ("of at least 0", lambda size: size >= 0)
_PLAIN = (type(None), int, float, complex, *_ITERABLE)


def objection(layer: KerasLayer, argument: str, expected: str) -> LayerError:
    """The error that says what the layer expects for the argument (the field's name), and what it got."""
    name = layer.__struct_encode_fields__[layer.__struct_fields__.index(argument)]
    return LayerError(f"{layer.class_name} expects {expected} for `{name}`, got {quoted(getattr(layer, argument))}")


def size_objection(layer: KerasLayer, argument: str, expected: str) -> SizeError:
    """The `objection` to an argument that is a size, or sizes."""
    return SizeError(str(objection(layer, argument, expected)))


def is_plain(value: object) -> bool:
    """Whether the value is Python's own data, which can be judged; objects of a library are left alone."""
    return isinstance(value, _PLAIN)


def is_number(value: object) -> TypeGuard[float]:
    """Whether the value compares with numbers (booleans do)."""
    return isinstance(value, (int, float))


def as_tuple(layer: KerasLayer, argument: str) -> tuple[Any, ...]:
    """What iterating over the argument gives. Raises LayerError where Python cannot."""
    value = getattr(layer, argument)
    if not isinstance(value, _ITERABLE):
        raise objection(layer, argument, "a tuple")
    return tuple(value)


def require_positive(layer: KerasLayer, argument: str) -> None:
    """LayerError unless the argument is an integer above zero (True counts as 1), or not known."""
    value = getattr(layer, argument)
    if isinstance(value, Unknown):
        return
    if not isinstance(value, int) or value <= 0:
        raise size_objection(layer, argument, "a positive integer")


def require_positive_not_bool(layer: KerasLayer, argument: str) -> None:
    """`require_positive` where Keras takes no boolean for a number."""
    if isinstance(getattr(layer, argument), bool):
        raise size_objection(layer, argument, "a positive integer")
    require_positive(layer, argument)


def require_number(layer: KerasLayer, argument: str) -> None:
    """LayerError unless the argument is a number, or something that cannot be judged."""
    value = getattr(layer, argument)
    if is_plain(value) and not is_number(value):
        raise objection(layer, argument, "a number")


def require_share(layer: KerasLayer, argument: str) -> None:
    """LayerError unless the argument is a number from 0 to 1, or something that cannot be judged."""
    value = getattr(layer, argument)
    if is_plain(value) and not (is_number(value) and 0 <= value <= 1):
        raise ShareError(str(objection(layer, argument, "a number from 0 to 1")))


def positive_sizes(layer: KerasLayer, argument: str, count: int) -> tuple[Size, ...]:
    """The argument as one size above zero for each of `count` axes; a single number stands for all of them."""
    return _sizes(layer, argument, count, getattr(layer, argument), _ABOVE_ZERO)


def sizes(layer: KerasLayer, argument: str, count: int) -> tuple[Size, ...]:
    """`positive_sizes` where zero will do."""
    return _sizes(layer, argument, count, getattr(layer, argument), _FROM_ZERO)


def pairs(layer: KerasLayer, argument: str, count: int) -> tuple[tuple[Size, ...], ...]:
    """The argument as a size before and a size after each of `count` axes: `1`, `(1, 2)` or `((1, 1), (2, 2))`.

    A single number is taken as it is, even below zero: Keras looks at the sizes only where they come in tuples.
    """
    value = getattr(layer, argument)
    if isinstance(value, (int, Unknown)):
        return ((value, value),) * count
    if not isinstance(value, (tuple, list, bytes)) or len(value) != count:
        raise size_objection(layer, argument, f"a number or {count} pairs")
    return tuple(_sizes(layer, argument, 2, item, _FROM_ZERO) for item in value)


def _sizes(layer: KerasLayer, argument: str, count: int, value: object, wanted: _Wanted) -> tuple[Size, ...]:
    words, accepts = wanted
    items = (value,) * count if isinstance(value, (int, Unknown)) else value
    if not isinstance(items, _ITERABLE) or len(items) != count or not all(_is_size(item, accepts) for item in items):
        raise size_objection(layer, argument, f"a number {words} or a tuple of {count}")
    return tuple(items)


def _is_size(item: object, accepts: Callable[[float], bool]) -> bool:
    if isinstance(item, float):
        # Keras lets fractions pass here and stumbles over them, where it does, at build.
        return math.isfinite(item) and accepts(item)
    return isinstance(item, Unknown) or (isinstance(item, int) and accepts(item))


def is_channels_first(layer: KerasLayer) -> bool:
    """Whether the layer's `data_format` puts the channels before the spatial axes; None means channels last."""
    data_format = getattr(layer, "data_format")  # noqa: B009
    if data_format is None:
        return False
    lower = data_format.lower() if isinstance(data_format, str) else None
    if lower not in ("channels_first", "channels_last"):
        raise objection(layer, "data_format", "'channels_first' or 'channels_last'")
    return lower == "channels_first"


def padding(layer: KerasLayer, *choices: str) -> str:
    """The layer's `padding`, in any case, as one of the choices in lower case."""
    value = getattr(layer, "padding")  # noqa: B009
    lower = value.lower() if isinstance(value, str) else None
    if lower not in choices:
        raise objection(layer, "padding", " or ".join(repr(choice) for choice in choices))
    return lower
