"""Patterns in the syntax of .gitignore: where they are read from, and what they say about a path."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from paramlint.source.wildmatch import Pattern, pattern


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns, the strongest last, and the folder they are relative to: an absolute path ending in a separator."""

    base: str
    found: tuple[Pattern, ...]

    def verdict(self, path: str, *, folder: bool) -> bool | None:
        """Whether the patterns leave out an absolute path; None if they do not speak of it."""
        if not path.startswith(self.base):
            return None
        relative = path[len(self.base) :].replace(os.sep, "/")
        speaks = (each for each in reversed(self.found) if each.matches(relative, folder=folder))
        return next((not each.negated for each in speaks), None)


def patterns(lines: Iterable[str], base: str) -> tuple[Patterns, ...]:
    """The lines as patterns relative to a folder; nothing if none is a pattern."""
    found = tuple(each for each in map(pattern, lines) if each is not None)
    return (Patterns(os.path.join(base, ""), found),) if found else ()


def patterns_in(folder: str) -> tuple[Patterns, ...]:
    """The patterns of the folder's own .gitignore."""
    return patterns(_lines(Path(folder, ".gitignore")), folder)


def patterns_above(folder: str, root: str) -> tuple[Patterns, ...]:
    """The patterns of the folders above an absolute path, weakest first.

    They are looked for up to the root of the git repository, and without one up to `root` where that is above.
    """
    above = list(Path(folder).parents)
    top = next((place for place in (Path(folder), *above) if (place / ".git").exists()), None)
    private = () if top is None else patterns(_lines(top / ".git" / "info" / "exclude"), str(top))
    top = Path(root) if top is None else top
    between = above[: above.index(top) + 1] if top in above else []
    return (*private, *(found for place in reversed(between) for found in patterns_in(str(place))))


def ignores(found: Sequence[Patterns], path: str, *, folder: bool) -> bool:
    """Whether an absolute path is left out: the strongest patterns that speak of it decide, and they stand last."""
    verdicts = (each.verdict(path, folder=folder) for each in reversed(found))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _lines(path: Path) -> list[str]:
    """The lines as git reads them, none where there is no such file."""
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return []
    return [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
