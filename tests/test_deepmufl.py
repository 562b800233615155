"""The table of deepmufl's faults holds together, and a finding names a fault only by its rule and its place."""

from __future__ import annotations

import re
from dataclasses import replace

import msgspec
import pytest

from benchmarks.deepmufl.judge import Said, Verdict
from benchmarks.deepmufl.table import Fault, Program, read_table
from paramlint.lint.finding import Severity

FAULT = Fault(line=30, level="main", visible="code", rules=("softmax-single-unit",), what="", other_lines=(40,))
SAID = Said("softmax-single-unit", Severity.ERROR, first=30, last=30, of_model=False)


@pytest.mark.parametrize(
    "said",
    [
        replace(SAID, rule="softmax-hidden", of_model=True),
        replace(SAID, first=26, last=26),
        replace(SAID, first=34, last=36),
        replace(SAID, first=44, last=50),
    ],
    ids=["another rule", "four lines before", "four lines after", "four lines after the other line"],
)
def test_does_not_name_the_fault(said: Said) -> None:
    assert not said.names(FAULT)


@pytest.mark.parametrize(
    "said",
    [
        SAID,
        replace(SAID, first=27, last=27),
        replace(SAID, first=10, last=27),
        replace(SAID, first=43, last=43),
        replace(SAID, first=1, last=1, of_model=True),
    ],
    ids=["on it", "three lines before", "ends near", "near the other line", "about the model"],
)
def test_names_the_fault(said: Said) -> None:
    assert said.names(FAULT)


def test_advice_neither_fires_nor_finds() -> None:
    program = Program("x/bug.py", (FAULT,))
    advice = replace(SAID, severity=Severity.ADVICE)
    assert not Verdict(program, (advice,)).fires()
    assert not Verdict(program, (advice,)).finds()
    assert Verdict(program, (SAID,)).fires()
    assert Verdict(program, (SAID,)).finds()


def test_naming_a_lesser_fault_is_not_finding_the_bug() -> None:
    for level in ("weakness", "version"):
        lesser = msgspec.structs.replace(FAULT, level=level)
        assert not Verdict(Program("x/bug.py", (lesser,)), (SAID,)).finds()


def test_rules_on_versions_are_told_apart() -> None:
    verdict = Verdict(Program("x/bug.py", (FAULT,)), (replace(SAID, rule="removed-api"),))
    assert verdict.fires()
    assert not verdict.fires(versions=False)


def test_the_table_has_every_program_once_with_its_main_fault_first() -> None:
    programs = read_table()
    assert len({program.key for program in programs}) == len(programs) == 109
    for program in programs:
        assert [fault.level == "main" for fault in program.faults] == [True] + [False] * (len(program.faults) - 1)


def test_rules_of_the_table_are_written_as_names() -> None:
    for program in read_table():
        for fault in program.faults:
            assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", rule) for rule in fault.rules)
            assert all(line > 0 for line in fault.lines)
            assert fault.what.endswith(".")
