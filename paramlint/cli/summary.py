"""`paramlint summary`."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from paramlint.cli import options
from paramlint.cli.output import complain, write
from paramlint.cli.running import run
from paramlint.config.settings import CommandLine
from paramlint.project import SUMMARY, Outcome, Request
from paramlint.report.problems import problems_text

_DEEPEST = 20
"""Models inside models inside models are shown down to this depth."""


class Format(StrEnum):
    """How models are printed."""

    TEXT = "text"
    JSON = "json"


def summary(
    paths: options.Paths = None,
    output_format: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
    explain: Annotated[bool, typer.Option("--explain", help="Show where every number comes from.")] = False,
    expand_nested: Annotated[
        bool, typer.Option("--expand-nested", help="Show the layers of models inside models.")
    ] = False,
    cost: Annotated[bool, typer.Option("--cost", help="Show what layers and training cost.")] = False,
    samples: options.Samples = None,
    keras_version: options.Keras = None,
    config: options.Config = None,
    stdin_filename: options.StdinFilename = None,
    force_exclude: options.ForceExclude = False,
    no_cache: options.NoCache = False,
    verbose: options.Verbose = False,
) -> None:
    """Print what `model.summary()` would: without TensorFlow, and without running the code.

    Exit code 0, or 2 where the command line or the settings are at fault or a file could not be read.

    Example: paramlint summary --explain model.py
    """
    if explain and cost:
        raise typer.BadParameter("--explain and --cost are two different texts: choose one")
    request = Request(
        SUMMARY,
        tuple(paths or [Path(".")]),
        CommandLine(samples=samples, keras_version=keras_version.value if keras_version else None),
        config,
        force_exclude,
        not no_cache,
    )
    outcome, _ = run(request, stdin_filename, verbose=verbose)
    write(_report(outcome, output_format, explain, cost, _DEEPEST if expand_nested else 0))
    if output_format is Format.TEXT:
        complain(problems_text(outcome.files))
    unread = any(file.source.problems for file in outcome.files)
    raise typer.Exit(2 if unread or outcome.missing or outcome.unlisted else 0)


def _report(outcome: Outcome, output_format: Format, explain: bool, cost: bool, depth: int) -> Iterator[str]:
    if output_format is Format.JSON:
        from paramlint.report.document import json_text, summary_document

        yield json_text(summary_document(outcome.files, outcome.keras))
    elif explain:
        from paramlint.report.explain import explain as lines

        yield from lines(outcome.files)
    elif cost:
        from paramlint.report.cost import cost as lines

        yield from lines(outcome.files)
    else:
        from paramlint.report.summary import summary as tables

        yield from tables(outcome.files, depth=depth)
