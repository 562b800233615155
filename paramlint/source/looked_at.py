"""What was looked at besides a file itself: whether it is still as it was tells whether an answer still holds."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from paramlint.source.file import Problem
from paramlint.source.limits import MODULE_BYTES
from paramlint.source.read import read_bytes

FILE, FOLDER = "file", "folder"
LookedAt = dict[str, str | None]
"""Paths, and what stood there: nothing (None), a `file` or a `folder` of no matter what, or a text by its digest."""


class Looks:
    """Looks at files and folders, each once, and remembers what was there."""

    def __init__(self) -> None:
        self.found: LookedAt = {}
        self._kinds: LookedAt = {}

    def kind(self, path: str) -> str | None:
        """`file`, `folder`, or None for a path where nothing is."""
        if path not in self._kinds:
            self._kinds[path] = self.found[path] = _kind(path)
        return self._kinds[path]

    def read(self, path: str, limit: int) -> bytes | Problem:
        """The content of a file, or why it cannot be read."""
        data = read_bytes(Path(path), limit)
        self.found[path] = _digest(data)
        return data


def unchanged(looked_at: Mapping[str, str | None]) -> bool:
    """Whether everything that was looked at is as it was."""
    return all(_now(path, before) == before for path, before in looked_at.items())


def _now(path: str, before: str | None) -> str | None:
    kind = _kind(path)
    return _digest(read_bytes(Path(path), MODULE_BYTES)) if kind == FILE and before not in (None, FILE) else kind


def _kind(path: str) -> str | None:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return None
    return FILE if stat.S_ISREG(mode) else FOLDER if stat.S_ISDIR(mode) else None


def _digest(data: bytes | Problem) -> str:
    from hashlib import sha256

    return data.message if isinstance(data, Problem) else sha256(data).hexdigest()
