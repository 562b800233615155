"""From a path to bytes, and from bytes to a SourceFile: whatever the file holds, the answer is a value."""

from __future__ import annotations

import os
from pathlib import Path

from paramlint.source.file import UNREADABLE, Problem, SourceFile
from paramlint.source.limits import megabytes


def read_bytes(path: Path, limit: int) -> bytes | Problem:
    """The bytes of the file, or why they could not be read; never more than `limit` of them are."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(size or limit + 1) if size <= limit else b""  # a pipe has no size
    except FileNotFoundError:
        return Problem(UNREADABLE, "does not exist")
    except IsADirectoryError:
        return Problem(UNREADABLE, "is a folder, not a file")
    except OSError as error:
        return Problem(UNREADABLE, f"cannot be read: {(error.strerror or str(error)).lower()}")
    size = max(size, len(data))
    if size > limit:
        return Problem(UNREADABLE, f"{megabytes(size)} is more than paramlint reads ({megabytes(limit)})")
    return data


def to_source(data: bytes, path: str) -> SourceFile:
    """The file called `path` from its bytes: a notebook if it ends in .ipynb, Python otherwise; never raises."""
    # Imported late: what the cache remembers is not read again.
    if is_notebook(path):
        from paramlint.source.notebook import notebook_source as read
    else:
        from paramlint.source.python import python_source as read
    return read(data, path)


def is_notebook(path: str) -> bool:
    """Whether a file of this name is read as a notebook."""
    return path.lower().endswith(".ipynb")
