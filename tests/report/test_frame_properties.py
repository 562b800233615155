"""Frames of any text and any spans."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from paramlint.lint.finding import Finding, Related
from paramlint.report.frame import frame
from paramlint.report.printable import columns
from paramlint.report.style import PLAIN
from paramlint.source.file import Cell, SourceFile
from paramlint.source.span import Span
from tests.report.samples import finding

LIMIT = 160
ANY_LINE = st.one_of(st.text(max_size=30), st.text(min_size=100, max_size=400))
ANY_TEXT = st.lists(ANY_LINE, max_size=8).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda newline: newline.join(lines))
)
WORDS = st.from_regex(r"[!-~]([ -~]{0,300}[!-~])?", fullmatch=True)

LABELS = st.one_of(st.text("abc日\x1b\n", max_size=60), st.just("a" * 60))


@st.composite
def sources(draw: st.DrawFn) -> SourceFile:
    """A script or a notebook cut into cells at line breaks."""
    text = draw(ANY_TEXT)
    breaks = [found.end() for found in re.finditer(r"\r\n|\r|\n", text)]
    in_cells = bool(breaks) and draw(st.booleans())
    starts = [0, *sorted(draw(st.sets(st.sampled_from(breaks))))] if in_cells else []
    ends = [*starts[1:], len(text)]
    cells = tuple(Cell(2 * number + 1, Span(*ends)) for number, ends in enumerate(zip(starts, ends, strict=False)))
    return SourceFile("model.py", text, text, cells)


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    """A span within a text of this length."""
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


@st.composite
def findings(draw: st.DrawFn) -> tuple[SourceFile, Finding]:
    """A source with a finding in it and up to four related places."""
    source = draw(sources())
    place = spans(len(source.text))
    related = draw(st.lists(st.builds(Related, LABELS, place), max_size=4))
    return source, finding(draw(place), *related)


@settings(max_examples=200, deadline=None)
@given(findings())
def test_a_frame_never_fails_and_never_outgrows_the_screen(case: tuple[SourceFile, Finding]) -> None:
    source, found = case
    for line in frame(source, found, PLAIN):
        assert line == line.rstrip()
        assert columns(line) <= LIMIT
        assert line.isprintable()


@settings(max_examples=200, deadline=None)
@given(findings())
def test_every_mark_is_drawn_once(case: tuple[SourceFile, Finding]) -> None:
    source, found = case
    lines = list(frame(source, found, PLAIN))
    drawn = [line for line in lines if re.match(r" +\| +[-^]", line)]
    assert len(drawn) == (1 + len(found.related) if source.text else 0)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_carets_and_dashes_stand_under_their_spans(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    line = data.draw(st.integers(0, len(lines) - 1))
    starts = data.draw(st.lists(st.integers(0, len(lines[line]) - 1), min_size=2, max_size=2))
    begin = sum(len(before) + 1 for before in lines[:line])
    marks = [Span(begin + start, begin + data.draw(st.integers(start + 1, len(lines[line])))) for start in starts]
    source = SourceFile("model.py", text, text)
    shown = ""
    underlined = []
    for row in list(frame(source, finding(marks[0], Related("", marks[1])), PLAIN))[2:-1]:
        ((number, content),) = re.findall(r"^ *(\d*) \| ?(.*)$", row)
        if number:
            shown = content
        else:
            left, right = len(content) - len(content.lstrip()), len(content)
            underlined.append(shown[left:right])
    assert len(underlined) == 2
    for seen, mark in zip(underlined, marks, strict=True):
        wanted = text[mark.start : mark.end]
        assert wanted.startswith(seen) if len(wanted) > len(seen) else wanted == seen
        assert len(seen) == len(wanted) or len(seen) >= 39
