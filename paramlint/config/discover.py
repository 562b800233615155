"""Which settings hold for a file: those of the nearest folder that has any."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from paramlint.config.errors import ConfigError
from paramlint.config.read import OWN_FILE, PYPROJECT, read_settings
from paramlint.config.settings import Settings


def settings_for(path: Path, explicit: Path | None = None) -> Settings:
    """The settings for a file or folder, which need not exist: the explicit file's, else the nearest ones upward."""
    if explicit is not None:
        return _explicit(Path(os.path.abspath(explicit)))
    start = Path(os.path.abspath(path))
    found = _nearest(start if start.is_dir() else start.parent)
    return found or Settings(root=Path.cwd())


@cache
def _explicit(file: Path) -> Settings:
    settings = read_settings(file)
    if settings is None:
        raise ConfigError("has no [tool.paramlint] table", file, remedy="add one, or name another file")
    return settings


@cache
def _nearest(folder: Path) -> Settings | None:
    """The settings that the folder or one above it holds; each folder is looked at once in a run."""
    for name in (OWN_FILE, PYPROJECT):
        file = folder / name
        if os.path.isfile(file) and (settings := read_settings(file)):
            return settings
    return None if folder.parent == folder else _nearest(folder.parent)


def forget_settings() -> None:
    """Read settings files again from now on: a new run must see what changed since the last."""
    _explicit.cache_clear()
    _nearest.cache_clear()
