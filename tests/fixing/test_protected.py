"""No edit touches what is not read as Python."""

import pytest

from paramlint.fixing.refused import Refused
from paramlint.fixing.rewriting import rewrite
from paramlint.lint.finding import Edit
from paramlint.source.read import to_source
from tests.fixing.rules import edit, finding
from tests.source.notebooks import notebook


def rewritten(cell: str, change: Edit) -> bytes:
    data = notebook(cell)
    return rewrite(data, to_source(data, "a.ipynb"), [finding(change)])


MAGIC = "x = 1\n!pip install keras\ny = 2\n"
LATER = MAGIC.index("!")

PROTECTED = [
    pytest.param(MAGIC, edit(LATER, LATER + 1, ""), id="the beginning of a shell line"),
    pytest.param(MAGIC, edit(LATER + 4, LATER + 5, ""), id="a space in it"),
    pytest.param(MAGIC, edit(LATER, LATER, "z = 3; "), id="before it on its line"),
    pytest.param(MAGIC, edit(MAGIC.index("\ny"), MAGIC.index("\ny"), " tensorflow"), id="behind it on its line"),
    pytest.param(MAGIC, edit(0, len(MAGIC), ""), id="everything"),
    pytest.param("!ls   \nx = 1", edit(6, 6, "x"), id="behind the blanks behind it"),
    pytest.param("x = !ls *.py\ny = 1", edit(7, 8, "m"), id="the value of a shell command"),
    pytest.param("%%time\nx = 1", edit(2, 6, "prun"), id="a cell magic"),
    pytest.param("%%time\nx = 1", edit(0, 0, "y = 2\n"), id="lines before a cell magic"),
    pytest.param("!ls \\\n  *.py\nx = 1", edit(6, 6, "y = 2\n"), id="lines within a shell command"),
    pytest.param("%%bash\n\nls\n", edit(7, 7, "x = 1\n"), id="lines in a cell in another language"),
    pytest.param("x = (\n\ny = 1\n", edit(6, 6, "x = 1\n"), id="lines in a cell that is broken"),
    pytest.param("%time x = 1\ny = 2", edit(1, 5, "timeit"), id="a timed statement's magic"),
]


@pytest.mark.parametrize(("cell", "change"), PROTECTED)
def test_protected(cell: str, change: Edit) -> None:
    with pytest.raises(Refused, match="not read as Python") as refused:
        rewritten(cell, change)
    assert not refused.value.bug


ALLOWED = [
    pytest.param(MAGIC, edit(4, 5, "3"), MAGIC.replace("1", "3"), id="the line above"),
    pytest.param(MAGIC, edit(LATER, LATER, "z = 3\n"), MAGIC.replace("!", "z = 3\n!"), id="whole lines before"),
    pytest.param(MAGIC, edit(len(MAGIC) - 2, len(MAGIC) - 1, "3"), MAGIC.replace("2", "3"), id="the line below"),
    pytest.param("%%time\nx = 1", edit(7, 7, "y = 2\n"), "%%time\ny = 2\nx = 1", id="below a cell magic"),
    pytest.param("%time x = 1\ny = 2", edit(10, 11, "3"), "%time x = 3\ny = 2", id="what is timed"),
]


@pytest.mark.parametrize(("cell", "change", "expected"), ALLOWED)
def test_allowed(cell: str, change: Edit, expected: str) -> None:
    assert rewritten(cell, change) == notebook(expected)


SENSELESS = [
    pytest.param([edit(0, 3, "a"), edit(2, 4, "b")], "overlap", id="overlapping edits"),
    pytest.param([edit(0, 0, "a"), edit(0, 0, "b")], "overlap", id="two insertions at one place"),
    pytest.param([edit(3, 99, "a")], "not there", id="behind the end"),
    pytest.param([edit(6, 6, "a")], "divide", id="between \\r and \\n"),
    pytest.param([edit(0, 6, "a")], "divide", id="up to between \\r and \\n"),
    pytest.param([edit(3, 2, "a")], "not there", id="an end before its beginning"),
]


@pytest.mark.parametrize(("edits", "why"), SENSELESS)
def test_edits_that_mean_nothing_are_a_bug(edits: list[Edit], why: str) -> None:
    with pytest.raises(Refused, match=why) as refused:
        rewrite(b"x = 1\r\n", to_source(b"x = 1\r\n", "a.py"), [finding(*edits)])
    assert refused.value.bug
