"""The command line as people use it: what is printed, and with which exit code."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.cli.running import ROOT, paramlint, text

GOOD = "from keras import Input, Sequential\nfrom keras.layers import Dense\nm = Sequential([Input((4,)), Dense(3, 'relu'), Dense(1)])\n"
BAD = GOOD.replace("m =", "# paramlint: samples=10\nm =")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "good.py").write_text(GOOD)
    (tmp_path / "bad.py").write_text(BAD)
    (tmp_path / "other.py").write_text("print('no models here'\n")
    return tmp_path


def check(project: Path, *arguments: str) -> tuple[int, str]:
    done = paramlint("check", "--no-cache", *arguments, cwd=project)
    return done.returncode, text(done.stdout)


def test_the_readme_example(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    code, printed = check(tmp_path, "examples")
    assert code == 1
    assert (
        "params-exceed-samples (PML101): 37,551 parameters are learned from 20,000 samples, 1.88 for each (limit 1)\n"
        "  --> examples/imdb_simple_rnn.py:14:9\n"
    ) in printed
    assert "20,001 of the parameters (53 %)" in printed


def test_silence_on_good_code(project: Path) -> None:
    assert check(project, "good.py") == (0, "1 file, 1 model, counted exactly. No findings.\n")
    assert check(project, "good.py", "-q") == (0, "")
    assert check(project, "other.py") == (0, "1 file, no Keras models.\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("bad.py",), 1),
        (("bad.py", "--exit-zero"), 0),
        (("bad.py", "--fail-on", "error"), 0),
        (("bad.py", "--ignore", "PML101"), 0),
        (("bad.py", "--select", "PML102"), 0),
        (("bad.py", "--select", "budget"), 1),
        (("bad.py", "--select", "nonsense"), 2),
        (("bad.py", "--no-such-option"), 2),
        (("good.py", "--samples", "10", "--ignore", "PML103"), 1),
        (("good.py", "--samples", "1000"), 0),
        (("missing.py",), 2),
        (("missing.py", "bad.py"), 2),
        (("--config", "missing.toml", "good.py"), 2),
    ],
)
def test_exit_codes(project: Path, arguments: tuple[str, ...], code: int) -> None:
    assert check(project, *arguments)[0] == code


def test_a_missing_path_is_named_and_the_others_are_checked(project: Path) -> None:
    done = paramlint("check", "--no-cache", "missing.py", "bad.py", cwd=project)
    assert "paramlint: missing.py: no such file or folder" in text(done.stderr)
    assert "19 parameters are learned from 10 samples" in text(done.stdout)


def test_settings_are_obeyed_and_mistakes_in_them_explained(project: Path) -> None:
    settings = project / "pyproject.toml"
    settings.write_text("[tool.paramlint]\nmax-params = 10\n")
    code, printed = check(project, "good.py")
    assert code == 1
    assert "param-budget (PML103)" in printed
    settings.write_text("[tool.paramlint]\nmax-parms = 10\n")
    done = paramlint("check", "good.py", cwd=project)
    assert done.returncode == 2
    assert "max-parms" in text(done.stderr)
    assert "did you mean `max-params`" in text(done.stderr)


def test_suppressions_silence_and_unused_ones_are_found(project: Path) -> None:
    (project / "bad.py").write_text(
        BAD.replace("m =", "# paramlint: ignore[params-exceed-samples] small on purpose\nm =")
    )
    assert check(project, "bad.py")[0] == 0
    (project / "good.py").write_text(GOOD + "x = 1  # paramlint: ignore[PML101]\n")
    code, printed = check(project, "good.py")
    assert code == 1
    assert "unused-suppression (PML903)" in printed


def test_json_keeps_its_contract(project: Path) -> None:
    schema = json.loads((ROOT / "docs" / "paramlint.schema.json").read_text(encoding="utf-8"))
    _, printed = check(project, "--output-format", "json")
    document = json.loads(printed)
    jsonschema.validate(document, schema)
    assert [file["path"] for file in document["files"]] == ["bad.py", "good.py"]
    assert document["files"][0]["findings"][0]["measure"] == 1.9
    summary = paramlint("summary", "--no-cache", "--format", "json", cwd=project)
    jsonschema.validate(json.loads(text(summary.stdout)), schema)


def test_concise_and_statistics(project: Path) -> None:
    _, printed = check(project, "--output-format", "concise")
    assert printed.splitlines()[0].startswith("bad.py:4:5: warning: PML101 params-exceed-samples: ")
    _, printed = check(project, "--statistics")
    assert printed.split()[:3] == ["1", "PML101", "params-exceed-samples"]


def test_the_cache_changes_nothing_but_the_time(project: Path) -> None:
    runs = [paramlint("check", *options, cwd=project) for options in ((), (), ("--no-cache",))]
    assert (project / ".paramlint_cache" / "CACHEDIR.TAG").exists()
    assert len({(run.returncode, run.stdout) for run in runs}) == 1
    (project / "bad.py").write_text(GOOD)
    assert paramlint("check", cwd=project).returncode == 0


def test_standard_input(project: Path) -> None:
    done = paramlint("check", "-", "--stdin-filename", "pipe.py", cwd=project, stdin=BAD.encode())
    assert done.returncode == 1
    assert "--> pipe.py:4:5" in text(done.stdout)


def test_excluded_files(project: Path) -> None:
    (project / "paramlint.toml").write_text('extend-exclude = ["bad.py"]\n')
    assert check(project)[0] == 0
    assert check(project, "bad.py")[0] == 1
    assert check(project, "bad.py", "--force-exclude")[0] == 0


def test_colour_only_where_it_is_wanted(project: Path) -> None:
    assert "\x1b[" not in check(project, "bad.py")[1]
    assert "\x1b[" in check(project, "bad.py", "--color", "always")[1]
    forced = paramlint("check", "bad.py", cwd=project, FORCE_COLOR="1")
    assert b"\x1b[" in forced.stdout
    never = paramlint("check", "bad.py", "--color", "never", cwd=project, FORCE_COLOR="1")
    assert b"\x1b[" not in never.stdout


def test_a_terminal_that_knows_only_ascii(project: Path) -> None:
    done = paramlint("summary", "good.py", cwd=project, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert b"Total params: 19" in done.stdout


def test_explain_shows_where_every_number_comes_from() -> None:
    done = paramlint("summary", "--no-cache", "--explain", "examples/imdb_simple_rnn.py", cwd=ROOT)
    printed = text(done.stdout)
    for line in ("300 × 50 = 15,000", "50 × 50 =  2,500", "50 =     50", "each of the 400 steps (unrolled: 7,020,000)"):
        assert line in printed


def test_cost_shows_what_layers_and_training_cost(tmp_path: Path) -> None:
    done = paramlint("summary", "--no-cache", "--cost", "examples/imdb_simple_rnn.py", cwd=ROOT)
    assert done.returncode == 0
    rows = [line.split("│") for line in text(done.stdout).splitlines() if line.startswith("│")]
    shown = {cells[1].strip(): [cell.strip() for cell in cells[3:7]] for cells in rows}
    assert shown["simple_rnn"] == ["17,550", "7,000,000", "20,000", "400"]
    assert shown["total"][1] == "7,020,000"
    assert max(map(len, text(done.stdout).splitlines())) <= 80
    both = paramlint("summary", "--cost", "--explain", cwd=tmp_path)
    assert (both.returncode, both.stdout) == (2, b"")


def test_rule_pages_and_version(tmp_path: Path) -> None:
    for name in ("PML101", "params-exceed-samples"):
        assert text(paramlint("rule", name, cwd=tmp_path).stdout).startswith("# params-exceed-samples (PML101)")
    assert paramlint("rule", "nonsense", cwd=tmp_path).returncode == 2
    assert text(paramlint("--version", cwd=tmp_path).stdout) == "paramlint 0.1.0\n"
