"""The data are what the script writes, small, and read only where they are needed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from paramlint.keras.applications.data import facts, parts
from paramlint.keras.applications.names import application_names
from paramlint.keras.applications.order import listed
from scripts.applications.index import index
from scripts.applications.parts import model_data

ROOT = Path(__file__).parent.parent.parent.parent
DATA = ROOT / "paramlint" / "keras" / "applications" / "data"


def _as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


@pytest.mark.parametrize("name", ["Xception", "ConvNeXtTiny"])
def test_the_script_writes_what_is_there(name: str) -> None:
    written = _as_json(model_data(name))
    assert written.pop("keras")
    assert msgspec.convert(written, type(parts(name))) == parts(name)


def test_the_script_writes_the_index() -> None:
    assert _as_json(index()) == json.loads((DATA / "index.json").read_text(encoding="utf-8"))


def test_there_is_a_file_for_each_model_that_is_not_in_code() -> None:
    in_code = {name for name in application_names() if facts()[name].family.startswith("mobilenet")}
    files = {file.stem for file in DATA.glob("*.json")}
    assert files == {*application_names(), "index"} - in_code


def test_the_data_stay_small() -> None:
    assert sum(file.stat().st_size for file in DATA.iterdir()) < 900_000


def test_one_model_is_read_at_a_time() -> None:
    program = (
        "from paramlint.keras.applications import data, names\n"
        "names.find_application('keras.applications.VGG16').architecture((), {})\n"
        "assert data.parts.cache_info().currsize == 1\n"
        "import sys; assert 'paramlint.keras.applications.nasnet' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_the_catalogue_of_layers_reads_no_application() -> None:
    program = (
        "import sys; from paramlint.keras.catalogue import find_layer\n"
        "assert find_layer('Dense') and not find_layer('LayerScale') and not find_layer('_LayerScale')\n"
        "assert not [name for name in sys.modules if name.startswith('paramlint.keras.applications.')]"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_order_by_hand() -> None:
    # two branches, over 1 and 2 and over 3: what 4 reads first comes first among what is equally far from it
    assert listed([[], [0], [1], [0], [2, 3]]) == (0, 1, 2, 3, 4)
    assert listed([[], [0], [1], [0], [3, 2]]) == (0, 1, 3, 2, 4)


def test_what_does_not_lead_to_the_output_is_not_listed() -> None:
    assert listed([[], [0], [0]]) == (0, 2)
