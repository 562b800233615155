"""Choosing the description that a call of a layer is meant for, and the data format that it is made in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from paramlint.evaluate.call import Call
from paramlint.keras.catalogue import find_layer
from paramlint.keras.construct import takes
from paramlint.keras.layer import KerasLayer
from paramlint.keras.stated import stated_shape
from paramlint.keras.versions import Version
from paramlint.overlays.keras.data_format import data_format
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.versions import Versions
from paramlint.unknown import Unknown

_FEW_CHANNELS = (1, 3)


def choose(
    imported_as: str, positional: Sequence[Any], keywords: Mapping[str, Any], versions: Versions
) -> tuple[type[KerasLayer], Version] | None:
    """The first Keras that has such a layer and takes such arguments; where none takes them, the first that has it."""
    name = imported_as.rpartition(".")[2]
    first = None
    for version in versions.candidates(imported_as):  # one after the other: the rooms of older ones are seldom needed
        cls = find_layer(name, version)
        if cls is not None and takes(cls, positional, keywords, version):
            versions.note_layer(imported_as, version)
            return cls, version
        if cls is not None and first is None:
            first = cls, version
    return first


def format_for(
    cls: type[KerasLayer],
    version: Version,
    positional: Sequence[Any],
    keywords: Mapping[str, Any],
    session: Session,
    call: Call,
) -> str | Unknown:
    """The image data format that a layer is made in where its arguments do not say one."""
    assert session.data_format is not None
    content = data_format(session.data_format, call.machine)
    first = version is Version.KERAS_1 and not content.is_set
    if first and _may_be_channels_first(stated_shape(cls, cls.translated(positional, keywords)[1])):
        why = "Keras 1 had in its own settings whether an image's channels come first, and the file does not say"
        hint = 'K.set_image_dim_ordering("th") before the model, or "tf"'
        return Unknown("data-format", why, call.span, hint)
    return content.value


def _may_be_channels_first(shape: object) -> bool:
    """Whether a stated shape looks like a picture's with its channels before its rows: (None, 3, 224, 224)."""
    if not isinstance(shape, tuple) or len(shape) not in (4, 5):
        return False
    return shape[1] in _FEW_CHANNELS and shape[-1] not in _FEW_CHANNELS
