"""Modules of the project from the outside: where they are found, and when a kept answer no longer holds."""

import os
from pathlib import Path

import pytest

import paramlint
from paramlint.source.modules import Modules
from tests.cli.running import paramlint as run
from tests.cli.running import text
from tests.evaluate.projects import write

MODEL = "from keras import Input, Sequential\nfrom keras.layers import Dense\n"
TRAIN = f"{MODEL}from config import UNITS\nmodel = Sequential([Input((4,)), Dense(UNITS)])\n"


@pytest.fixture(autouse=True)
def in_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def total(file: str = "train.py") -> int | None:
    (checked,) = paramlint.summarize(file)
    return checked.models[0].params.exact


def test_a_changed_module_is_read_again(tmp_path: Path) -> None:
    write(tmp_path, {"config.py": "UNITS = 3\n", "train.py": TRAIN})
    assert [total(), total()] == [15, 15]
    write(tmp_path, {"config.py": "UNITS = 5\n"})
    assert [total(), total()] == [25, 25]


def test_a_module_that_another_one_imports_counts_as_well(tmp_path: Path) -> None:
    write(tmp_path, {"base.py": "N = 3\n", "config.py": "from base import N\nUNITS = N\n", "train.py": TRAIN})
    assert total() == 15
    write(tmp_path, {"base.py": "N = 4\n"})
    assert total() == 20


def test_a_module_that_comes_and_goes(tmp_path: Path) -> None:
    write(tmp_path, {"train.py": TRAIN})
    assert total() is None
    write(tmp_path, {"config.py": "UNITS = 3\n"})
    assert total() == 15
    (tmp_path / "config.py").unlink()
    assert total() is None


def test_a_module_that_comes_to_stand_before_another(tmp_path: Path) -> None:
    write(tmp_path, {"config.py": "UNITS = 3\n", "sub/train.py": TRAIN})
    assert total("sub/train.py") == 15
    write(tmp_path, {"sub/config.py": "UNITS = 5\n"})
    assert total("sub/train.py") == 25
    (tmp_path / "sub" / "config.py").unlink()
    write(tmp_path, {"sub/config/__init__.py": "UNITS = 6\n"})
    assert total("sub/train.py") == 30


def test_a_module_that_could_not_be_read_and_is_mended(tmp_path: Path) -> None:
    write(tmp_path, {"config.py": "UNITS = 3 +\n", "train.py": TRAIN})
    assert total() is None
    write(tmp_path, {"config.py": "UNITS = 3\n"})
    assert total() == 15


def test_a_module_that_stays_as_it_is_keeps_the_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"config.py": "UNITS = 3\n", "train.py": TRAIN})
    assert total() == 15
    os.utime(tmp_path / "config.py", (1, 1))

    def refuse(*arguments: object, **others: object) -> None:
        raise AssertionError("analysed again")

    monkeypatch.setattr(Modules, "find", refuse)
    assert total() == 15


def test_a_file_that_imports_libraries_only_remembers_little(tmp_path: Path) -> None:
    write(tmp_path, {"train.py": f"import os, sys, json, time\nimport numpy as np\nimport tensorflow as tf\n{MODEL}"})
    (checked,) = paramlint.check("train.py")
    assert set(checked.looked_at) <= {
        str(tmp_path / name) for name in ("__init__.py", "json", "json.py", "json/__init__.py")
    }


def test_findings_stand_in_the_file_that_is_checked(tmp_path: Path) -> None:
    models = f"{MODEL}def build(units):\n\n\n    return Sequential([Input((4,)), Dense(units)])\n"
    train = "# paramlint: samples=2\nimport keras\nfrom models import build\nmodel = build(128)\n"
    write(tmp_path, {"models.py": models, "train.py": train})
    (checked,) = paramlint.check("train.py")
    (finding,) = checked.findings
    assert finding.name == "params-exceed-samples"
    places = [finding.span, *(related.span for related in finding.related)]
    assert {train[place.start : place.end] for place in places} == {"build(128)", "# paramlint: samples=2"}
    assert finding.fix is None


def test_nothing_of_another_module_is_mended_here(tmp_path: Path) -> None:
    layers = "Conv2D(8, 3), BatchNormalization(), Dropout(1.5), Dense(4, kernel_initializer='zeros')"
    models = f"from keras import *\nfrom keras.layers import *\ndef build(n):\n    return Sequential([Input((9, 9, n)), {layers}])\n"
    used = "model = build(3)\nmodel.compile('adam', 'mse')\nmodel.fit(x, y)\n"
    write(tmp_path, {"models.py": models, "train.py": f"import keras\nfrom models import build\n{used}"})
    write(tmp_path, {"alone.py": f"{models}{used}"})
    (alone,) = paramlint.check("alone.py")
    assert any(finding.fix for finding in alone.findings)
    (checked,) = paramlint.check("train.py")
    assert checked.models[0].params.exact == alone.models[0].params.exact
    assert all(finding.fix is None for finding in checked.findings)


def test_what_another_module_does_to_a_model_is_known(tmp_path: Path) -> None:
    again = "model.fit(x, y)\nmodel.trainable = False\n{}\nmodel.fit(x, y)\n"
    head = f"{MODEL}import helper\nmodel = Sequential([Input((4,)), Dense(3)])\nmodel.compile('adam', 'mse')\n"
    write(
        tmp_path, {"helper.py": "def recompile(model):\n    model.compile('adam', 'mse')\ndef look(model):\n    pass\n"}
    )
    write(tmp_path, {name: head + again.format(f"helper.{name[:-3]}(model)") for name in ("look.py", "recompile.py")})
    names = [{finding.name for finding in paramlint.check(file)[0].findings} for file in ("look.py", "recompile.py")]
    assert ["trainable-change-without-compile" in found for found in names] == [True, False]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), "unknown"),
        (("--stdin-filename", "sub/train.py"), "15"),
        (("--stdin-filename", "elsewhere/train.py"), "unknown"),
    ],
)
def test_standard_input_stands_beside_the_name_it_is_given(
    options: tuple[str, ...], expected: str, tmp_path: Path
) -> None:
    write(tmp_path, {"sub/config.py": "UNITS = 3\n"})
    done = run("summary", "--no-cache", *options, "-", cwd=tmp_path, stdin=TRAIN.encode())
    (line,) = [line for line in text(done.stdout).splitlines() if "Total params" in line]
    assert line.removeprefix(" Total params: ").startswith(expected)


def test_notebooks_import_the_modules_beside_them(tmp_path: Path) -> None:
    import json

    cell = {"cell_type": "code", "source": TRAIN, "metadata": {}, "outputs": [], "execution_count": 1}
    book = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    write(tmp_path, {"sub/config.py": "UNITS = 3\n", "sub/book.ipynb": json.dumps(book)})
    assert total("sub/book.ipynb") == 15
