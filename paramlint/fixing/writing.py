"""A file's new bytes put in the place of its old ones: all of them or none, and only while it is what was read."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


class NotWritten(Exception):
    """The file is as it was; reads as what a line says behind the file's name: `is read-only`."""


def replace_content(path: Path, before: bytes, after: bytes) -> None:
    """Make the file hold `after` instead of `before`; of a link, the file it leads to. Its mode is kept.

    Raises NotWritten for a file that holds something else by now, or that may not be written.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.read_bytes() == after:
            return  # reached before, by another of its names
        _refuse_unwritable(target)
        _refuse_changed(target, before)
        _replace(target, before, after)
    except FileNotFoundError:
        raise NotWritten("is gone: it was there when it was read") from None
    except OSError as error:
        raise NotWritten(f"cannot be written: {(error.strerror or str(error)).lower()}") from None


def _refuse_unwritable(target: Path) -> None:
    mode = target.stat().st_mode
    if not stat.S_ISREG(mode):
        raise NotWritten("is no regular file")
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(target, os.W_OK):
        raise NotWritten("is read-only")


def _refuse_changed(target: Path, before: bytes) -> None:
    if target.read_bytes() != before:
        raise NotWritten("has changed since it was read")


def _replace(target: Path, before: bytes, after: bytes) -> None:
    """Write a file beside the target and give it the target's name, which other programs see happen at once."""
    number, name = tempfile.mkstemp(prefix=".paramlint-", suffix=".tmp", dir=target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        _take_over(target, unfinished)
        _refuse_changed(target, before)
        os.replace(unfinished, target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
    _make_lasting(target.parent)


def _take_over(target: Path, unfinished: Path) -> None:
    """Give the new file the owner, the mode and the other attributes of the old one, and a time of its own."""
    there = target.stat()
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(unfinished, there.st_uid, there.st_gid)
    shutil.copystat(target, unfinished)
    os.utime(unfinished)


def _make_lasting(folder: Path) -> None:
    """Have the folder written to the disk as well, where the system can do that."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
