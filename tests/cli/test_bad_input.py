"""Whatever a file holds: a clear line, the other files still checked, bounded time, and never a traceback."""

import json
import resource
import time
from pathlib import Path

import pytest

from tests.cli.running import paramlint, text
from tests.cli.test_commands import BAD, GOOD

KERAS = "import keras\n"
FILES = {
    "syntax.py": (KERAS + "x = (\n").encode(),
    "binary.py": b"keras\x00\x01\x02",
    "undecodable.py": b"import keras\nx = '\xff'\n",
    "cookie.py": b"# coding: no-such-encoding\nimport keras\n",
    "text.ipynb": b"this is no keras notebook",
    "cells.ipynb": b'{"keras": 1}',
    "list.ipynb": b'["keras"]',
    "types.ipynb": json.dumps({"cells": [{"cell_type": "code", "source": 3}, "keras"]}).encode(),
    "nested.py": (KERAS + "x = " + "(" * 100_000).encode(),
    "minus.py": (KERAS + "x = " + "-" * 100_000 + "1").encode(),
    "large.py": (KERAS + "x = 1\n" * 1_700_000).encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_what_cannot_be_read_is_a_finding_and_the_rest_is_checked(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    (tmp_path / "zz_bad.py").write_text(BAD)
    started = time.perf_counter()
    done = paramlint("check", "--no-cache", "--output-format", "concise", cwd=tmp_path)
    assert time.perf_counter() - started < 20
    lines = text(done.stdout).splitlines()
    assert done.returncode == 1
    assert lines[0].startswith(f"{name}:")
    assert "invalid-syntax" in lines[0] or "unreadable-file" in lines[0]
    assert "zz_bad.py:4:5: warning: PML101" in text(done.stdout)


def test_a_syntax_error_has_the_right_line(tmp_path: Path) -> None:
    (tmp_path / "syntax.py").write_text(KERAS + "\n\ndef f(:\n    pass\n")
    printed = text(paramlint("check", "--no-cache", cwd=tmp_path).stdout)
    assert "invalid-syntax (PML902)" in printed
    assert "--> syntax.py:4:7" in printed


ENDLESS = (
    "while True:\n    pass\n",
    "for i in range(10**12):\n    n = i\n",
    "n = 10**10**10\n",
    "n = [0] * 10**12\n",
    "def f(n):\n    return f(n) + f(n)\nf(1)\n",
    "m = Sequential([Dense(10**10**10, input_dim=3), Dense('x'), Dense(None), Dense([[1]]), Dense(lambda: 1)])\n",
    "m = Sequential([Dense({'a': 1}, input_shape='abc'), Dense(-5), Dense(2.5, use_bias=[])])\n",
    "m = Sequential([Conv2D((3, (4,)), kernel_size=(0, -1, 'a'), input_shape=(None, (2,), 'x'))])\n",
    "a = []\na.append(a)\nm = Sequential([Dense(3, input_shape=a)])\nm.add(m)\n",
    "class A(A): pass\nclass B: x = B()\nB().y.z = B\nm = Sequential([B()])\n",
)


@pytest.mark.parametrize("code", ENDLESS)
def test_hostile_code_is_answered(code: str, tmp_path: Path) -> None:
    (tmp_path / "hostile.py").write_text("from keras.models import *\nfrom keras.layers import *\n" + code)
    started = time.perf_counter()
    done = paramlint("summary", "--no-cache", cwd=tmp_path)
    assert time.perf_counter() - started < 15
    assert b"internal-error" not in done.stdout + done.stderr
    assert b"bug in paramlint" not in done.stdout + done.stderr
    assert done.returncode == 0
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 2_000_000  # kilobytes


@pytest.mark.parametrize("encode", [
    lambda text: text.replace("\n", "\r\n").encode(),
    lambda text: b"\xef\xbb\xbf" + text.encode(),
    lambda text: ("# -*- coding: latin-1 -*-\n# é\n" + text).encode("latin-1"),
], ids=["crlf", "bom", "latin-1"])  # fmt: skip
def test_encodings_and_line_ends(encode, tmp_path: Path) -> None:
    (tmp_path / "model.py").write_bytes(encode(GOOD))
    assert "Total params: 19" in text(paramlint("summary", "--no-cache", cwd=tmp_path).stdout)


def test_a_notebook_with_magics(tmp_path: Path) -> None:
    sources = [
        "%matplotlib inline\n!pip install keras",
        GOOD,
        "%%bash\nls",
        "# paramlint: samples=10\n" + GOOD.splitlines()[2],
    ]
    cells = [{"cell_type": "code", "source": source, "outputs": [], "metadata": {}} for source in sources]
    cells.insert(0, {"cell_type": "markdown", "source": "# Title", "metadata": {}})
    (tmp_path / "n.ipynb").write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    done = paramlint("check", "--no-cache", cwd=tmp_path)
    assert done.returncode == 1
    assert "--> n.ipynb:cell 5:2:5" in text(done.stdout)


def test_folders_without_python(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("keras")
    done = paramlint("check", cwd=tmp_path)
    assert (done.returncode, text(done.stdout)) == (0, "No Python files or notebooks found.\n")
    (tmp_path / "folder.py").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path)
    assert paramlint("check", cwd=tmp_path).returncode == 0
