"""From the paths on the command line to the files to read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path

from paramlint.source.gitignore import Patterns, ignores, patterns, patterns_above, patterns_in

SUFFIXES = (".py", ".ipynb")
"""What is read of a folder; a file that is named is read whatever it is called."""

SKIPPED_FOLDERS = (
    *(".git", ".hg", ".svn", ".venv", "venv", ".tox", ".nox", "node_modules", "site-packages"),
    *(".mypy_cache", ".ruff_cache", ".pytest_cache", ".paramlint_cache", ".ipynb_checkpoints", "__pycache__"),
    *("build", "dist", ".eggs", "*.egg-info"),
)
"""Names of folders that hold no code of the user's own, wherever they stand."""

_SKIPPED = re.compile("|".join(map(translate, SKIPPED_FOLDERS)))


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, the paths that do not exist, and the folders that could not be listed."""

    files: tuple[Path, ...]
    missing: tuple[Path, ...]
    unreadable: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to walk, as it was named and absolute, with the patterns that hold in it."""

    path: str
    absolute: str
    excluded: tuple[Patterns, ...]
    ignored: tuple[Patterns, ...]


def find_files(paths: Sequence[Path], *, exclude: Sequence[str], force_exclude: bool, root: Path) -> Found:
    """The files that the paths name or hold, each once, in the order of the paths and sorted within folders.

    `exclude` are gitignore patterns relative to `root`. They leave out what is found in a folder, as .gitignore
    files and `SKIPPED_FOLDERS` do, and with `force_exclude` also the paths themselves.
    """
    top = os.path.abspath(root)
    excluded = patterns(exclude, top)
    files: dict[str, Path] = {}
    missing: list[Path] = []
    unreadable: list[Path] = []
    for path in paths:
        absolute = os.path.abspath(path)
        if not path.exists():
            missing.append(path)
        elif force_exclude and _is_excluded(absolute, top, excluded):
            continue
        elif path.is_dir():
            for file in _walk(_Folder(str(path), absolute, excluded, patterns_above(absolute, top)), unreadable):
                files.setdefault(os.path.abspath(file), file)
        else:
            files.setdefault(absolute, path)
    return Found(tuple(files.values()), tuple(missing), tuple(unreadable))


def display_path(path: Path, start: Path) -> str:
    """The path relative to `start` with forward slashes if it is below, else as given."""
    absolute = Path(os.path.abspath(path))
    top = Path(os.path.abspath(start))
    return absolute.relative_to(top).as_posix() if absolute.is_relative_to(top) else str(path)


def _is_excluded(absolute: str, root: str, excluded: Sequence[Patterns]) -> bool:
    """Whether a walk from `root` would not come to the path, .gitignore files aside."""
    path = Path(absolute)
    if not path.is_relative_to(root):
        return False
    within = [path, *path.parents][: len(path.relative_to(root).parts)]
    return any(_is_left_out(place.name, str(place), place.is_dir(), excluded) for place in within)


def _is_left_out(name: str, absolute: str, folder: bool, excluded: Sequence[Patterns]) -> bool:
    return (folder and _SKIPPED.match(name) is not None) or ignores(excluded, absolute, folder=folder)


def _walk(start: _Folder, unreadable: list[Path]) -> Iterator[Path]:
    """The files of a folder and of those below; folders that cannot be listed are added to `unreadable`."""
    waiting: list[_Folder | Path] = [start]
    while waiting:
        place = waiting.pop()
        if isinstance(place, Path):
            yield place
            continue
        try:
            waiting += reversed(list(_entries(place)))
        except OSError:
            unreadable.append(Path(place.path))


def _entries(folder: _Folder) -> Iterator[_Folder | Path]:
    """The folders and files to read in a folder, by name; links to folders are not followed, as in git."""
    with os.scandir(folder.path) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    own = patterns_in(folder.absolute) if any(entry.name == ".gitignore" for entry in entries) else ()
    ignored = (*folder.ignored, *own)
    for entry in entries:
        absolute = os.path.join(folder.absolute, entry.name)
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder and not (entry.name.lower().endswith(SUFFIXES) and entry.is_file()):
            continue
        if _is_left_out(entry.name, absolute, is_folder, folder.excluded):
            continue
        if not ignores(ignored, absolute, folder=is_folder):
            yield _Folder(entry.path, absolute, folder.excluded, ignored) if is_folder else Path(entry.path)
