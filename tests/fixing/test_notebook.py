"""Edits in the bytes of notebooks: nothing changes but the sources of the cells that the edits are about."""

import json

import pytest

from paramlint.fixing.notebook import rewrite_notebook
from paramlint.fixing.refused import Refused
from paramlint.source.read import to_source
from tests.fixing.rules import edit
from tests.source.notebooks import markdown, notebook


def rewritten(data: bytes, *edits: tuple[str, str]) -> bytes:
    """The bytes with the first occurrence of each text, over all cells one below the other, replaced."""
    source = to_source(data, "a.ipynb")
    assert not source.problems
    starts = [(source.text.index(old), old, new) for old, new in edits]
    return rewrite_notebook(data, source, [edit(start, start + len(old), new) for start, old, new in starts])


def test_utf_16_is_refused() -> None:
    data = notebook("x = 1").decode().encode("utf-16")
    with pytest.raises(Refused, match="save it as UTF-8"):
        rewritten(data, ("1", "2"))


@pytest.mark.parametrize("style", [["x = 1\n", "y"], "x = 1\ny"])
def test_an_edit_across_two_cells_is_refused(style: object) -> None:
    with pytest.raises(Refused, match="from one cell into the next") as refused:
        rewritten(notebook("x = 1\n", "y"), ("1\ny", "2"))
    assert refused.value.bug


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(Refused):
        rewritten(notebook("x = 1"), ("1", "\ud800"))


def test_nothing_else_changes() -> None:
    data = (
        b'\xef\xbb\xbf{"a": [1.50, 1e3, "x = 1"],\r\n\t"cells" :[ {"source":["#x"], "cell_type":"markdown"},\r\n'
        b'  {"outputs": [{"output_type": "stream", "text": "x = 1"}], "cell_type": "code",\r\n'
        b'   "source"  : [ "# \\/ \\u00e9 \xc3\xa9 \\ud83d\\ude00\\n" ,\t"x = 1\\n", "\\u0079 = 2" ] } ] ,\r\n'
        b'"nbformat":4}\n\n'
    )
    assert rewritten(data, ("1", "3")) == data.replace(b'"x = 1\\n"', b'"x = 3\\n"')
    assert rewritten(data, (" 😀", "!")) == data.replace(b" \\ud83d\\ude00", b"!")
    assert rewritten(data, ("y", "z")) == data.replace(b"\\u0079", b"z")


CHANGES = [
    pytest.param('["a\\n", "b\\n", "c"]', ("b\n", ""), '["a\\n", "c"]', id="a line removed"),
    pytest.param('["a\\n", "b\\n", "c"]', ("a\n", ""), '["b\\n", "c"]', id="the first line removed"),
    pytest.param(
        '["a\\n", "b\\n", "c"]', ("\nc", ""), '["a\\n", "b"]', id="the last line removed with the break before"
    ),
    pytest.param('["a\\n", "b\\n", "c"]', ("c", ""), '["a\\n", "b\\n"]', id="the last line emptied"),
    pytest.param('["a\\n", "b\\n", "c"]', ("b\nc", ""), '["a\\n"]', id="two lines removed"),
    pytest.param('["a\\n", "b\\n", "c"]', ("a\nb\nc", ""), "[]", id="all removed"),
    pytest.param('["a\\n", "b\\n", "c"]', ("\nb", "+"), '["a+\\n", "c"]', id="lines joined"),
    pytest.param('["a\\n", "b\\n", "c"]', ("b", "x\ny"), '["a\\n", "x\\n", "y\\n", "c"]', id="a line made two"),
    pytest.param('["a\\n", "b\\n", "c"]', ("b", "x\nb"), '["a\\n", "x\\n", "b\\n", "c"]', id="a line put before"),
    pytest.param('["a\\n", "b\\n", "c"]', ("b\n", "b\nx\n"), '["a\\n", "b\\n", "x\\n", "c"]', id="a line put behind"),
    pytest.param('["a\\n", "b\\n", "c"]', ("c", "c\nx"), '["a\\n", "b\\n", "c\\n", "x"]', id="a line put at the end"),
    pytest.param('["a\\n", "b\\n", "c"]', ("c", "c\nx\n"), '["a\\n", "b\\n", "c\\n", "x\\n"]', id="with its break"),
    pytest.param('["a"]', ("a", "b\na"), '["b\\n", "a"]', id="one line made two"),
    pytest.param('[\n  "a"]', ("a", "b\na"), '[\n  "b\\n",\n  "a"]', id="one line made two, indented"),
    pytest.param('["a\\n" ,"b"]', ("a", "a\nx"), '["a\\n" ,"x\\n" ,"b"]', id="its own separator"),
    pytest.param('["a\\nb", "", "c"]', ("b", "x"), '["a\\nx", "", "c"]', id="strings that are no lines"),
    pytest.param('["a\\nb", "", "c"]', ("c", ""), '["a\\nb", ""]', id="an empty string stays"),
    pytest.param('"a\\nb\\nc"', ("b\n", ""), '"a\\nc"', id="in one string"),
    pytest.param('"a\\nb\\nc"', ("a\nb\nc", ""), '""', id="one string emptied"),
    pytest.param('"a\\nb\\nc"', ("c", "c\nx"), '"a\\nb\\nc\\nx"', id="one string longer"),
    pytest.param('"a\\r\\nb"', ("a", "x\na"), '"x\\r\\na\\r\\nb"', id="the line breaks of the cell"),
    pytest.param('"a"', ("a", '"\\\t\x01é'), '"\\"\\\\\\t\\u0001é"', id="what must be escaped"),
]


@pytest.mark.parametrize(("source", "change", "expected"), CHANGES)
def test_changes(source: str, change: tuple[str, str], expected: str) -> None:
    form = '{{"cells": [{{"cell_type": "code", "source": {} , "outputs": []}}]}}'
    assert rewritten(form.format(source).encode(), change).decode() == form.format(expected)


def test_a_line_appended_to_an_ended_one_is_a_string_of_its_own() -> None:
    data = b'{"cells": [{"cell_type": "code", "source": ["a\\n"]}]}'
    source = to_source(data, "a.ipynb")
    assert rewrite_notebook(data, source, [edit(2, 2, "b")]) == data.replace(b'"a\\n"', b'"a\\n", "b"')


def test_the_line_break_that_joins_cells_is_not_written() -> None:
    data = notebook("a = 1", "b")
    source = to_source(data, "a.ipynb")
    assert rewrite_notebook(data, source, [edit(4, 6, "2\n")]) == notebook("a = 2", "b")
    assert rewrite_notebook(data, source, [edit(0, 6, "")]) == notebook("", "b")
    assert rewrite_notebook(data, source, [edit(8, 8, "c\n")]) == notebook("a = 1", "b\nc")
    assert rewrite_notebook(data, source, [edit(6, 6, "c\n")]) == notebook("a = 1", "c\nb")


def test_a_source_without_strings_is_given_one() -> None:
    data = b'{"cells": [{"cell_type": "code", "source": [\n ]}]}'
    source = to_source(data, "a.ipynb")
    assert rewrite_notebook(data, source, [edit(0, 0, "a\nb")]) == data.replace(b"[\n ]", b'["a\\n", "b"]')


def test_characters_are_written_as_the_notebook_writes_them() -> None:
    for escaped in (False, True):
        data = json.dumps(
            {"cells": [markdown("é"), {"cell_type": "code", "source": "x"}]}, ensure_ascii=escaped
        ).encode()
        assert rewritten(data, ("x", "→😀")) == data.replace(b'"x"', json.dumps("→😀", ensure_ascii=escaped).encode())


def test_a_backslash_before_a_u_is_no_escape() -> None:
    data = rb'{"cells": [{"cell_type": "code", "source": "\"\\\\u00e9\" + x"}]}'
    assert rewritten(data, ("x", "é")) == data.replace(b"x", "é".encode())


def test_nbformat_3() -> None:
    cells = [{"cell_type": "heading", "source": ["x"]}, {"cell_type": "code", "language": "python", "input": ["x = 1"]}]
    data = json.dumps({"worksheets": [{"cells": cells}, {}, {"cells": [cells[1]]}], "nbformat": 3}).encode()
    assert rewritten(data, ("1", "2")) == data.replace(b"x = 1", b"x = 2", 1)
    source = to_source(data, "a.ipynb")
    second = source.text.rindex("1")
    assert rewrite_notebook(data, source, [edit(second, second + 1, "3")]).count(b"x = 3") == 1
    assert rewrite_notebook(data, source, [edit(second, second + 1, "3")]).rindex(b"x = 3") > data.index(b"x = 1")


def test_of_a_key_that_is_there_twice_the_last_one_counts() -> None:
    data = b'{"cells": [], "cells": [{"cell_type": "code", "source": "x", "sou\\u0072ce": "x", "outputs": ["x"]}]}'
    assert rewritten(data, ("x", "y")) == data.replace(b'ce": "x", "o', b'ce": "y", "o')
