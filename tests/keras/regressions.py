"""What the differential test has found, each as (layer, arguments, input shape)."""

from typing import Any

REGRESSIONS: list[tuple[str, dict[str, Any], tuple[int | None, ...]]] = [
    ("MaxPooling2D", {"pool_size": (2.5, 2.5)}, (None, 8, 8, 3)),
]
