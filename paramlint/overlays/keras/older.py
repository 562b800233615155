"""What older Kerases make of the call that makes a layer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from paramlint.keras.errors import REFUSALS
from paramlint.keras.layer import KerasLayer
from paramlint.unknown import Unknown


class Alternatives:
    """What older Kerases make of the call that makes a layer, which is looked at only where the newest refuses it."""

    def __init__(self, layers: Iterable[KerasLayer]) -> None:
        self._waiting = layers

    @cached_property
    def layers(self) -> tuple[KerasLayer, ...]:
        """The descriptions, one for each Keras."""
        return tuple(self._waiting)


def is_refused(made: object) -> bool:
    """Whether Keras raises instead of making this."""
    return isinstance(made, Unknown) and made.kind in REFUSALS
