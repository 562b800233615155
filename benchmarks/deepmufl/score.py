"""Checks the 109 programs of deepmufl and says how many of their faults the findings name.

    python -m benchmarks.deepmufl.score DIRECTORY [--misses]

DIRECTORY holds deepmufl's `Dataset/all-bugs`, or is it. A finding names a fault of `faults.toml` if its rule is one of
those that the fault lists and the finding either stands within three lines of one of the fault's lines or is about the
model; every program has one model of its own. Only warnings and errors count, and only faults that are `main` or
`also`; README.md says what the levels mean. `--misses` adds the faults that no rule names.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.deepmufl.judge import Said, Verdict, judge
from benchmarks.deepmufl.table import Fault, key, read_table
from paramlint.lint.checked import CheckedFile
from paramlint.lint.registry import rule_files
from paramlint.project import CHECK, Request, carry_out


def check(directory: Path) -> dict[str, CheckedFile]:
    """What paramlint says of every file below the directory that has to do with Keras, by `table.key` of its path."""
    outcome = carry_out(Request(CHECK, (directory,), use_cache=False))
    return {key(file.source.path): file for file in outcome.files}


def totals(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """How many programs are found, in which sense."""
    named = [[(one, fault) for one, fault in verdict.named() if fault.counts] for verdict in verdicts]
    rows = {
        "read": sum(verdict.checked for verdict in verdicts),
        "with a warning or an error": sum(verdict.fires() for verdict in verdicts),
        "  without the rules on versions": sum(verdict.fires(versions=False) for verdict in verdicts),
        "with a fault named": sum(map(bool, named)),
        "  the main fault": sum(any(fault.level == "main" for _, fault in pairs) for pairs in named),
        "  within three lines of it": sum(any(one.near(fault) for one, fault in pairs) for pairs in named),
        "  with advice counted, too": sum(map(_named_at_all, verdicts)),
        "that some rule could name": sum(verdict.program.nameable for verdict in verdicts),
    }
    yield f"{len(verdicts)} programs"
    yield from (f"{what:34}{number:5}" for what, number in rows.items())


def _named_at_all(verdict: Verdict) -> bool:
    return any(fault.counts for _, fault in verdict.named(lambda _: True))


def rules_table(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """A row for each rule that fires or is in the table: in how many programs it fires, names a fault, and could."""
    yield f"{'rule':36}{'fires':>6}{'names':>7}{'lesser':>8}{'could':>7}{'could, lesser':>15}"
    fired = {one.rule for verdict in verdicts for one in verdict.said}
    listed = {rule for verdict in verdicts for fault in verdict.program.faults for rule in fault.rules}
    for rule in sorted(fired | listed):
        numbers = [sum(column) for column in zip(*(_row(verdict, rule) for verdict in verdicts), strict=True)]
        yield rule.ljust(36) + "".join(f"{number:{width}}" for number, width in zip(numbers, _WIDTHS, strict=True))


_WIDTHS = (6, 7, 8, 7, 15)


def _row(verdict: Verdict, rule: str) -> tuple[bool, ...]:
    """Whether the rule fires on the program, names a fault that counts or one that does not, and whether it could."""
    said = [one for one in verdict.said if one.rule == rule]
    could = [fault for fault in verdict.program.faults if rule in fault.rules]
    names = [fault for fault in could if any(one.names(fault) for one in said)]
    return (bool(said), *_by_weight(names), *_by_weight(could))


def _by_weight(faults: Sequence[Fault]) -> tuple[bool, bool]:
    """Whether there is one that counts, and one that does not."""
    return any(fault.counts for fault in faults), any(not fault.counts for fault in faults)


def misses(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The programs of which no fault is named although a rule could, with those faults."""
    for verdict in verdicts:
        if verdict.program.nameable and not verdict.finds():
            for fault in verdict.program.faults:
                if fault.counts and fault.rules:
                    yield f"{verdict.program.key}:{fault.line}: {', '.join(fault.rules)}: {fault.what}"


def beyond(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The main faults of the programs of which no rule could name any."""
    for verdict in verdicts:
        if not verdict.program.nameable:
            main = verdict.program.faults[0]
            yield f"{verdict.program.key}:{main.line}: ({main.visible}) {main.what}"


def unlisted(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The warnings and errors that name nothing in the table: each is to be read."""
    for verdict in verdicts:
        for one in verdict.said:
            if one.grave and not any(one.names(fault) for fault in verdict.program.faults):
                yield f"{verdict.program.key}:{one.first}: {_spoken(one)}"


def _spoken(one: Said) -> str:
    return f"{one.rule} ({one.severity.value})"


def not_there(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The rules of the table that this paramlint does not have."""
    have = {file.name for file in rule_files()}
    listed = {rule for verdict in verdicts for fault in verdict.program.faults for rule in fault.rules}
    yield from sorted(listed - have)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the totals, the rules, and what was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.deepmufl.score")
    parser.add_argument("directory", type=Path, help="a copy of deepmufl's Dataset/all-bugs")
    parser.add_argument("--misses", action="store_true", help="also list the faults that no rule is about")
    given = parser.parse_args(arguments)
    verdicts = judge(read_table(), check(given.directory))
    parts = {
        "": totals(verdicts),
        "Rules:": rules_table(verdicts),
        "Rules of the table that this paramlint does not have:": not_there(verdicts),
        "Missed, though a rule is about it:": misses(verdicts),
        "Warnings and errors that the table does not hold:": unlisted(verdicts),
        **({"No rule is about it:": beyond(verdicts)} if given.misses else {}),
    }
    for title, lines in parts.items():
        print("\n".join([*([f"\n{title}"] if title else []), *lines]))


if __name__ == "__main__":
    main()
