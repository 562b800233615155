"""What was found in the room of preprocessing."""

from __future__ import annotations

from typing import Any

REGRESSIONS: list[tuple[str, dict[str, Any], Any]] = []
