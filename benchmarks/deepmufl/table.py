"""The table of faults: what is wrong with each program, and which rules would say so."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

FAULTS = Path(__file__).with_name("faults.toml")

Level = Literal["main", "also", "weakness", "version"]


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Something wrong with a program. `rules` are the names of those that would say it, any one of them."""

    line: int
    level: Level
    visible: Literal["code", "data", "run"]
    rules: tuple[str, ...]
    what: str
    other_lines: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        """All lines it shows on, its own first."""
        return (self.line, *self.other_lines)

    @property
    def counts(self) -> bool:
        """Whether naming it is finding the program's bug."""
        return self.level in ("main", "also")


class Program(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A program by its path in deepmufl's repository, with its faults, the main one first."""

    path: str
    faults: tuple[Fault, ...]

    @property
    def key(self) -> str:
        """The last two parts of the path, which tell programs apart wherever the folder lies: `31880720/bug.py`."""
        return key(self.path)

    @property
    def nameable(self) -> bool:
        """Whether some rule would name one of the faults that count."""
        return any(fault.counts and fault.rules for fault in self.faults)


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    programs: tuple[Program, ...]


def key(path: str) -> str:
    """The last two parts of a path."""
    return "/".join(path.replace("\\", "/").split("/")[-2:])


def read_table(file: Path = FAULTS) -> tuple[Program, ...]:
    """Every program of the table; msgspec.ValidationError where the file is not one."""
    return msgspec.toml.decode(file.read_bytes(), type=_Table).programs
