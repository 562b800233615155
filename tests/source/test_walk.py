"""Which files are found, and which are passed over."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from time import process_time

import pytest

from paramlint.source.walk import SKIPPED_FOLDERS, display_path, find_files


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("")


def found(*paths: str, exclude: Sequence[str] = (), force: bool = False, root: str = ".") -> list[str]:
    result = find_files([Path(path) for path in paths], exclude=exclude, force_exclude=force, root=Path(root))
    assert result.missing == ()
    assert result.unreadable == ()
    return [file.as_posix() for file in result.files]


def test_missing() -> None:
    make("a.py")
    os.symlink("nowhere", "broken.py")
    result = find_files([Path("b.py"), Path("a.py"), Path("broken.py")], exclude=(), force_exclude=False, root=Path())
    assert result.files == (Path("a.py"),)
    assert result.missing == (Path("b.py"), Path("broken.py"))


def test_folder_that_cannot_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a/a.py", "b/b.py")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = find_files([Path()], exclude=(), force_exclude=False, root=Path())
    assert result.files == (Path("b/b.py"),)
    assert result.unreadable == (Path("a"),)


def test_only_python_and_notebooks_are_found() -> None:
    make("a.py", "b.ipynb", "C.IPYNB", "d.pyi", "e.pyw", "f.txt", "py", "g.py.orig")
    Path("folder.py").mkdir()
    os.symlink("nowhere", "broken.py")
    assert found(".") == ["C.IPYNB", "a.py", "b.ipynb"]


@pytest.mark.parametrize("folder", [*SKIPPED_FOLDERS, "keras.egg-info"])
def test_skipped_folders(folder: str) -> None:
    make(f"{folder}/a.py", f"src/{folder}/b/c.py", "src/d.py")
    assert found(".") == ["src/d.py"]


def test_skipped_names_are_whole_names_of_folders() -> None:
    make("builds/a.py", "build.py", "egg-info/b.py")
    Path("dist").touch()
    assert found(".") == ["build.py", "builds/a.py", "egg-info/b.py"]


def test_what_is_named_is_taken() -> None:
    make("build/a.py", "model.txt", "data/b.py", "data/c.py", "d.py", "venv/lib/e.py")
    Path(".gitignore").write_text("data/\nd.py\n")
    assert found("build/a.py", "model.txt", "data/b.py", "d.py", exclude=["*.py"]) == [
        "build/a.py",
        "model.txt",
        "data/b.py",
        "d.py",
    ]
    assert found("data", "build", "venv/lib", exclude=["data", "build"]) == [
        "data/b.py",
        "data/c.py",
        "build/a.py",
        "venv/lib/e.py",
    ]


def test_force_exclude_goes_for_what_is_named() -> None:
    make("build/a.py", "src/a.py", "src/old/b.py", "src/old/keep.py", "c.py")
    Path(".gitignore").write_text("c.py\n")
    everything = ("build/a.py", "src/a.py", "src/old/b.py", "src/old/keep.py", "c.py", "src/old", "build")
    assert found(*everything, exclude=["old/", "!old/keep.py"], force=True) == ["src/a.py", "c.py"]
    assert found(*everything, exclude=["src/*.py"], force=True) == ["src/old/b.py", "src/old/keep.py", "c.py"]


def test_exclude_is_relative_to_the_root() -> None:
    make("a/b.py", "a/c/b.py", "b.py", "a/d.py")
    assert found(".", exclude=["/b.py"]) == ["a/b.py", "a/c/b.py", "a/d.py"]
    assert found(".", exclude=["/b.py"], root="a") == ["a/c/b.py", "a/d.py", "b.py"]
    assert found("a", exclude=["a/c", "d.py"]) == ["a/b.py"]
    assert found("b.py", exclude=["b.py"], force=True, root="a") == ["b.py"]


def test_order_is_the_arguments_then_the_names_and_each_file_comes_once(here: Path) -> None:
    make("b/z.py", "b/a.py", "b/m/x.py", "a.py", "c.py")
    assert found("c.py", "b", ".", "b/a.py", str(here / "a.py")) == ["c.py", "b/a.py", "b/m/x.py", "b/z.py", "a.py"]
    assert found("./b/../c.py", "c.py") == ["b/../c.py"]


def test_links_to_folders_are_not_followed_but_may_be_named() -> None:
    make("a/a.py", "real.py")
    os.symlink("..", "a/loop")
    os.symlink("a", "link")
    os.symlink("real.py", "file.py")
    assert found(".") == ["a/a.py", "file.py", "real.py"]
    assert found("link") == ["link/a.py"]


def test_gitignore_above_the_named_folder() -> None:
    make("src/a.py", "src/sub/b.py", "src/sub/c.py", ".git/info/exclude")
    Path(".gitignore").write_text("/src/a.py\nb.py\n")
    Path(".git/info/exclude").write_text("c.py\n")
    assert found("src/sub") == []
    assert found("src") == []
    Path("src/sub/.gitignore").write_text("!b.py\n!c.py\n")
    assert found("src/sub") == ["src/sub/b.py", "src/sub/c.py"]


def test_gitignore_above_the_repository_has_no_say() -> None:
    make("repository/.git/HEAD", "repository/a.py")
    Path(".gitignore").write_text("*.py\n")
    assert found("repository") == ["repository/a.py"]


def test_gitignore_without_a_repository() -> None:
    make("src/a.py", "src/b.py", "src/sub/b.py")
    Path(".gitignore").write_text("a.py\n")
    Path("src/.gitignore").write_text("/b.py\n")
    assert found(".") == ["src/sub/b.py"]
    assert found("src") == ["src/sub/b.py"]
    assert found("src", root="src") == ["src/a.py", "src/sub/b.py"]


def test_display_path(here: Path) -> None:
    assert display_path(here / "src" / "a.py", here) == "src/a.py"
    assert display_path(Path("src/../b/a.py"), here) == "b/a.py"
    assert display_path(Path("../a.py"), here) == "../a.py"
    assert display_path(Path("/elsewhere/a.py"), here) == "/elsewhere/a.py"
    assert display_path(here.with_name(here.name + "b") / "a.py", here) == f"{here}b/a.py"


def test_ten_thousand_files_are_found_in_a_second() -> None:
    for folder in range(100):
        Path(f"src/{folder}").mkdir(parents=True)
        for file in range(100):
            os.close(os.open(f"src/{folder}/{file}.py", os.O_CREAT))
    Path(".gitignore").write_text("\n".join(f"*.{number}\n/out/{number}/**\n" for number in range(20)))
    start = process_time()
    files = find_files([Path()], exclude=["docs/*"], force_exclude=False, root=Path()).files
    assert process_time() - start < 1
    assert len(files) == 10_000
