"""The image data format: what the program has set it to, on the paths that have."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import NONE, Known, Reference, Value
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_ORDERINGS = {"th": "channels_first", "tf": "channels_last"}
_FORMATS = {"channels_first": "th", "channels_last": "tf"}
_HOMES = ("keras.backend.", "keras.config.")


@dataclass(frozen=True, slots=True, eq=False)
class DataFormatContent(Content):
    """Keras's format now, and whether the program has set it."""

    value: str | Unknown = "channels_last"
    is_set: bool = False
    described = "image data format"

    def joined(self, other: Content, cause: Unknown) -> Content:
        if isinstance(other, DataFormatContent) and other.value == self.value:
            return replace(self, is_set=self.is_set and other.is_set)
        return DataFormatContent(_either(cause), True)

    def alike(self, other: Content) -> bool:
        return isinstance(other, DataFormatContent) and other.value == self.value

    def widened(self, cause: Unknown) -> Content:
        return DataFormatContent(_either(cause), True)


def _either(cause: Unknown) -> Unknown:
    return Unknown("several-values", f"the image data format is not known: {cause.why}", cause.span, cause.hint)


def data_format(reference: Reference, machine: Machine) -> DataFormatContent:
    """What the format is at this point of the program."""
    content = machine.content(reference)
    assert isinstance(content, DataFormatContent)
    return content


def call_data_format(name: str, call: Call, reference: Reference) -> Value | None:
    """The value of calling one of Keras's functions about the format, None for any other function."""
    home = next((home for home in _HOMES if name.startswith(home)), None)
    if home is None:
        return None
    match name.rpartition(".")[2]:
        case "image_data_format":
            return _known(data_format(reference, call.machine).value)
        case "image_dim_ordering":
            value = data_format(reference, call.machine).value
            return value if isinstance(value, Unknown) else Known(_FORMATS[value])
        case "set_image_data_format":
            return _set(call.argument(0, "data_format"), call, reference)
        case "set_image_dim_ordering":
            return _set(call.argument(0, "dim_ordering"), call, reference)
    return None


def _known(value: str | Unknown) -> Value:
    return value if isinstance(value, Unknown) else Known(value)


def _set(given: Value | None, call: Call, reference: Reference) -> Value:
    value = _as_format(given, call.span)
    if value is not None:
        call.machine.store(reference, DataFormatContent(value, True))
    return NONE


def _as_format(given: Value | None, span: Span) -> str | Unknown | None:
    """The format that is set, None where Keras would refuse the value and nothing changes."""
    if isinstance(given, Known):
        value = _ORDERINGS.get(given.value, given.value) if isinstance(given.value, str) else None
        return value if isinstance(value, str) and value in _FORMATS else None
    why = "the image data format is set to a value that is not known"
    return Unknown("runtime-value", why, span) if given is not None else None
