"""The layers that multiply with no kernel, and among them those that do not even make new numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Dim


class _KernelFree(KerasLayer):
    """A layer without matrix products and convolutions, which looks at each number, or compares a few of them."""

    def uses(self, shape: Any) -> Mapping[str, Dim]:
        return {}


class _View(_KernelFree):
    """A layer that hands on the numbers it is given, at most in another shape: nothing is computed, nothing copied."""

    def kept(self, shape: Any) -> Dim:
        return 0

    def sequential_steps(self, shape: Any) -> Dim:
        return 0
