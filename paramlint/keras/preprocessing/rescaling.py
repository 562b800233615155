"""Rescaling: the same numbers on another scale."""

from __future__ import annotations

from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import Inert


class Rescaling(_KernelFree):
    """Multiplies the inputs by `scale` and adds `offset`."""

    keeps_mask = True

    scale: Inert
    offset: Inert = 0.0
