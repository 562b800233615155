"""What is said of fixes: how many there are, would be, were made, and could not be."""

import pytest

from paramlint.fixing.fixed import Fixed, Rejected, Version
from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Edit, Finding, Fix
from paramlint.report.closing import Fixes, closing
from paramlint.report.concise import concise
from paramlint.report.fixes import not_fixed, shown_fixes, would_fix
from paramlint.report.style import PLAIN
from paramlint.source.span import Span
from tests.report.samples import finding, script

SPAN = Span(0, 1)
EDITS = (Edit(SPAN, "y"),)
NO, SAFE, UNSAFE = (
    finding(SPAN),
    finding(SPAN, fix=Fix("mend it", EDITS)),
    finding(SPAN, fix=Fix("mend it", EDITS, "unsafe"), code="PML901", name="odd"),
)
BUG = "; this is a bug in paramlint, please report it"


def checked(*findings: Finding, path: str = "model.py") -> CheckedFile:
    return CheckedFile(script("x = 1\n", path), (), findings)


@pytest.mark.parametrize(
    ("findings", "fixes", "said"),
    [
        ([NO], Fixes(), "1 warning."),
        ([SAFE], Fixes(), "1 warning, 1 fixable with --fix."),
        ([NO, SAFE, SAFE, UNSAFE], Fixes(), "4 warnings, 2 fixable with --fix (1 more with --unsafe-fixes)."),
        ([NO, UNSAFE], Fixes(), "2 warnings, 1 fixable with --fix --unsafe-fixes."),
        ([SAFE, UNSAFE], Fixes(unsafe=True), "2 warnings, 2 fixable with --fix."),
        ([NO], Fixes(0), "1 warning."),
        ([UNSAFE], Fixes(0), "1 warning, 1 fixable with --unsafe-fixes."),
        ([NO, UNSAFE], Fixes(3), "Fixed 3 findings. 2 warnings left, 1 fixable with --unsafe-fixes."),
        ([SAFE], Fixes(1), "Fixed 1 finding. 1 warning left."),
        ([], Fixes(1), "Fixed 1 finding. None is left."),
        ([NO], Fixes(1, unsafe=True), "Fixed 1 finding. 1 warning left."),
    ],
)
def test_closing(findings: list[Finding], fixes: Fixes, said: str) -> None:
    assert closing([checked(*findings)], 1, fixes) == f"1 file, no Keras models. {said}"


def test_the_mark_stands_where_fix_would_do_something() -> None:
    lines = list(concise([checked(NO, SAFE, UNSAFE)], 1, PLAIN))
    assert ["[*]" in line for line in lines] == [False, True, False, False]
    lines = list(concise([checked(NO, SAFE, UNSAFE)], 1, PLAIN, Fixes(unsafe=True)))
    assert ["[*]" in line for line in lines] == [False, True, True, False]


def fixed(*findings: Finding, rejected: tuple[Rejected, ...] = (), unsettled: tuple[str, ...] = ()) -> Fixed:
    after = b"y = 1\n" if findings else b"x = 1\n"
    return Fixed(Version(b"x = 1\n", checked()), Version(after, checked()), findings, rejected, unsettled)


@pytest.mark.parametrize(
    ("files", "left", "fixes", "said"),
    [
        ([], [NO], Fixes(), "Nothing to fix."),
        ([], [UNSAFE], Fixes(), "Nothing to fix (1 with --unsafe-fixes)."),
        ([], [UNSAFE], Fixes(unsafe=True), "Nothing to fix."),
        ([fixed(SAFE, SAFE)], [NO], Fixes(), "Would fix 2 findings in 1 file."),
        (
            [fixed(SAFE), fixed(SAFE), fixed()],
            [UNSAFE],
            Fixes(),
            "Would fix 2 findings in 2 files (1 more with --unsafe-fixes).",
        ),
    ],
)
def test_what_a_diff_would_fix(files: list[Fixed], left: list[Finding], fixes: Fixes, said: str) -> None:
    assert would_fix(files, [checked(*left)], fixes) == said


def test_what_was_fixed_is_counted_by_rule_and_code() -> None:
    lines = list(shown_fixes([fixed(UNSAFE, SAFE, UNSAFE), fixed()]))
    assert lines == ["Fixed in model.py:", "    1 × PML900 too-much", "    2 × PML901 odd"]


def test_what_could_not_be_fixed_is_told_in_a_line() -> None:
    source = script("x = 1\n")
    refused = Rejected(SAFE, source, "latin-1 cannot hold `\x1b`", False), Rejected(UNSAFE, source, "it breaks", True)
    assert list(not_fixed([fixed(rejected=refused, unsettled=("odd", "too-much"))])) == [
        "model.py:1:1: `too-much` is not fixed: latin-1 cannot hold `␛`",
        f"model.py:1:1: `odd` is not fixed: it breaks{BUG}",
        f"model.py: the fixes of `odd` and `too-much` never come to an end{BUG}",
    ]
    assert fixed(rejected=refused).at_fault
    assert not fixed(rejected=refused[:1]).at_fault
