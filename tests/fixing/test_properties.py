"""What holds of every file and all edits: the text is what it should be, and every other byte is what it was."""

import codecs
import json
import re
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from paramlint.fixing.notebook import rewrite_notebook
from paramlint.fixing.passes import fix_file
from paramlint.fixing.python import rewrite_python
from paramlint.fixing.refused import Refused
from paramlint.fixing.settling import edits_of, settled
from paramlint.fixing.text import edited, with_line_breaks_of
from paramlint.lint.finding import Edit, Finding
from paramlint.source.file import SourceFile
from paramlint.source.python import syntax_problem
from paramlint.source.read import to_source
from tests.fixing.drawn import MANY, Notebook, edits, notebooks, texts, touched_lines
from tests.fixing.rules import checking, edit, finding, fixed, replacing
from tests.source.notebooks import notebook

ENCODINGS = st.sampled_from(["utf-8", "utf-8", "latin-1", "koi8-r", "gb18030", "shift_jis", "ascii"])


@MANY
@given(st.data(), texts(), ENCODINGS, st.booleans())
def test_python(data: st.DataObject, text: str, encoding: str, mark: bool) -> None:
    """Encoding the new text anew is the oracle: in these encodings a text can be written in one way only."""
    mark = mark and encoding == "utf-8"
    text = text.encode(encoding, "ignore").decode(encoding)
    head = "" if encoding == "utf-8" else f"# coding: {encoding}\n"
    before = head + text
    changes = [edit(len(head) + one.span.start, len(head) + one.span.end, one.text) for one in data.draw(edits(text))]
    after = edited(before, [with_line_breaks_of(before, one) for one in changes])
    marked = codecs.BOM_UTF8 if mark else b""
    try:
        result = rewrite_python(marked + before.encode(encoding), before, changes)
    except Refused:
        assert any(one.text.encode(encoding, "ignore").decode(encoding) != one.text for one in changes)
    else:
        assert result == marked + after.encode(encoding)


@MANY
@given(texts(), st.data())
def test_line_breaks_put_in_are_those_that_stand_there(text: str, data: st.DataObject) -> None:
    kinds = set(re.findall(r"\r\n|\r|\n", text))
    for one in data.draw(edits(text)):
        new = with_line_breaks_of(text, one)
        assert set(re.findall(r"\r\n|\r|\n", new.text)) <= (kinds or {"\n"})
        assert new.text.splitlines() == one.text.splitlines()


@MANY
@given(st.data(), notebooks())
def test_notebook(data: st.DataObject, drawn: Notebook) -> None:
    source = to_source(drawn.data, "a.ipynb")
    changes: dict[int, list[Edit]] = {}
    moved: list[Edit] = []
    for cell in source.cells:
        if data.draw(st.booleans()):
            own = data.draw(edits(source.text[cell.span.start : cell.span.end]))
            changes[cell.number - 1] = own
            moved += [edit(cell.span.start + one.span.start, cell.span.start + one.span.end, one.text) for one in own]
    # An edit that begins where a cell ends and the next one begins is one of the next.
    moved = [one for one in moved if one.span.start < len(source.text)]
    result = rewrite_notebook(drawn.data, source, moved)
    assert_only_cells_changed(drawn, {number: own for number, own in changes.items() if own}, result)


def assert_only_cells_changed(drawn: Notebook, changes: dict[int, list[Edit]], result: bytes) -> None:
    after = expected_sources(drawn, changes)
    patterns = [re.escape(drawn.between[0])]
    for number, (cell, behind) in enumerate(zip(drawn.cells, drawn.between[1:], strict=True)):
        changed = after[number] != cell.source
        patterns += [r"(\[.*\]|\".*\")" if changed else f"({re.escape(cell.value)})", re.escape(behind)]
    found = re.fullmatch("".join(patterns), result.decode("utf-8-sig"), re.DOTALL)
    assert found
    assert result.startswith(codecs.BOM_UTF8) == drawn.mark
    for number, cell in enumerate(drawn.cells):
        new = json.loads(found[number + 1])
        assert ("".join(new) if isinstance(new, list) else new) == after[number]
        assert isinstance(new, list) == cell.value.startswith("[")
        assert_lines_kept(cell.source, cell.strings, changes.get(number, []), found[number + 1])


def expected_sources(drawn: Notebook, changes: dict[int, list[Edit]]) -> list[str]:
    sources = [cell.source for cell in drawn.cells]
    for number, own in changes.items():
        sources[number] = edited(sources[number], [with_line_breaks_of(sources[number], one) for one in own])
    return sources


def assert_lines_kept(text: str, strings: Sequence[str], changes: Sequence[Edit], value: str) -> None:
    """The strings of lines that no edit is near are there, in order and as they were."""
    if len(strings) != len(re.findall(r"[^\n]*\n|[^\n]+", text)):
        return
    touched, at = touched_lines(text, changes), 0
    for number, string in enumerate(strings):
        if number not in touched:
            at = value.index(string, at) + len(string)


@MANY
@given(
    st.lists(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.sampled_from(["", "a", "b\n"])), max_size=3))
)
def test_settled_fixes_never_overlap_and_the_first_is_always_made(drawn: list[list[tuple[int, int, str]]]) -> None:
    findings = [finding(*(edit(start, start + size, new) for start, size, new in one)) for one in drawn]
    findings = [one for one in findings if not overlaps(list(dict.fromkeys(one.fix.edits if one.fix else ())))]
    chosen = settled(findings)
    assert bool(chosen) == bool(findings)
    assert not overlaps([one for one in edits_of(chosen) if not one.text.endswith("\n")])
    assert set(chosen) <= set(findings)


def overlaps(changes: Sequence[Edit]) -> bool:
    ordered = sorted(changes, key=lambda one: one.span)
    pairs = pairwise(ordered)
    return any(b.span.start < a.span.end or a.span == b.span for a, b in pairs)


WORDS = ["x", "y", "1", "x = ", "a comment", "'", "f", " ", "Dense(3)", "\n", "# ", "if x:", "two words"]
RULES = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)), min_size=1, max_size=4).filter(
    # Each word makes one more to replace at most: a text that doubles in every pass takes long to read.
    lambda rules: all(sum(new.count(old) for old, _ in rules) <= 1 for _, new in rules)
)


@MANY
@given(texts(), RULES, st.booleans())
def test_whatever_rules_propose_the_file_can_be_read_and_a_second_run_finds_nothing(
    text: str, words: list[tuple[str, str]], in_notebook: bool
) -> None:
    rules = [replacing(re.escape(old), new.replace("\\", "\\\\")) for old, new in words]
    path, data = ("a.ipynb", notebook("%cd a\nx = 1", text, "(")) if in_notebook else ("a.py", text.encode())
    done = fixed(data, *rules, path=path)
    source = done.after.checked.source
    assert to_source(done.after.data, path) == source
    assert syntax_problem(source.code) is None
    assert len(source.problems) == (1 if in_notebook else 0)
    again = fix_file(done.after.data, done.after.checked, checking(path, *rules), unsafe=False)
    assert done.at_fault or not again.changed


@MANY
@given(texts())
def test_a_rule_that_counts_down_is_followed_to_the_end(text: str) -> None:
    def rule(source: SourceFile) -> list[Finding]:
        return [
            finding(edit(found.start(), found.end(), str(int(found[0]) - 1)))
            for found in re.finditer(r"\b[1-9]\b", source.code)
        ]

    done = fixed(text.encode(), rule)
    assert done.unsettled or not re.search(r"\b[1-9]\b", done.after.checked.source.code) or done.rejected
