"""JSON as it is stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def write(path: Path, data: dict[str, Any]) -> None:
    """JSON with a line for each entry of the innermost lists, so that changes can be read."""
    path.write_text(_lines(data, 0) + "\n", encoding="utf-8")


def _lines(value: Any, depth: int) -> str:
    indent = " " * (depth + 1)
    if isinstance(value, dict) and depth < 2 and value:
        items = (f"{indent}{json.dumps(key)}:{_lines(item, depth + 1)}" for key, item in value.items())
        return "{\n" + ",\n".join(items) + "\n" + " " * depth + "}"
    if isinstance(value, list) and value and isinstance(value[0], list):
        items = (json.dumps(item, separators=(",", ":"), ensure_ascii=False) for item in value)
        return "[\n" + ",\n".join(items) + "]"
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
