"""Layers that hand on what they are given."""

from __future__ import annotations

from paramlint.keras.kernel_free import _KernelFree, _View
from paramlint.keras.layer import Inert


class Identity(_View):
    """What comes in goes out."""

    keeps_mask = True


class Masking(_KernelFree):
    """Marks the time steps that hold nothing but `mask_value`."""

    mask_value: Inert = 0.0
