"""`--keras-version` and the setting: which Keras counts, what the document says, and that the cache keeps them apart."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.running import ROOT, paramlint, text

GRU = "from keras import Sequential\nfrom keras.layers import GRU\nm = Sequential([GRU(8, input_shape=(5, 4))])\n"
KERAS_3, KERAS_2 = 336, 312
"""3 × (4 × 8 + 8 × 8 + 2 × 8), and with one bias for both sides."""


def counted(project: Path, *arguments: str) -> tuple[str, int]:
    done = paramlint("summary", "--format", "json", *arguments, "gru.py", cwd=project)
    assert done.returncode == 0, text(done.stderr)
    document = json.loads(text(done.stdout))
    jsonschema.validate(document, json.loads((ROOT / "docs" / "paramlint.schema.json").read_text("utf-8")))
    return document["keras"], document["files"][0]["models"][0]["params"]["total"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "gru.py").write_text(GRU)
    return tmp_path


def test_the_command_line_decides(project: Path) -> None:
    """In one folder, so that the cache has to tell the answers apart."""
    assert counted(project) == ("3", KERAS_3)
    assert counted(project, "--keras-version", "2") == ("2", KERAS_2)
    assert counted(project, "--keras-version", "1") == ("1", KERAS_2)
    assert counted(project, "--keras-version", "3") == ("3", KERAS_3)
    assert counted(project, "--keras-version", "auto") == ("3", KERAS_3)


@pytest.mark.parametrize("written", ["2", '"2"'])
def test_the_settings_decide_under_the_command_line(project: Path, written: str) -> None:
    (project / "paramlint.toml").write_text(f"keras-version = {written}\n")
    assert counted(project) == ("2", KERAS_2)
    assert counted(project, "--keras-version", "3") == ("3", KERAS_3)


def test_auto_says_3_whatever_a_file_shows(project: Path) -> None:
    (project / "gru.py").write_text(f"from keras.utils import np_utils\n{GRU}")
    assert counted(project) == ("3", KERAS_2)


@pytest.mark.parametrize("written", ["4", '"two"', "true"])
def test_other_versions_are_refused(project: Path, written: str) -> None:
    (project / "paramlint.toml").write_text(f"keras-version = {written}\n")
    done = paramlint("check", "gru.py", cwd=project)
    assert done.returncode == 2
    assert '`keras-version` is 3, 2, 1 or "auto"' in text(done.stderr)
    assert paramlint("check", "--keras-version", "4", "gru.py", cwd=project).returncode == 2
