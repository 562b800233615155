"""Notebooks: their JSON, their cells as one text, and the cells that do not parse."""

from __future__ import annotations

import json

import pytest

from paramlint.source.file import Cell, Problem, Skipped
from paramlint.source.read import to_source
from paramlint.source.span import Span
from tests.source.notebooks import code, markdown, notebook
from tests.source.test_python import VERSION

UNREADABLE = [
    (b"", "is not a notebook: no valid JSON (line 1, column 1: Expecting value)"),
    (b'{\n"cells": }', "is not a notebook: no valid JSON (line 2, column 10: Expecting value)"),
    (b"\xff", "is not a notebook: no utf-8 text"),
    (b"[" * 100_000, "is not a notebook: its JSON is nested too deeply or has too long a number"),
    (b"1" * 10_000, "is not a notebook: its JSON is nested too deeply or has too long a number"),
    (b"[]", "is not a notebook: the notebook is not a JSON object"),
    (b"null", "is not a notebook: the notebook is not a JSON object"),
    (b"{}", "is not a notebook: it has no cells"),
    (b'{"cells": null}', 'is not a notebook: "cells" is not a list'),
    (b'{"cells": {}}', 'is not a notebook: "cells" is not a list'),
    (b'{"worksheets": [1]}', "is not a notebook: a worksheet is not a JSON object"),
    (notebook(markdown("a"), 1), "is not a notebook: cell 2 is not a JSON object"),
    (notebook({"cell_type": "code"}), "is not a notebook: the source of cell 1 is not text"),
    (notebook(code(["x = 1\n", 2])), "is not a notebook: the source of cell 1 is not text"),
    (notebook(code(None)), "is not a notebook: the source of cell 1 is not text"),
]


@pytest.mark.parametrize(("data", "message"), UNREADABLE)
def test_unreadable(data: bytes, message: str) -> None:
    source = to_source(data, "A.IPYNB")
    assert source.problems == (Problem("unreadable-file", message),)
    assert (source.text, source.code, source.cells) == ("", "", ())


def test_too_much_code_is_not_read() -> None:
    (problem,) = to_source(notebook("#" * 1_500_000, "#" * 600_000), "a.ipynb").problems
    assert problem.message == "2.1 MB of Python is more than paramlint reads (2 MB)"


def test_only_code_counts() -> None:
    assert to_source(notebook("x = 1", markdown("a" * 3_000_000)), "a.ipynb").problems == ()


@pytest.mark.parametrize(
    "metadata",
    [{"kernelspec": {"language": "R"}}, {"language_info": {"name": "julia"}}, {"kernelspec": {"language": "scala"}}],
)
def test_another_language_is_no_problem(metadata: object) -> None:
    source = to_source(notebook("x <- 1", metadata=metadata), "a.ipynb")
    assert (source.text, source.cells, source.problems) == ("", (), ())


@pytest.mark.parametrize(
    "metadata",
    [
        [],
        {"kernelspec": None, "language_info": 1},
        {"kernelspec": {"language": 3}},
        {"kernelspec": {"language": ""}, "language_info": {"name": "pyspark"}},
        {"kernelspec": {"language": "python"}, "language_info": {"name": "R"}},
        {"language_info": {"name": "ipython"}},
    ],
)
def test_python_unless_the_metadata_say_otherwise(metadata: object) -> None:
    assert to_source(notebook("x = 1", metadata=metadata), "a.ipynb").code == "x = 1\n"


@pytest.mark.parametrize(
    "data", [notebook(), notebook(markdown("# Title")), b'{"worksheets": []}', b'{"worksheets": [{}]}']
)
def test_nothing_to_read_is_no_problem(data: bytes) -> None:
    source = to_source(data, "a.ipynb")
    assert (source.text, source.cells, source.problems) == ("", (), ())


def test_cells_are_numbered_over_all_cells_and_end_with_a_line_break() -> None:
    data = notebook(
        markdown("# Title"), code(["x = 1\n", "y = 2"]), {"cell_type": "raw"}, "", "z = 3\r\n", "a = 4\r", "b"
    )
    source = to_source(data, "a.ipynb")
    assert source.text == "x = 1\ny = 2\n\nz = 3\r\na = 4\r\nb\n"
    assert source.code == source.text
    assert source.cells == (
        Cell(2, Span(0, 11)),
        Cell(4, Span(12, 12)),
        Cell(5, Span(13, 20)),
        Cell(6, Span(20, 26)),
        Cell(7, Span(27, 28)),
    )


def test_nbformat_3() -> None:
    sheets = [
        {"cells": [{"cell_type": "heading", "source": "a"}, {"cell_type": "code", "input": ["x = 1\n", "y"]}]},
        {"cells": [{"cell_type": "code", "language": "python", "input": "!ls"}]},
        {"cells": [{"cell_type": "code", "language": "ruby", "input": "puts 1"}]},
    ]
    source = to_source(json.dumps({"worksheets": sheets, "nbformat": 3}).encode(), "a.ipynb")
    assert source.code == "x = 1\ny\n0  \n"
    assert [cell.number for cell in source.cells] == [2, 3]


def test_broken_cell_is_left_out_and_the_others_are_read() -> None:
    source = to_source(notebook("x = 1", "# é\nfor y in x:\n  lisp = (z1 2)\n", "w = 3"), "a.ipynb")
    assert source.code == "x = 1\n   \n           \n               \nw = 3\n"
    place = source.text.index("z1 2")
    message = f"invalid syntax. Perhaps you forgot a comma? {VERSION}"
    assert source.problems == (Problem("invalid-syntax", message, Span(place, place + 1)),)
    assert source.location(place).line == 3
    names = frozenset({"é", "y", "x", "lisp", "z1"})
    assert source.skipped == (Skipped(Span(6, 38), names, names),)


def test_what_a_broken_cell_only_uses_it_does_not_bind() -> None:
    cell = "import os.path, sys\nfrom a import b as c\ndef f(n):\n    tf.one_hot(x[n], k=net.size(\nclass D(E): 0"
    (skipped,) = to_source(notebook(cell), "a.ipynb").skipped
    assert skipped.names - skipped.bound == {"tf", "one_hot", "x", "net", "size", "path"}


INDENTED = [
    ("  x = 1\n  if x:\n    y = 2", "a  \nx = 1  \nif x:  \n  y = 2\n"),
    ("\tx = 1\n\n\tz", "a\t\nx = 1\n\t\nz\n"),
    ("\n  # all of it\n  !ls\n  x", "a\n  \n# all of it  \n0    \nx\n"),
    ("  x = 1\ny", "a  \nx = 1\ny\n"),
]


@pytest.mark.parametrize(("cell", "code"), INDENTED)
def test_a_cell_that_is_indented_as_a_whole_is_read_like_any_other(cell: str, code: str) -> None:
    source = to_source(notebook("a", cell, "b"), "a.ipynb")
    assert source.problems == ()
    assert source.code == code + "b\n"
    assert source.code.index("b\n") == source.text.rindex("b\n")
    place = source.location(source.code.index("x"))
    assert (place.cell, source.text[source.code.index("x")]) == (2, "x")


@pytest.mark.parametrize("cell", ["  x = 1\n y = 2", "  x = (\n  1", "    x\n  y", "  x = 1\r\n  y = 2"])
def test_an_indented_cell_that_ipython_refuses_is_a_problem(cell: str) -> None:
    source = to_source(notebook("a", cell), "a.ipynb")
    assert [problem.kind for problem in source.problems] == ["invalid-syntax"]


def test_cells_are_read_one_by_one() -> None:
    source = to_source(notebook("x = [", "1]", "y = 1 \\", "y = 1 \\\r\n", "z = 2"), "a.ipynb")
    assert len(source.problems) == 4
    assert source.code.strip() == "z = 2"


def test_half_a_character_does_not_reach_the_text() -> None:
    source = to_source(b'{"cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}', "a.ipynb")
    assert source.text == "x = '\ufffd'\n"


def test_nul_in_a_cell_is_a_problem_of_the_cell() -> None:
    source = to_source(notebook("x = '\0'", "y = 1"), "a.ipynb")
    assert source.problems == (Problem("invalid-syntax", "invalid syntax: a NUL character", Span(5, 6)),)
    assert source.code.strip() == "y = 1"


def test_top_level_await_is_python() -> None:
    assert to_source(notebook("x = await f()"), "a.ipynb").problems == ()
