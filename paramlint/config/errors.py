"""ConfigError, and the place it speaks of."""

from __future__ import annotations

from pathlib import Path

import msgspec


class ConfigError(Exception):
    """The settings or the command line cannot be used. Reads as one line: file, key, problem and remedy."""

    def __init__(self, problem: str, file: Path | None = None, key: str = "", remedy: str | None = None) -> None:
        super().__init__(problem, file, key, remedy)
        self.problem = problem
        self.file = file
        self.key = key
        self.remedy = remedy

    def __str__(self) -> str:
        place = ": ".join(str(part) for part in (self.file, self.key, self.problem) if part)
        return f"{place}; {self.remedy}" if self.remedy else place


class Place(msgspec.Struct, frozen=True):
    """A key in a settings file; the command line where there is no file."""

    file: Path | None = None
    key: str = ""

    def at(self, key: str) -> Place:
        """The place of a key below this one, quoted as TOML wants it."""
        written = key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else f'"{key}"'
        return Place(self.file, f"{self.key}.{written}" if self.key else written)

    def item(self, index: int) -> Place:
        """The place of an item of the list that stands here, counted from 1 as people do."""
        return Place(self.file, f"{self.key}[{index + 1}]")

    def error(self, problem: str, remedy: str | None = None) -> ConfigError:
        """What to raise about this place."""
        return ConfigError(problem, self.file, self.key, remedy)
