"""`--fix` and `--diff`: files written back, or what would change in them shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from paramlint.cli.output import complain, write, write_bytes
from paramlint.project import STANDARD_INPUT, Outcome
from paramlint.report.closing import Fixes
from paramlint.report.printable import printable
from paramlint.report.style import PLAIN, Style

if TYPE_CHECKING:
    from paramlint.fixing.fixed import Fixed


@dataclass(frozen=True, slots=True)
class Written:
    """What is left to report once files were written.

    `made` is how many findings were fixed, None where nobody asked for it. `to_stdout` where standard output holds a
    fixed text, `all_well` unless a file could not be written or a rule is at fault.
    """

    outcome: Outcome
    made: int | None = None
    to_stdout: bool = False
    all_well: bool = True


def write_fixes(outcome: Outcome) -> Written:
    """Write every file that was fixed, and standard input to standard output.

    A file that could not be written is in the outcome as it was.
    """
    files = {path: fixed for path, fixed in outcome.fixed.items() if path != STANDARD_INPUT and fixed.changed}
    failed = {path: fixed for path, fixed in files.items() if not _is_written(path, fixed)}
    if outcome.stdin is not None:
        write_bytes(outcome.stdin)
    at_fault = _complain_of_rejected(outcome)
    left = _without(outcome, failed)
    made = sum(len(fixed.findings) for fixed in left.fixed.values())
    return Written(left, made, outcome.stdin is not None, not failed and not at_fault)


def show_diff(outcome: Outcome, style: Style, *, unsafe: bool, quiet: bool) -> int:
    """Print what the fixes would change, to standard error how much that is; the exit code."""
    from paramlint.report.diff import diff, diff_lines
    from paramlint.report.fixes import would_fix

    for fixed in outcome.fixed.values():
        if style == PLAIN:
            write_bytes(diff(fixed))
        else:
            write(diff_lines(fixed, style))
    at_fault = _complain_of_rejected(outcome)
    fixes = tuple(outcome.fixed.values())
    if not quiet:
        complain([would_fix(fixes, outcome.files, Fixes(unsafe=unsafe))])
    if at_fault or outcome.missing or outcome.unlisted:
        return 2
    return int(any(fixed.changed for fixed in fixes))


def _is_written(path: Path, fixed: Fixed) -> bool:
    """Write the file; where that cannot be done, say why."""
    from paramlint.fixing.writing import NotWritten, replace_content

    try:
        replace_content(path, fixed.before.data, fixed.after.data)
    except NotWritten as error:
        complain([f"paramlint: {printable(str(path))}: {error}; nothing in it was fixed"])
        return False
    return True


def _complain_of_rejected(outcome: Outcome) -> bool:
    """Say which fixes could not be made, and whether a rule is at fault."""
    if not outcome.fixed:
        return False
    from paramlint.report.fixes import not_fixed

    complain(f"paramlint: {line}" for line in not_fixed(outcome.fixed.values()))
    return any(fixed.at_fault for fixed in outcome.fixed.values())


def _without(outcome: Outcome, failed: dict[Path, Fixed]) -> Outcome:
    before = {id(fixed.after.checked): fixed.before.checked for fixed in failed.values()}
    files = tuple(before.get(id(file), file) for file in outcome.files)
    fixed = {path: one for path, one in outcome.fixed.items() if path not in failed}
    return replace(outcome, files=files, fixed=fixed)
