"""Files written back: all of the new bytes or all of the old ones, whatever happens."""

import os
import stat
from pathlib import Path

import pytest

from paramlint.fixing import writing
from paramlint.fixing.writing import NotWritten, replace_content

OLD, NEW = b"old\r\n", b"new\r\n\xff"


def written(folder: Path) -> Path:
    file = folder / "model.py"
    file.write_bytes(OLD)
    return file


def refused(file: Path) -> str:
    with pytest.raises(NotWritten) as error:
        replace_content(file, OLD, NEW)
    assert {path.name for path in file.parent.iterdir()} <= {file.name}
    return str(error.value)


def test_what_has_changed_meanwhile_is_kept(tmp_path: Path) -> None:
    file = written(tmp_path)
    file.write_bytes(b"newer")
    assert refused(file) == "has changed since it was read"
    assert file.read_bytes() == b"newer"


def test_what_changes_at_the_last_moment_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path)
    monkeypatch.setattr(writing, "_take_over", lambda target, unfinished: target.write_bytes(b"newer"))
    assert refused(file) == "has changed since it was read"
    assert file.read_bytes() == b"newer"


def test_what_is_gone_stays_gone(tmp_path: Path) -> None:
    file = written(tmp_path)
    file.unlink()
    assert refused(file) == "is gone: it was there when it was read"
    assert not file.exists()


def test_a_file_that_is_read_only(tmp_path: Path) -> None:
    file = written(tmp_path)
    file.chmod(0o444)
    assert refused(file) == "is read-only"
    assert file.read_bytes() == OLD


def test_what_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "model.py"
    folder.mkdir()
    assert refused(folder).startswith("cannot be written: is a directory")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that cannot be written")
def test_a_folder_that_is_read_only(tmp_path: Path) -> None:
    file = written(tmp_path)
    tmp_path.chmod(0o555)
    try:
        assert refused(file) == "cannot be written: permission denied"
    finally:
        tmp_path.chmod(0o755)
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("call", ["fsync", "replace", "utime"])
def test_a_disk_that_fails_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    file = written(tmp_path)
    monkeypatch.setattr(os, call, fail)
    assert refused(file) == "cannot be written: no space left on device"
    assert file.read_bytes() == OLD


def test_whoever_interrupts_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    file = written(tmp_path)
    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_content(file, OLD, NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["model.py"]
    assert file.read_bytes() == OLD


@pytest.mark.skipif(os.name == "nt", reason="modes and links as in Unix")
@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    file = written(tmp_path)
    file.chmod(mode)
    replace_content(file, OLD, NEW)
    assert file.read_bytes() == NEW
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert [path.name for path in tmp_path.iterdir()] == ["model.py"]


@pytest.mark.skipif(os.name == "nt", reason="modes and links as in Unix")
def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    file = written(tmp_path / "there")
    link, chain = tmp_path / "link.py", tmp_path / "chain.py"
    link.symlink_to("there/model.py")
    chain.symlink_to("link.py")
    replace_content(chain, OLD, NEW)
    assert (link.is_symlink(), chain.is_symlink(), file.is_symlink()) == (True, True, False)
    assert file.read_bytes() == NEW
    replace_content(link, OLD, NEW)  # the same file by another name: it has been done
    assert file.read_bytes() == NEW


def test_the_time_is_that_of_the_change(tmp_path: Path) -> None:
    file = written(tmp_path)
    os.utime(file, (1, 1))
    replace_content(file, OLD, NEW)
    assert file.stat().st_mtime > 1_000_000
