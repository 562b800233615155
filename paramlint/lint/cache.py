"""What was found before, kept in `.paramlint_cache` and found again by the file's bytes, its path and the settings.

An entry holds as long as what was looked at besides the file, the modules of its project, is as it was.

Entries do not know paramlint's own code, only its version: whoever works on paramlint uses `--no-cache`.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import get_ident

import msgspec

from paramlint.lint.checked import CheckedFile
from paramlint.source.file import SourceFile
from paramlint.source.looked_at import unchanged
from paramlint.version import __version__

FOLDER = ".paramlint_cache"
_TAG = "CACHEDIR.TAG"
_TAG_TEXT = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by paramlint; may be deleted at any time.\n"
_SUFFIX = ".json"
_DAY = 24 * 60 * 60
_UNUSED_FOR = 30 * _DAY


@dataclass(frozen=True, slots=True)
class Cache:
    """The entries of one `kind` (`check`, `summary`) under one set of settings, in `folder`.

    A folder that cannot be written is no error, and an entry that cannot be read is none at all.
    """

    folder: Path
    fingerprint: str
    kind: str

    def get(self, path: str, content: bytes) -> CheckedFile | None:
        """What was put for a file of this content, called `path`; its source comes without `code`.

        None where a module of its project has changed since, has come or has gone.
        """
        entry = self._entry(path, content)
        try:
            checksum, _, body = entry.read_bytes().partition(b"\n")
            if checksum != _checksum(body):
                return None
            found = msgspec.json.decode(body, type=CheckedFile)
        except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
            return None
        if not unchanged(found.looked_at):
            return None
        _touch(entry)
        return found

    def put(self, path: str, content: bytes, checked: CheckedFile) -> None:
        """Keep what was found, for whoever asks next. Other processes see all of it or nothing."""
        entry = self._entry(path, content)
        unfinished = entry.with_name(f"{entry.stem}.{os.getpid()}.{get_ident()}")
        try:
            body = msgspec.json.encode(replace(checked, source=_as_kept(checked.source)))
            self._prepare()
            unfinished.write_bytes(_checksum(body) + b"\n" + body)
            os.replace(unfinished, entry)
        except (OSError, msgspec.MsgspecError, UnicodeError):
            with suppress(OSError):
                unfinished.unlink()

    def _entry(self, path: str, content: bytes) -> Path:
        """Where the entry stands. Nothing it depends on but the content can hold the NUL that keeps the parts apart.

        The working directory is a part of it: what the settings say of a file hangs on where a relative path leads.
        """
        python = "{}.{}".format(*sys.version_info)
        parts = (__version__, python, self.fingerprint, self.kind, os.getcwd(), path, "")
        key = _sha256("\0".join(parts).encode("utf-8", "surrogatepass") + content)
        return self.folder / f"{key}{_SUFFIX}"

    def _prepare(self) -> None:
        """Make the folder and tell version control and backups to leave it alone; once a day, tidy it."""
        tag = self.folder / _TAG
        try:
            if time.time() - tag.stat().st_mtime > _DAY:
                tag.touch()
                self._prune()
        except FileNotFoundError:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
            tag.write_text(_TAG_TEXT, encoding="utf-8")

    def _prune(self) -> None:
        """Delete what nobody has used for thirty days, and what a killed process left unfinished."""
        oldest = time.time() - _UNUSED_FOR
        for file in self.folder.iterdir():
            with suppress(FileNotFoundError):
                if file.name not in (_TAG, ".gitignore") and file.stat().st_mtime < oldest:
                    file.unlink()


def cache_in(root: Path, fingerprint: str, kind: str) -> Cache:
    """The cache beside the settings in `root`."""
    return Cache(root / FOLDER, fingerprint, kind)


def _touch(entry: Path) -> None:
    """Mark the entry as used, at most once a day; where that cannot be done it was read all the same."""
    with suppress(OSError):
        if time.time() - entry.stat().st_mtime > _DAY:
            os.utime(entry)


def _as_kept(source: SourceFile) -> SourceFile:
    """The source with all that is needed to print what was found, and no more."""
    cells = tuple(replace(cell, value=None, printed="") for cell in source.cells)
    return replace(source, code="", cells=cells)


def _checksum(body: bytes) -> bytes:
    return _sha256(body).encode("ascii")


def _sha256(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()
