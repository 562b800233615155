"""The command line: one thin file per command."""

from __future__ import annotations

import sys


def main() -> None:
    """The entry point of `paramlint` and of `python -m paramlint`."""
    from paramlint.cli.app import app

    try:
        app()
    except BrokenPipeError:
        # Whoever read our output has gone; closing the descriptor keeps Python from complaining at exit.
        sys.stderr.close()
        sys.exit(141)
