"""Layers that hand on what they are given."""

from __future__ import annotations

from paramlint.keras.layer import Inert, KerasLayer


class Identity(KerasLayer):
    """What comes in goes out."""


class Masking(KerasLayer):
    """Marks the time steps that hold nothing but `mask_value`."""

    mask_value: Inert = 0.0
