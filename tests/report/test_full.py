"""Findings with their source, to the character."""

import pytest

from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Edit, Finding, Fix, Related, Severity
from paramlint.report.full import full
from paramlint.report.style import COLOURED, PLAIN
from paramlint.source.file import SourceFile
from paramlint.source.span import Span
from tests.report.samples import at, finding, imdb, notebook, script


def shown(source: SourceFile, *findings: Finding) -> str:
    """The findings as they are printed, without the closing line."""
    *lines, _, _ = full([CheckedFile(source, (), findings)], 1, PLAIN)
    return "\n" + "\n".join(lines) + "\n"


def test_the_page_of_the_design() -> None:
    assert "\n".join(full([imdb()], 3, PLAIN)) == (
        """\
params-exceed-samples (PML101): 37,551 parameters are learned from 20,000 samples, 1.88 for each (limit 1)
  --> examples/imdb_simple_rnn.py:14:9
   |
13 | # paramlint: samples=20000
   | -------------------------- 20,000 stated here
14 | model = Sequential()
   |         ^^^^^^^^^^^^
...
18 | model.add(Dense(1, activation="sigmoid"))
   |           ------------------------------- 20,001 of the parameters (53 %)
   |
help: return only the last state (17,601 parameters in all), use fewer units, or train on more samples

3 files, 1 model, counted exactly. 1 warning."""
    )


def test_colour_marks_the_severity_and_the_caret_and_nothing_else() -> None:
    source = script("a = Dense(3)\n")
    lines = list(full([CheckedFile(source, (), (finding(at(source.text, "Dense(3)")),))], 1, COLOURED))
    assert lines[0] == "\x1b[1;33mtoo-much (PML900):\x1b[0m this is too much"
    assert lines[4] == "  |     \x1b[1;33m^^^^^^^^\x1b[0m"
    assert "\x1b" not in "".join(lines[1:4] + lines[5:])


def test_colour_changes_no_character() -> None:
    coloured = "\n".join(full([imdb()], 1, COLOURED))
    for code in ("\x1b[1;33m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == "\n".join(full([imdb()], 1, PLAIN))


def test_a_file_that_could_not_be_read_has_no_frame() -> None:
    found = finding(Span(0, 0), name="unreadable-file", code="PML000", message="no such file", severity=Severity.ERROR)
    assert shown(script("", "gone.py"), found) == "\nunreadable-file (PML000): no such file\n  --> gone.py\n"


def test_marks_on_one_line_are_stacked_the_finding_first() -> None:
    text = "x = Dense(3)(Flatten()(y))\n"
    found = finding(
        at(text, "Dense(3)(Flatten()(y))"),
        Related("the input", at(text, "y")),
        Related("flat", at(text, "Flatten()(y)")),
    )
    assert (
        shown(script(text), found)
        == """
too-much (PML900): this is too much
  --> model.py:1:5
  |
1 | x = Dense(3)(Flatten()(y))
  |     ^^^^^^^^^^^^^^^^^^^^^^
  |              ------------ flat
  |                        - the input
  |
"""
    )


def test_one_line_left_out_is_shown_and_two_are_not() -> None:
    text = "a\nb\nc\nd\n\ne\n"
    found = finding(Span(0, 1), Related("c", at(text, "c")), Related("e", at(text, "e")))
    assert (
        shown(script(text), found)
        == """
too-much (PML900): this is too much
  --> model.py:1:1
  |
1 | a
  | ^
2 | b
3 | c
  | - c
...
6 | e
  | - e
  |
"""
    )


def test_a_line_left_out_that_is_empty_leaves_no_blanks() -> None:
    text = "a\n\nc\n"
    assert "\n2 |\n3 | c\n" in shown(script(text), finding(Span(0, 1), Related("c", at(text, "c"))))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_span_of_several_lines_shows_its_first_one(newline: str) -> None:
    text = newline.join(["m = Sequential([  ", "    Dense(3),", "])", ""])
    found = finding(Span(4, len(text)), Related("again", Span(4, 9)))
    assert (
        shown(script(text), found)
        == """
too-much (PML900): this is too much
  --> model.py:1:5
  |
1 | m = Sequential([
  |     ^^^^^^^^^^^^
  |     ----- again
  |
"""
    )


def test_tabs_wide_characters_and_escapes_keep_the_carets_in_place() -> None:
    text = "if x:\n\tf('日本🎉', '\x1b[1m', Dense(3))\n"
    found = finding(
        at(text, "Dense(3)"), Related("text", at(text, "'日本🎉'")), Related("escape", at(text, "'\x1b[1m'"))
    )
    assert (
        shown(script(text), found)
        == """
too-much (PML900): this is too much
  --> model.py:2:19
  |
2 |     f('日本🎉', '␛[1m', Dense(3))
  |                         ^^^^^^^^
  |       -------- text
  |                 ------ escape
  |
"""
    )


def test_the_end_of_the_file_and_an_empty_span_get_one_caret() -> None:
    assert shown(script("f(\n"), finding(Span(3, 3))).endswith("\n  --> model.py:2:1\n  |\n2 |\n  | ^\n  |\n")
    assert shown(script("f("), finding(Span(2, 2))).endswith("\n  --> model.py:1:3\n  |\n1 | f(\n  |   ^\n  |\n")
    assert shown(script("f(\r\n"), finding(Span(3, 4))).endswith("\n1 | f(\n  |   ^\n  |\n")


def test_the_gutter_is_as_wide_as_the_largest_number() -> None:
    text = "x\n" * 99 + "y\n"
    assert (
        shown(script(text), finding(Span(0, 1), Related("far", at(text, "y"))))
        == """
too-much (PML900): this is too much
  --> model.py:1:1
    |
  1 | x
    | ^
...
100 | y
    | - far
    |
"""
    )


def test_frames_stop_at_the_cell() -> None:
    source = notebook("a = 1\nb = 2\n", "c = 3\nd = 4", "e = 5\nf = 6\n", numbers=(1, 4, 6))
    related = [Related(f"this is {name}", at(source.text, name)) for name in ("f", "d", "b", "a")]
    assert (
        shown(source, finding(at(source.text, "c = 3"), *related))
        == """
too-much (PML900): this is too much
  --> nb.ipynb:cell 4:1:1
  |
1 | c = 3
  | ^^^^^
2 | d = 4
  | - this is d
  |
  ::: nb.ipynb:cell 1:1:1
  |
1 | a = 1
  | - this is a
2 | b = 2
  | - this is b
  |
  ::: nb.ipynb:cell 6:2:1
  |
2 | f = 6
  | - this is f
  |
"""
    )


def test_a_minified_line_is_cut_around_each_mark() -> None:
    text = "x = [" + "1, " * 400 + "Dense(3), " + "2, " * 400 + "]"
    found = finding(at(text, "Dense(3)"), Related("the start", at(text, "x")))
    assert (
        shown(script(text), found)
        == f"""
too-much (PML900): this is too much
  --> model.py:1:1206
  |
1 | …{", 1" * 16}, Dense(3), {"2, " * 29}2…
  |                                                    ^^^^^^^^
1 | x = [{"1, " * 47}1,…
  | - the start
  |
"""
    )


def test_a_long_line_is_cut_by_columns_and_not_by_characters() -> None:
    accented = "e\u0301"  # two characters in one column
    lines = shown(script(accented * 200 + "y"), finding(Span(400, 401))).splitlines()
    assert lines[4] == f"1 | …{accented * 75}y"
    assert lines[5] == f"  | {' ' * 76}^"


def test_the_line_break_after_a_long_line_is_its_end() -> None:
    text = "x" * 300 + "\r\n"
    assert shown(script(text), finding(Span(301, 302))).splitlines()[4:6] == [f"1 | …{'x' * 50}", f"  | {' ' * 51}^"]


def test_a_label_that_does_not_fit_goes_below() -> None:
    text = "x" * 100 + "y"
    label = "a word or two " * 5
    lines = shown(script(text), finding(at(text, "y"), Related(label.strip(), at(text, "y")))).splitlines()
    assert lines[-3:] == [f"  | {' ' * 100}-", f"  | {' ' * 81}{label.strip()}", "  |"]


def test_help_and_fixes_follow_the_frame() -> None:
    edits = (Edit(Span(0, 1), ""),)
    source = script("x\n")
    safe = finding(Span(0, 1), help="do\nthis", fix=Fix("Remove it", edits))
    unsafe = finding(Span(0, 1), fix=Fix("Replace it", edits, "unsafe"))
    assert shown(source, safe).splitlines()[-2:] == ["help: do this", "fix: Remove it (--fix)"]
    assert shown(source, unsafe).splitlines()[-2:] == ["  |", "fix: Replace it (unsafe, --fix --unsafe-fixes)"]


def test_nothing_found_is_one_line() -> None:
    assert list(full([], 2, PLAIN)) == ["2 files, no Keras models."]
