"""The Typer application: its commands and `--version`."""

from __future__ import annotations

from typing import Annotated

import typer

from paramlint.cli import check, rule, summary
from paramlint.version import __version__

app = typer.Typer(
    name="paramlint",
    help="A linter for Keras models: shapes and parameter counts, without TensorFlow and without running the code.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check.check)
app.command("summary")(summary.summary)
app.command("rule")(rule.rule)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"paramlint {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Options that stand before the command."""
