"""Patterns say what git says: by hand for what people write, and against git itself for what they might."""

from __future__ import annotations

import subprocess
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paramlint.source.walk import find_files
from paramlint.source.wildmatch import pattern

NO_PATTERN = ["", "  ", "# a", "!", "/", "!/", "a[", "[[:alpha:]", "[!]", "a\\", "[[:letter:]]"]

NOT_MATCHED = [
    ("a.py", "b/a.pyc"),
    ("/a.py", "b/a.py"),
    ("b/a.py", "c/b/a.py"),
    ("a/*", "a/b/c"),
    ("a/**", "a"),
    ("a?b", "a/b"),
    ("a[!b]c", "a/c"),
    ("a*b", "a/b"),
    ("*.py", "a.PY"),
    ("a//", "a"),
    ("\\*.py", "a.py"),
    ("[b-a]", "a"),
]

MATCHED = [
    ("a.py", "b/a.py"),
    ("/a.py", "a.py"),
    ("b/a.py", "b/a.py"),
    ("a.py   ", "a.py"),
    ("a\\ ", "a "),
    (" a", " a"),
    ("\\#a", "#a"),
    ("\\!a", "!a"),
    ("**/a", "a"),
    ("**/a", "b/c/a"),
    ("a/**", "a/b/c"),
    ("a/**/d", "a/d"),
    ("a/**/d", "a/b/c/d"),
    ("a**d", "abcd"),
    ("[a-c]x", "bx"),
    ("[!a-c]x", "dx"),
    ("[^a-c]x", "dx"),
    ("[]-]", "-"),
    ("[]-]", "]"),
    ("[[:digit:]_]", "7"),
    ("[\\]]", "]"),
    ("*.*.py", "a.b.c.py"),
    ("é?", "éü"),
]


@pytest.mark.parametrize("line", NO_PATTERN)
def test_no_pattern(line: str) -> None:
    assert pattern(line) is None


@pytest.mark.parametrize(("line", "path"), NOT_MATCHED)
def test_not_matched(line: str, path: str) -> None:
    found = pattern(line)
    assert found is not None
    assert not found.matches(path, folder=True)


@pytest.mark.parametrize(("line", "path"), MATCHED)
def test_matched(line: str, path: str) -> None:
    for text, negated in ((line, False), (f"!{line}", True)):
        found = pattern(text)
        assert found is not None
        assert found.negated is negated
        assert found.matches(path, folder=False)


def test_slash_at_the_end_is_for_folders() -> None:
    found = pattern("build/")
    assert found is not None
    assert found.matches("src/build", folder=True)
    assert not found.matches("src/build", folder=False)
    assert not found.matches("build/a.py", folder=False)


def test_many_stars_take_no_longer() -> None:
    found = pattern("*a*a*a*a*a*a*a*a*a*a*a*a*b")
    assert found is not None
    start = process_time()
    assert not found.matches("a" * 250, folder=False)
    assert process_time() - start < 0.1


@given(st.text(st.sampled_from("ab*?[]!^-\\ #/.:é"), max_size=12))
def test_any_line_is_a_pattern_or_none(line: str) -> None:
    found = pattern(line)
    assert found is None or found.matches("a/b", folder=True) in (True, False)


NAMES = st.sampled_from(["a", "b", "data", "src"])
FILES = st.sampled_from(["a.py", "b.py", "x.py", "data.py", "!x.py", "#x.py"])
SEGMENTS = st.sampled_from(
    [
        "a",
        "b",
        "data",
        "src",
        "*",
        "**",
        "*.py",
        "?.py",
        "a.py",
        "x.py",
        "d*",
        "[ab]",
        "[!a]*",
        "*a*",
        "\\!x.py",
        "\\#*",
    ]
)
LINES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "", "/"]),
    st.lists(SEGMENTS, min_size=1, max_size=3).map("/".join),
    st.sampled_from(["", "", "/", " "]),
)
FOLDERS = st.lists(NAMES, max_size=3).map("/".join)
TREES = st.lists(st.tuples(FOLDERS, FILES), min_size=5, max_size=25)
IGNORES = st.dictionaries(FOLDERS | st.just(""), st.lists(LINES, min_size=1, max_size=4), min_size=1, max_size=4)


@given(TREES, IGNORES, st.lists(LINES, max_size=2))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_files_are_those_that_git_lists(
    tmp_path_factory: pytest.TempPathFactory,
    tree: list[tuple[str, str]],
    ignores: dict[str, list[str]],
    private: list[str],
) -> None:
    top = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "--quiet", top], check=True)
    for folder, name in tree:
        _write(top / folder / name, "")
    for folder, lines in ignores.items():
        _write(top / folder / ".gitignore", "\n".join(lines) + "\n")
    _write(top / ".git" / "info" / "exclude", "\r\n".join(private))
    found = find_files([top], exclude=(), force_exclude=False, root=top)
    assert [file.relative_to(top).as_posix() for file in found.files] == sorted(_listed_by_git(top), key=_parts)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _parts(path: str) -> list[str]:
    return path.split("/")


def _listed_by_git(top: Path) -> list[str]:
    command = [
        "git",
        "-C",
        top,
        "-c",
        "core.excludesFile=",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
    return [name for name in listed if name.endswith(".py")]
