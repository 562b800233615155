"""Arguments of the functions that make data, read one by one."""

from __future__ import annotations

from typing import Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Value
from paramlint.keras.shape import Shape, Size
from paramlint.overlays.arrays.convert import to_plain
from paramlint.overlays.arrays.operations import measured
from paramlint.overlays.arrays.sizes import data_value
from paramlint.unknown import Unknown


def argument(call: Call, position: int, name: str, default: Any = None) -> Any:
    """An argument as plain Python; the default where it is not given."""
    value = call.argument(position, name)
    return default if value is None else to_plain(value, call.machine)


def keyword(call: Call, name: str, default: Any = None) -> Any:
    """An argument that is only ever given by its name."""
    return argument(call, len(call.positional), name, default)


def size_or(value: Any, missing: Unknown) -> Size:
    """A size from zero up; what is missing where the value is none."""
    if isinstance(value, Unknown):
        return value.unnamed()
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else missing


def shape_of(value: Value | None, call: Call) -> Shape | Unknown:
    """The shape of the array that a value is, or can be made: Unknown where not even its rank is known."""
    if value is None:
        return call.rest or Unknown("runtime-error", "the data is missing", call.span)
    return measured(value, call)


def count_of(value: Value | None, call: Call) -> Size:
    """How many items there are: `len(value)`."""
    from paramlint.evaluate.builtins import call_builtin
    from paramlint.evaluate.values import Known

    if value is None:
        return data_value("how many samples there are", call.span)
    length = call_builtin("len", Call(call.machine, call.span, (value,)))
    if isinstance(length, Known) and isinstance(length.value, int):
        return length.value
    return length if isinstance(length, Unknown) else data_value("how many samples there are", call.span)


def pair_of_sizes(value: Any, default: tuple[int, int], call: Call) -> tuple[Size, Size]:
    """Height and width."""
    if value is None:
        return default
    missing = value if isinstance(value, Unknown) else data_value("how large the images are", call.span)
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        return missing, missing
    return size_or(value[0], missing), size_or(value[1], missing)


def channels(color_mode: Any, call: Call) -> Size:
    """How many channels an image of this colour mode has."""
    known = {"rgb": 3, "rgba": 4, "grayscale": 1}
    if isinstance(color_mode, str) and color_mode in known:
        return known[color_mode]
    return color_mode if isinstance(color_mode, Unknown) else data_value("how many channels an image has", call.span)
