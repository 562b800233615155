"""`paramlint check`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from paramlint.cli import options
from paramlint.cli.fixing import Written, show_diff, write_fixes
from paramlint.cli.output import complain, style_for, write
from paramlint.cli.running import run
from paramlint.config.settings import CommandLine
from paramlint.lint.finding import Severity
from paramlint.project import CHECK, Outcome, Request
from paramlint.report.closing import Fixes
from paramlint.report.style import Style


class Format(StrEnum):
    """How findings are printed."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


class FailOn(StrEnum):
    """The severities that make the exit code 1: this one and those above it."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


def check(
    paths: options.Paths = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", help="Rules to run: names, codes, families or prefixes.", show_default=False),
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", help="Rules not to run.", show_default=False)] = None,
    samples: options.Samples = None,
    keras_version: options.Keras = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option("--fail-on", help="The least severity that makes the exit code 1. [default: warning]"),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 even where there are findings.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Fix what has a fix, and report the rest.")] = False,
    unsafe_fixes: Annotated[
        bool | None,
        typer.Option(
            "--unsafe-fixes/--no-unsafe-fixes",
            help="Make fixes, too, that change what is trained.",
            show_default=False,
        ),
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")] = False,
    fix_only: Annotated[bool, typer.Option("--fix-only", help="Fix, and do not report what is left.")] = False,
    show_fixes: Annotated[bool, typer.Option("--show-fixes", help="List what was fixed.")] = False,
    output_format: Annotated[Format, typer.Option("--output-format", help="How to print.")] = Format.FULL,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count findings by rule instead.")] = False,
    config: options.Config = None,
    stdin_filename: options.StdinFilename = None,
    force_exclude: options.ForceExclude = False,
    no_cache: options.NoCache = False,
    color: options.Color = options.Colour.AUTO,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Check the Keras models in Python files and notebooks. Nothing that is checked is run.

    Exit code 0: nothing at or above --fail-on; 1: findings, or changes with --diff; 2: something else is at fault.

    Example: paramlint check model.py notebooks --samples 20000
    """
    command_line = CommandLine(
        select=_split(select),
        ignore=_split(ignore),
        samples=samples,
        fail_on=fail_on.value if fail_on else None,
        keras_version=keras_version.value if keras_version else None,
    )
    request = Request(
        CHECK,
        tuple(paths or [Path(".")]),
        command_line,
        config,
        force_exclude,
        not no_cache,
        fix=fix or fix_only or diff,
        unsafe_fixes=unsafe_fixes,
    )
    outcome, settings = run(request, stdin_filename, verbose=verbose)
    unsafe = settings.unsafe_fixes if unsafe_fixes is None else unsafe_fixes
    if diff:
        code = show_diff(outcome, style_for(color), unsafe=unsafe, quiet=quiet)
        raise typer.Exit(0 if exit_zero and code == 1 else code)
    written = write_fixes(outcome) if request.fix else Written(outcome)
    how = _How(output_format, style_for(color), quiet, Fixes(written.made, unsafe))
    if statistics:
        lines = _statistics(written.outcome)
    elif fix_only:
        lines = _fixed_only(how)
    else:
        lines = _report(written.outcome, how)
    printed = [*(_shown_fixes(written.outcome) if show_fixes else ()), *lines]
    (complain if written.to_stdout else write)(printed)
    threshold = Severity(command_line.fail_on or settings.fail_on)
    code = exit_code(written.outcome, threshold, exit_zero or fix_only)
    raise typer.Exit(code if written.all_well else 2)


@dataclass(frozen=True, slots=True)
class _How:
    """How findings are printed."""

    output_format: Format
    style: Style
    quiet: bool
    fixes: Fixes


def _split(given: list[str] | None) -> tuple[str, ...]:
    """`--select A,B --select C` as three selectors."""
    return tuple(part.strip() for text in given or [] for part in text.split(",") if part.strip())


def _report(outcome: Outcome, how: _How) -> Iterator[str]:
    if how.output_format is Format.JSON:
        from paramlint.report.document import check_document, json_text

        yield json_text(check_document(outcome.files, outcome.keras))
        return
    if how.output_format is Format.CONCISE:
        from paramlint.report.concise import concise as lines
    else:
        from paramlint.report.full import full as lines
    printed = list(lines(outcome.files, outcome.looked_at, how.style, how.fixes))
    yield from printed[:-1] if how.quiet else printed


def _fixed_only(how: _How) -> Iterator[str]:
    from paramlint.report.fixes import fixed_line

    if not how.quiet:
        yield fixed_line(how.fixes.made or 0)


def _shown_fixes(outcome: Outcome) -> Iterator[str]:
    from paramlint.report.fixes import shown_fixes

    yield from shown_fixes(outcome.fixed.values())


def _statistics(outcome: Outcome) -> Iterator[str]:
    from paramlint.report.statistics import statistics

    yield from statistics(outcome.files)


def exit_code(outcome: Outcome, threshold: Severity, exit_zero: bool) -> int:
    """0, 1 or 2, as DESIGN and `--help` say."""
    findings = [finding for file in outcome.files for finding in file.findings]
    at_fault = any(finding.name in ("rule-crashed", "internal-error") for finding in findings)
    if at_fault or outcome.missing or outcome.unlisted:
        return 2
    failing = any(finding.severity.rank >= threshold.rank for finding in findings)
    return 1 if failing and not exit_zero else 0
