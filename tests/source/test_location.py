"""Offsets as people name them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paramlint.source.file import SourceFile
from paramlint.source.read import to_source
from paramlint.source.span import Location
from tests.source.notebooks import markdown, notebook

TEXTS = st.text(st.sampled_from("aé\u2028\f\v\x85 \r\n"), max_size=30)


@pytest.mark.parametrize(
    ("offset", "location", "line"),
    [
        (0, Location(None, 1, 1), "ab"),
        (2, Location(None, 1, 3), "ab"),
        (3, Location(None, 1, 4), "ab"),
        (4, Location(None, 2, 1), "\fé\u2028"),
        (7, Location(None, 2, 4), "\fé\u2028"),
        (8, Location(None, 3, 1), ""),
        (9, Location(None, 4, 1), "c"),
        (10, Location(None, 4, 2), "c"),
    ],
)
def test_location_in_a_file(offset: int, location: Location, line: str) -> None:
    text = "ab\r\n\fé\u2028\n\rc"
    source = SourceFile("a.py", text, text)
    assert source.location(offset) == location
    assert source.line_text(offset) == line


def test_location_in_a_notebook_counts_within_the_cell() -> None:
    source = to_source(notebook("a\nb", markdown("text"), "", "c\n", "\nd"), "a.ipynb")
    assert source.text == "a\nb\n\nc\n\nd\n"
    assert [cell.number for cell in source.cells] == [1, 3, 4, 5]
    assert source.location(2) == Location(1, 2, 1)
    assert source.location(3) == Location(1, 2, 2)
    assert source.location(4) == Location(3, 1, 1)
    assert source.location(5) == Location(4, 1, 1)
    assert source.location(8) == Location(5, 2, 1)
    assert source.line_text(8) == "d"


@given(TEXTS)
def test_location_finds_its_way_back(text: str) -> None:
    source = SourceFile("a.py", text, text)
    lines = re.split(r"(?<=\r\n)|(?<=\r)(?!\n)|(?<=\n)(?<!\r\n)", text)
    for offset in range(len(text) + 1):
        place = source.location(offset)
        assert sum(map(len, lines[: place.line - 1])) + place.column - 1 == offset
        assert source.line_text(offset) == lines[place.line - 1].rstrip("\r\n")


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_location_finds_its_way_back_in_a_notebook(cells: list[str]) -> None:
    source = to_source(notebook(*cells), "a.ipynb")
    for number, cell in enumerate(source.cells, start=1):
        alone = SourceFile("cell", cells[number - 1], "")
        assert source.text[cell.span.start : cell.span.end] == cells[number - 1]
        for offset in range(cell.span.start, cell.span.end):
            expected = alone.location(offset - cell.span.start)
            assert source.location(offset) == Location(number, expected.line, expected.column)
