"""Carrying out a request for a command: what goes wrong is told in a line each, on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import typer

from paramlint.cli.output import complain
from paramlint.config.discover import settings_for
from paramlint.config.errors import ConfigError
from paramlint.config.settings import Settings
from paramlint.project import STANDARD_INPUT, Outcome, Request, carry_out


def run(request: Request, stdin_filename: str | None, *, verbose: bool) -> tuple[Outcome, Settings]:
    """The outcome, and the settings of the working directory; exits with 2 where the settings are at fault."""
    started = time.perf_counter()
    if STANDARD_INPUT in request.paths:
        name = stdin_filename or request.stdin_name
        request = replace(request, stdin=sys.stdin.buffer.read(), stdin_name=name)
    try:
        outcome = carry_out(request)
        settings = settings_for(STANDARD_INPUT, request.config)
    except ConfigError as error:
        complain([f"paramlint: {error}"])
        raise typer.Exit(2) from None
    complain(_not_found(outcome))
    if verbose:
        complain(_details(outcome, time.perf_counter() - started))
    return outcome, settings


def _not_found(outcome: Outcome) -> Iterator[str]:
    for path in outcome.missing:
        yield f"paramlint: {path}: no such file or folder"
    for path in outcome.unlisted:
        yield f"paramlint: {path}: the folder cannot be read"


def _details(outcome: Outcome, seconds: float) -> Iterator[str]:
    for file in outcome.files:
        yield f"{file.source.path}: {len(file.models)} models"
    yield f"{outcome.looked_at} files in {seconds:.2f} s, {len(outcome.files)} of them mention Keras"
