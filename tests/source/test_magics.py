"""IPython's syntax in cells: what it becomes has the same length, and what only looks like it stays."""

from __future__ import annotations

import pytest

from paramlint.source.file import Skipped, SourceFile
from paramlint.source.read import to_source
from tests.source.notebooks import notebook

U = "\u01c3"


def read(cell: str) -> SourceFile:
    return to_source(notebook(cell), "a.ipynb")


PYTHON = [
    "x = 5 \\\n% 3 if x else 1\n",
    "x = (5\n% 3)\n",
    "x = [a\n!= 3]\n",
    "'''\n%matplotlib inline\n!ls\nwhat?\n'''\n",
    'x = f"""\n%%time\n"""\n',
    "# %matplotlib inline\n# !ls\n# what?\n",
    "x = 'a \\\n!ls'\n",
    "x = y != z\nx %= 3\n",
    "ls -la\n",
    "x = '?'  # why?\n",
    "'%%time'\n",
]


@pytest.mark.parametrize("cell", PYTHON)
def test_python_stays(cell: str) -> None:
    source = read(cell)
    assert source.problems == ()
    assert source.code == cell


@pytest.mark.parametrize("cell", PYTHON)
def test_python_stays_beside_magics(cell: str) -> None:
    source = read(f"%matplotlib inline\n{cell}!ls\n")
    assert source.problems == ()
    assert source.code == f"0                 \n{cell}0  \n"


STATEMENTS = [
    ("%matplotlib inline", "0                 "),
    ("%tensorflow_version 2.x\nx = 1", "0                      \nx = 1"),
    ("!pip install keras", "0                 "),
    ("!", "0"),
    ("!pip install \\\n  keras \\\r\n  numpy\nx = 1", "0             \n         \r\n       \nx = 1"),
    ("if x:\n    !ls\nelse:\n\t%cd a", "if x:\n    0  \nelse:\n\t0    "),
    ("for a in b:\n    %run a.py", "for a in b:\n    0        "),
    ("?print", "0     "),
    ("print?", "0     "),
    ("np.array??  # what", "0                 "),
    ("%time?", "0     "),
    ("x[0].y?\nz = 1", "0      \nz = 1"),
    ("/f a", "0   "),
    (",f a b", "0     "),
    (";f a b", "0     "),
    ("x = 1\r%cd\ry = 2", "x = 1\r0  \ry = 2"),
    ("x = 'it''s'\n!ls 'it\ny = 1", "x = 'it''s'\n0      \ny = 1"),
    ("x = {'a': [1,\n2]}\n!ls {x\ny = 1", "x = {'a': [1,\n2]}\n0     \ny = 1"),
]


@pytest.mark.parametrize(("cell", "code"), STATEMENTS)
def test_statement_becomes_zero(cell: str, code: str) -> None:
    source = read(cell)
    assert source.problems == ()
    assert source.code == code + "\n"


VALUES = [
    ("x = !ls", f"x = {U}  "),
    ("x=%env HOME", f"x={U}        "),
    ("a, b = !ls \\\n -l\nc = 1", f"a, b = {U}    \n   \nc = 1"),
    ("if x:\n    y = !ls\n", f"if x:\n    y = {U}  \n"),
    ("x = f(a=1)\ny = %who", f"x = f(a=1)\ny = {U}   "),
    ("x: int = !ls", f"x: int = {U}  "),
]


@pytest.mark.parametrize(("cell", "code"), VALUES)
def test_value_becomes_a_name_nobody_binds(cell: str, code: str) -> None:
    source = read(cell)
    assert source.problems == ()
    assert source.code.removesuffix("\n") == code.removesuffix("\n")


TIMED = [
    ("%time x = f()", "if 1: x = f()"),
    ("%time   x = f(); y = 1", "if 1:   x = f(); y = 1"),
    ("if a:\n    %time x = f(1, \\\n 2)", "if a:\n    if 1: x = f(1, \\\n 2)"),
    ("x = %time f(1)  # slow", "x =       f(1)  # slow"),
    ("%time", "0    "),
    ("%time !ls", "0        "),
    ("%time for a in b: c", "0                  "),
    ("%timeit x = f()", "0              "),
    ("x = %timeit -o f()", f"x = {U}             "),
]


@pytest.mark.parametrize(("cell", "code"), TIMED)
def test_what_is_timed_is_read(cell: str, code: str) -> None:
    source = read(cell)
    assert source.problems == ()
    assert source.code == code + "\n"


CELL_MAGICS = [
    ("%%time\nx = 1", "      \nx = 1"),
    ("\n  \n%%capture out\n!ls\nx = 1", "\n  \n             \n0  \nx = 1"),
    ("%%time\n%%capture\nx = 1", "      \n         \nx = 1"),
    ("%%prun \\\n -q\nx = 1", "        \n   \nx = 1"),
    ("%%timeit\nx = 1", "        \n     "),
    ("%%bash\nfor i in *; do\r\n echo $i; done", "      \n              \r\n              "),
    ("%%writefile a.py\nx = 1", "                \n     "),
    ("%%html\n<b>model</b>", "      \n            "),
]


@pytest.mark.parametrize(("cell", "code"), CELL_MAGICS)
def test_cell_magic(cell: str, code: str) -> None:
    source = read(cell)
    assert source.problems == ()
    assert source.skipped == ()
    assert source.code == code + "\n"


def test_names_in_the_cell_of_an_unknown_magic_are_unknown() -> None:
    source = to_source(notebook("x = 1", "%%cython\ndef f(n): return x"), "a.ipynb")
    assert source.problems == ()
    assert source.code == "x = 1\n" + " " * 8 + "\n" + " " * 18 + "\n"
    names = frozenset({"cython", "f", "n", "x"})
    (skipped,) = source.skipped
    assert skipped == Skipped(source.cells[1].span, names, names)


@pytest.mark.parametrize(
    "cell",
    [
        "%matplotlib inline\nx = (",
        "x = ?\n",
        "%%time\nx = $",
        "if x:\n!ls",
        "x = 1\nf(x)?",
        "x = !ls +\n  y",
        "    x = 1\ny",
    ],
)
def test_what_is_no_ipython_either_is_a_problem(cell: str) -> None:
    source = read(cell)
    assert [problem.kind for problem in source.problems] == ["invalid-syntax"]
    assert source.code.strip() == ""
