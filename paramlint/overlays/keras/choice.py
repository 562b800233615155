"""Choosing the description that a call of a layer is meant for, and the data format that it is made in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from paramlint.keras.catalogue import find_layer
from paramlint.keras.construct import Constructed, construct, takes
from paramlint.keras.layer import KerasLayer
from paramlint.keras.stated import stated_shape
from paramlint.keras.versions import Version
from paramlint.overlays.keras.data_format import DataFormatContent
from paramlint.overlays.keras.versions import Versions
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_FEW_CHANNELS = (1, 3)


Choice = tuple[type[KerasLayer], Version]
"""A description, and the Keras that it is of."""


def choices(
    imported_as: str, positional: Sequence[Any], keywords: Mapping[str, Any], versions: Versions
) -> Iterator[Choice]:
    """The Kerases that have such a layer and take such arguments; where none takes them, the first that has it."""
    name = imported_as.rpartition(".")[2]
    first = None
    taken = False
    for version in versions.candidates(imported_as):  # one after the other: the rooms of older ones are seldom needed
        cls = find_layer(name, version)
        if cls is not None and takes(cls, positional, keywords, version):
            taken = True
            yield cls, version
        if cls is not None and first is None:
            first = cls, version
    if first is not None and not taken:
        yield first


@dataclass(frozen=True, slots=True)
class Construction:
    """The arguments of a constructor's call, for one Keras after the other, and the data format at that moment."""

    positional: Sequence[Any]
    keywords: Mapping[str, Any]
    data_format: DataFormatContent
    span: Span

    def made(self, chosen: Choice) -> Constructed:
        """The layer as one Keras makes it."""
        cls, version = chosen
        return construct(cls, self.positional, self.keywords, version, self._format_for(cls, version))

    def _format_for(self, cls: type[KerasLayer], version: Version) -> str | Unknown:
        """The image data format that a layer is made in where its arguments do not say one."""
        first = version is Version.KERAS_1 and not self.data_format.is_set
        if first and _may_be_channels_first(stated_shape(cls, cls.translated(self.positional, self.keywords)[1])):
            why = "Keras 1 had in its own settings whether an image's channels come first, and the file does not say"
            hint = 'K.set_image_dim_ordering("th") before the model, or "tf"'
            return Unknown("data-format", why, self.span, hint)
        return self.data_format.value


def _may_be_channels_first(shape: object) -> bool:
    """Whether a stated shape looks like a picture's with its channels before its rows: (None, 3, 224, 224)."""
    if not isinstance(shape, tuple) or len(shape) not in (4, 5):
        return False
    return shape[1] in _FEW_CHANNELS and shape[-1] not in _FEW_CHANNELS
