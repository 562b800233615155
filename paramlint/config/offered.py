"""Whether any installed package offers rules, found without importlib.metadata, which takes longer to import."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

GROUP = "paramlint.rules"


@cache
def rules_are_offered() -> bool:
    """Whether the entry points of any installed package mention the group `paramlint.rules`."""
    needle = GROUP.encode()
    return any(needle in text for folder in sys.path for text in _entry_points(folder or "."))


def _entry_points(folder: str) -> list[bytes]:
    try:
        packages = [entry.path for entry in os.scandir(folder) if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return []
    return [text for package in packages if (text := _content(Path(package, "entry_points.txt")))]


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
