"""What the differential test of Keras 2 has found, each as (layer, arguments, input shape)."""

from __future__ import annotations

from typing import Any

REGRESSIONS: list[tuple[str, dict[str, Any], tuple[int | None, ...]]] = [
    ("LocallyConnected1D", {"filters": 2, "kernel_size": 3, "implementation": 3, "padding": "same"}, (None, 5, 2)),
]
