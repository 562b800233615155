"""What holds of every text, every sequence of bytes and every notebook."""

from __future__ import annotations

import ast
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from paramlint.source.file import SourceFile
from paramlint.source.read import to_source
from tests.source.notebooks import notebook

FRAGMENTS = st.one_of(
    st.sampled_from(
        ["x = 1", "x", "=", " = ", "if x:", "await ", "f'{x}'", "0", "'''", '"""', "'", "(", "]", "#", "\\"]
    ),
    st.sampled_from(["!ls", "%time ", "%%time", "%%bash", "%cd", "?", "/", ";", "é", "\ud800", "\u2028", "𝔘", "\0"]),
    st.sampled_from(["\n", "\r\n", "\r", "    ", "\f"]),
)
CELLS = st.lists(FRAGMENTS, max_size=14).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | CELLS,
    lambda value: st.lists(value, max_size=4) | st.dictionaries(st.text(max_size=5), value, max_size=4),
    max_leaves=8,
)
NOTEBOOK_LIKE = st.fixed_dictionaries(
    {
        "cells": JSON
        | st.lists(st.fixed_dictionaries({"cell_type": st.just("code"), "source": CELLS | JSON}), max_size=4)
    },
    optional={"metadata": JSON, "worksheets": JSON},
)

EXPRESSIONS = st.recursive(
    st.sampled_from(["x", "1", "'%d'", "'it''s'", '"""\n!ls\n"""', "f'{x}'", "x.y", "[]", "é"]),
    lambda part: st.tuples(part, part).flatmap(
        lambda pair: st.sampled_from(
            ["{} % {}", "({}\n% {})", "{} != {}", "[{}, # ?\n{}]", "f({}, k={})", "{} \\\n  % {}", "{} if {} else 1"]
        ).map(lambda form: f"({form})".format(*pair))
    ),
    max_leaves=5,
)
STATEMENTS = st.builds(
    str.format,
    st.sampled_from(
        ["{}\n", "x = {}\n", "if {}:\r\n    pass\r\n", "def f(a={}):\n\t'''%doc?'''\n", "x: int = {} # !\n", "\n\n{}"]
    ),
    EXPRESSIONS,
)
PYTHON = st.lists(STATEMENTS, min_size=1, max_size=4).map("\n".join)


def assert_sound(source: SourceFile) -> None:
    """What every SourceFile promises to those who read it."""
    assert len(source.code) == len(source.text)
    assert re.findall(r"\r\n|\r|\n", source.code) == re.findall(r"\r\n|\r|\n", source.text)
    assert all(a == b or (a + b).isspace() for a, b in zip(source.text, source.code, strict=True) if "\n" in a + b)
    ast.parse(source.code)
    source.text.encode()
    for problem in source.problems:
        assert problem.span is None or 0 <= problem.span.start <= problem.span.end <= len(source.text)
    spans = [cell.span for cell in source.cells]
    assert spans == sorted(spans)
    assert {part.span for part in source.skipped} <= set(spans)


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    assert_sound(to_source(data, "a.py"))
    assert_sound(to_source(data, "a.ipynb"))


@given(CELLS)
def test_any_python(text: str) -> None:
    source = to_source(text.encode("utf-8", "replace"), "a.py")
    assert_sound(source)
    assert source.code == source.text or len(source.problems) == 1


@given(JSON | NOTEBOOK_LIKE)
def test_any_json(value: object) -> None:
    assert_sound(to_source(json.dumps(value).encode(), "a.ipynb"))


@given(st.lists(CELLS, max_size=5))
def test_any_notebook(cells: list[str]) -> None:
    source = to_source(notebook(*cells), "a.ipynb")
    assert_sound(source)
    assert len(source.cells) == len(cells)


@given(st.lists(PYTHON | CELLS, min_size=1, max_size=4), PYTHON)
def test_valid_cell_is_kept_whatever_stands_around_it(cells: list[str], valid: str) -> None:
    source = to_source(notebook(*cells, valid, *cells), "a.ipynb")
    span = source.cells[len(cells)].span
    assert source.code[span.start : span.end] == valid


@given(PYTHON)
def test_valid_cell_is_kept_between_magics(valid: str) -> None:
    source = to_source(notebook(f"%cd a\n{valid}\n!ls"), "a.ipynb")
    assert source.problems == ()
    assert source.code == f"0    \n{valid}\n0  \n"
