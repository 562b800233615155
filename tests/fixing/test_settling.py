"""Which fixes go together in one pass."""

import pytest

from paramlint.fixing.settling import edits_of, settled
from paramlint.lint.finding import Finding
from tests.fixing.rules import edit, finding

IMPORT = edit(0, 0, "import keras\n")

NOT_TOGETHER = [
    pytest.param([finding(edit(0, 3, "a"), name="a"), finding(edit(2, 5, "b"), name="bb")], ["a"], id="overlap"),
    pytest.param([finding(edit(0, 9, "a"), name="a"), finding(edit(2, 5, "b"), name="bb")], ["a"], id="inside"),
    pytest.param([finding(edit(2, 5, "a"), name="a"), finding(edit(2, 5, "b"), name="bb")], ["a"], id="same place"),
    pytest.param([finding(edit(2, 2, "a"), name="a"), finding(edit(2, 2, "b"), name="bb")], ["a"], id="two insertions"),
    pytest.param([finding(edit(2, 5, "a"), name="a"), finding(edit(5, 5, "b"), name="bb")], ["a"], id="insert at end"),
    pytest.param(
        [finding(edit(2, 2, "a"), name="a"), finding(edit(2, 5, "b"), name="bb")], ["a"], id="insert at start"
    ),
    pytest.param([finding(edit(2, 5, ""), name="a"), finding(edit(5, 9, ""), name="bb")], ["a"], id="side by side"),
    pytest.param(
        [finding(edit(0, 1, "a"), edit(8, 9, "a"), name="a"), finding(edit(4, 5, "b"), edit(8, 9, "b"), name="bb")],
        ["a"],
        id="one edit of two stands in the way",
    ),
    pytest.param(
        [finding(edit(4, 6, "b"), name="bb"), finding(edit(0, 5, "a"), name="a"), finding(edit(6, 9, "c"), name="ccc")],
        ["a", "ccc"],
        id="what waits stands in nobody's way",
    ),
]


@pytest.mark.parametrize(("findings", "names"), NOT_TOGETHER)
def test_the_later_one_waits(findings: list[Finding], names: list[str]) -> None:
    assert [found.name for found in settled(findings)] == names
    assert [found.name for found in settled(reversed(findings))] == names


def test_nothing_is_settled_without_findings() -> None:
    assert settled([]) == ()
    assert edits_of([]) == ()


def test_fixes_apart_go_together_in_the_order_of_their_places() -> None:
    late, early = finding(edit(5, 6, "b"), name="a"), finding(edit(0, 4, "a"), name="bb")
    assert settled([late, early]) == (early, late)
    assert edits_of([late, early]) == (edit(0, 4, "a"), edit(5, 6, "b"))


def test_an_edit_that_several_make_counts_once() -> None:
    one, other = finding(IMPORT, edit(20, 21, "a"), name="a"), finding(IMPORT, edit(30, 31, "b"), name="bb")
    assert settled([one, other]) == (one, other)
    assert edits_of([one, other]) == (IMPORT, edit(20, 21, "a"), edit(30, 31, "b"))


def test_whole_lines_may_be_inserted_at_one_place_by_several() -> None:
    other = edit(0, 0, "import numpy\n")
    both = finding(IMPORT, name="a"), finding(other, name="bb")
    assert settled(both) == both
    assert edits_of(both) == (IMPORT, other)


def test_two_equal_fixes_are_one_edit_and_two_findings_fixed() -> None:
    twice = finding(edit(2, 5, "a"), name="a"), finding(edit(2, 5, "a"), name="bb")
    assert settled(twice) == twice
    assert edits_of(twice) == (edit(2, 5, "a"),)


def test_an_edit_may_touch_one_of_its_own_fix() -> None:
    one = finding(edit(2, 2, "a"), edit(2, 5, "b"))
    assert settled([one]) == (one,)
