"""Files that cannot be read, and what importing the room costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from paramlint.source.file import Problem
from paramlint.source.read import read_bytes


def test_missing(tmp_path: Path) -> None:
    assert read_bytes(tmp_path / "a.py", 10) == Problem("unreadable-file", "does not exist")


def test_folder(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, 10) == Problem("unreadable-file", "is a folder, not a file")


def test_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert read_bytes(tmp_path, 10) == Problem("unreadable-file", "cannot be read: permission denied")


def test_limit_is_exact(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_bytes(b"#" * 1_000_000)
    assert read_bytes(file, 1_000_000) == b"#" * 1_000_000
    message = "1 MB is more than paramlint reads (0.5 MB)"
    assert read_bytes(file, 500_000) == Problem("unreadable-file", message)


def test_endless_file_is_not_read_to_its_end() -> None:
    message = "1.1 MB is more than paramlint reads (1 MB)"
    assert read_bytes(Path("/dev/zero"), 1_000_000) == Problem("unreadable-file", message)


def test_bytes_are_those_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_bytes(b"\xff\r\n")
    assert read_bytes(file, 3) == b"\xff\r\n"
    file.write_bytes(b"")
    assert read_bytes(file, 3) == b""


def test_room_imports_nothing_slow() -> None:
    program = """
import sys
before = set(sys.modules)
import paramlint.source.read, paramlint.source.walk
print(*sorted({name.partition(".")[0] for name in set(sys.modules) - before} - sys.stdlib_module_names))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["paramlint"]
