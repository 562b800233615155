"""Rescaling: the same numbers on another scale."""

from __future__ import annotations

from paramlint.keras.layer import Inert, KerasLayer


class Rescaling(KerasLayer):
    """Multiplies the inputs by `scale` and adds `offset`."""

    scale: Inert
    offset: Inert = 0.0
