"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Files and folders; `-` reads standard input. Default: the current folder.", show_default=False
    ),
]
Config = Annotated[
    Path | None, typer.Option("--config", help="A settings file to use instead of the nearest one.", show_default=False)
]
Samples = Annotated[
    int | None,
    typer.Option("--samples", min=1, help="How many samples the models are trained on.", show_default=False),
]


class KerasVersion(StrEnum):
    """The Keras that the code is written for."""

    AUTO = "auto"
    THREE = "3"
    TWO = "2"
    ONE = "1"


Keras = Annotated[
    KerasVersion | None,
    typer.Option(
        "--keras-version", help="The Keras the code is written for. [default: auto: 3, unless a file shows otherwise]"
    ),
]
StdinFilename = Annotated[
    str | None,
    typer.Option("--stdin-filename", help="The name to give standard input in what is printed.", show_default=False),
]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Apply `exclude` to files named on the command line, too.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither read nor write .paramlint_cache.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say what is read and how long it takes.")]


class Colour(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


Color = Annotated[Colour, typer.Option("--color", help="Colour the output: on a terminal, always or never.")]
