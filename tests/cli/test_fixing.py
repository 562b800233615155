"""`--fix`, `--diff` and their kin: what is written, what is printed, with which exit code, and what is never lost."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tests.cli.running import ROOT, paramlint, text
from tests.source.notebooks import markdown, notebook

GOOD = "from keras import Input, Sequential\nfrom keras.layers import Dense\nm = Sequential([Input((4,)), Dense(3), Dense(1)])\n"
BAD = GOOD.replace("\nm", "\n# paramlint: ignore[PML102]\n# paramlint: samples=10\nm")
FIXED = BAD.replace("# paramlint: ignore[PML102]\n", "")
DIFF = """--- a/bad.py
+++ b/bad.py
@@ -1,5 +1,4 @@
 from keras import Input, Sequential
 from keras.layers import Dense
-# paramlint: ignore[PML102]
 # paramlint: samples=10
 m = Sequential([Input((4,)), Dense(3), Dense(1)])
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "good.py").write_text(GOOD)
    (tmp_path / "bad.py").write_text(BAD)
    (tmp_path / "other.py").write_text("x = 1  # paramlint: ignore[PML102]\n")
    return tmp_path


FEW = ("--select", "PML101,PML102,PML903")


def check(project: Path, *arguments: str) -> tuple[int, str, str]:
    done = paramlint("check", *FEW, *arguments, cwd=project)
    return done.returncode, text(done.stdout), text(done.stderr)


def test_nothing_is_written_unless_it_is_asked_for(project: Path) -> None:
    for arguments in ((), ("--diff",), ("--unsafe-fixes",), ("--output-format", "json"), ("--show-fixes",)):
        assert check(project, "--no-cache", *arguments)[0] == 1
        assert {file.name: file.read_text() for file in project.iterdir()}["bad.py"] == BAD
        assert len(list(project.iterdir())) == 3


def test_what_can_be_fixed_is_marked_and_counted(project: Path) -> None:
    _, printed, _ = check(project, "bad.py")
    assert "fix: remove the comment (--fix)\n" in printed
    assert printed.endswith("1 file, 1 model, counted exactly. 2 warnings, 1 fixable with --fix.\n")
    _, printed, _ = check(project, "bad.py", "--output-format", "concise")
    assert "bad.py:3:21: warning: PML903 unused-suppression [*]: there is no" in printed
    assert "bad.py:5:5: warning: PML101 params-exceed-samples: 19 parameters" in printed


def test_fix(project: Path) -> None:
    code, printed, errors = check(project, "--fix")
    assert (code, errors) == (1, "")
    assert "unused-suppression" not in printed
    assert printed.endswith("3 files, 2 models, all counted exactly. Fixed 1 finding. 1 warning left.\n")
    assert (project / "bad.py").read_text() == FIXED
    assert (project / "good.py").read_text() == GOOD
    before = (project / "bad.py").stat()
    code, printed, _ = check(project, "--fix")
    assert code == 1
    assert printed.endswith("all counted exactly. 1 warning.\n")
    assert (project / "bad.py").stat() == before


def test_fix_leaves_nothing_to_say(project: Path) -> None:
    done = paramlint("check", "--fix", "bad.py", "--select", "PML102,PML903", cwd=project)
    code, printed = done.returncode, text(done.stdout)
    assert (code, printed) == (0, "1 file, 1 model, counted exactly. Fixed 1 finding. None is left.\n")


def test_fix_only_and_show_fixes(project: Path) -> None:
    code, printed, errors = check(project, "--fix-only", "--show-fixes")
    assert (code, errors) == (0, "")
    assert printed == "Fixed in bad.py:\n    1 × PML903 unused-suppression\nFixed 1 finding.\n"
    assert check(project, "--fix-only", "-q") == (0, "", "")


def test_diff(project: Path) -> None:
    assert check(project, "--diff") == (1, DIFF, "Would fix 1 finding in 1 file.\n")
    assert check(project, "--diff", "-q") == (1, DIFF, "")
    assert check(project, "--diff", "--exit-zero")[0] == 0
    assert check(project, "--diff", "good.py") == (0, "", "Nothing to fix.\n")
    assert check(project, "--diff", "good.py", "missing.py")[0] == 2


def test_diff_on_a_terminal_is_coloured_and_steers_nothing(project: Path) -> None:
    (project / "bad.py").write_text(BAD.replace("ignore[PML102]", "ignore[PML102] \x1b[2J"))
    _, printed, _ = check(project, "--diff", "--color", "always", "bad.py")
    lines = printed.splitlines()
    assert lines[0] == "\x1b[1m--- a/bad.py\x1b[0m"
    assert lines[2] == "\x1b[36m@@ -1,5 +1,4 @@\x1b[0m"
    assert lines[5] == "\x1b[31m-# paramlint: ignore[PML102] ␛[2J\x1b[0m"
    assert lines[6] == " # paramlint: samples=10"


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize(
    "data",
    [
        BAD.encode(),
        BAD.rstrip("\n").encode(),
        BAD.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + BAD.encode(),
        b"# coding: latin-1\n" + BAD.encode() + b"# \xe9\x1b",
        BAD.encode() + b"# paramlint: file-ignore[PML102]",
    ],
    ids=["plain", "no final line break", "windows", "byte order mark", "latin-1", "the last line goes"],
)
def test_a_diff_can_be_applied(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a folder").mkdir()
    file = tmp_path / "a folder" / "a model.py"
    file.write_bytes(data)
    done = paramlint("check", *FEW, "--no-cache", "--diff", ".", cwd=tmp_path)
    patch = tmp_path / "fixes.patch"
    patch.write_bytes(done.stdout)
    options = ["-c", "core.autocrlf=false", "-c", "core.whitespace=cr-at-eol"]
    subprocess.run(["git", *options, "apply", "--whitespace=nowarn", patch], cwd=tmp_path, check=True)
    applied = file.read_bytes()
    file.write_bytes(data)
    paramlint("check", *FEW, "--no-cache", "--fix", ".", cwd=tmp_path)
    assert applied == file.read_bytes() != data


def test_standard_input_is_fixed_to_standard_output(project: Path) -> None:
    done = paramlint("check", *FEW, "--fix", "-", "--stdin-filename", "bad.py", cwd=project, stdin=BAD.encode())
    assert done.returncode == 1
    assert done.stdout == FIXED.encode()
    assert "params-exceed-samples (PML101)" in text(done.stderr)
    assert "Fixed 1 finding. 1 warning left." in text(done.stderr)
    assert (project / "bad.py").read_text() == BAD


@pytest.mark.parametrize("data", [b"", b"x = 1", b"\xff\0", GOOD.replace("\n", "\r\n").encode(), b"import keras\n("])
def test_standard_input_without_anything_to_fix_comes_out_as_it_went_in(tmp_path: Path, data: bytes) -> None:
    assert paramlint("check", "--fix", "-", cwd=tmp_path, stdin=data).stdout == data
    assert paramlint("check", "--diff", "-", cwd=tmp_path, stdin=data).stdout == b""


def test_the_diff_of_standard_input(project: Path) -> None:
    done = paramlint("check", *FEW, "--diff", "-", "--stdin-filename", "bad.py", cwd=project, stdin=BAD.encode())
    assert (done.returncode, text(done.stdout)) == (1, DIFF)


def test_a_notebook(tmp_path: Path) -> None:
    data = notebook(markdown("# noqa: PML102"), GOOD + "x = 1  # noqa: PML102", "!ls\n# noqa: PML102\nx")
    (tmp_path / "a.ipynb").write_bytes(data)
    code, printed, _ = check(tmp_path, "--diff")
    assert code == 1
    assert "--- a/a.ipynb:cell 2\n+++ b/a.ipynb:cell 2\n" in printed
    assert "-x = 1  # noqa: PML102\n+x = 1\n" in printed
    assert printed.endswith("+++ b/a.ipynb:cell 3\n@@ -1,3 +1,2 @@\n !ls\n-# noqa: PML102\n x\n")
    assert (tmp_path / "a.ipynb").read_bytes() == data
    assert check(tmp_path, "--fix")[0] == 0
    expected = notebook(markdown("# noqa: PML102"), GOOD + "x = 1", "!ls\nx")
    assert (tmp_path / "a.ipynb").read_bytes() == expected


def test_a_file_that_cannot_be_written_is_named_and_reported_as_it_is(project: Path) -> None:
    shutil.copy(project / "bad.py", project / "worse.py")
    (project / "bad.py").chmod(0o444)
    code, printed, errors = check(project, "--fix")
    assert code == 2
    assert errors == "paramlint: bad.py: is read-only; nothing in it was fixed\n"
    assert "unused-suppression (PML903)" in printed
    assert "--> bad.py:3:21" in printed
    assert "Fixed 1 finding. 3 warnings left" in printed
    assert (project / "bad.py").read_text() == BAD
    assert (project / "worse.py").read_text() == FIXED
    assert check(project, "--fix-only", "bad.py")[0] == 2


def test_links_and_modes(project: Path) -> None:
    (project / "there").mkdir()
    shutil.move(project / "bad.py", project / "there" / "bad.txt")
    (project / "bad.py").symlink_to("there/bad.txt")
    (project / "there" / "bad.txt").chmod(0o600)
    check(project, "--fix", "bad.py")
    assert (project / "bad.py").is_symlink()
    assert (project / "there" / "bad.txt").read_text() == FIXED
    assert (project / "there" / "bad.txt").stat().st_mode & 0o777 == 0o600
    assert os.listdir(project / "there") == ["bad.txt"]


def test_the_cache_holds_what_is_there_now(project: Path) -> None:
    for arguments in ((), ("--fix",), ()):
        cached = check(project, *arguments, "bad.py")
    assert cached == check(project, "--no-cache", "bad.py")
    (project / "bad.py").write_text(BAD)
    assert check(project, "bad.py") == check(project, "--no-cache", "bad.py")
    assert check(project, "--fix", "bad.py")[1].endswith("Fixed 1 finding. 1 warning left.\n")
    assert (project / "bad.py").read_text() == FIXED


def test_the_cache_of_a_notebook_is_enough_to_know_what_not_to_touch(tmp_path: Path) -> None:
    data = notebook("%cd x\nimport keras\nx = 1  # noqa: PML102")
    for _ in range(2):
        (tmp_path / "a.ipynb").write_bytes(data)
        check(tmp_path)
        check(tmp_path, "--fix")
        assert (tmp_path / "a.ipynb").read_bytes() == data.replace(b"  # noqa: PML102", b"")


def test_json_holds_the_fix(project: Path) -> None:
    schema = json.loads((ROOT / "docs" / "paramlint.schema.json").read_text(encoding="utf-8"))
    document = json.loads(check(project, "bad.py", "--output-format", "json")[1])
    jsonschema.validate(document, schema)
    first, second = document["files"][0]["findings"]
    assert first["fix"] == {
        "title": "remove the comment",
        "safety": "safe",
        "edits": [
            {
                "location": {"cell": None, "line": 3, "column": 1},
                "end_location": {"cell": None, "line": 4, "column": 1},
                "text": "",
            }
        ],
    }
    assert second["fix"] is None


def test_settings_may_ask_for_unsafe_fixes_and_are_told_when_they_are_wrong(project: Path) -> None:
    (project / "paramlint.toml").write_text("unsafe-fixes = true\n")
    assert check(project, "bad.py")[1].endswith("1 fixable with --fix.\n")
    (project / "paramlint.toml").write_text("unsafe-fixes = 'yes'\n")
    assert "unsafe-fixes" in check(project, "bad.py")[2]
