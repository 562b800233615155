"""Printing: what goes to standard output, what to standard error, and whether it is coloured."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from paramlint.cli.options import Colour
from paramlint.report.style import COLOURED, PLAIN, Style


def style_for(colour: Colour) -> Style:
    """Colours on a terminal unless NO_COLOR is set; FORCE_COLOR and --color decide otherwise."""
    if colour is Colour.AUTO:
        forced = bool(os.environ.get("FORCE_COLOR"))
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        return COLOURED if forced or (sys.stdout.isatty() and not plain) else PLAIN
    return COLOURED if colour is Colour.ALWAYS else PLAIN


def write(lines: Iterable[str]) -> None:
    """Write lines to standard output, whatever its encoding can hold."""
    _print(lines, sys.stdout)


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def complain(lines: Iterable[str]) -> None:
    """Write lines to standard error."""
    _print(lines, sys.stderr)


def _print(lines: Iterable[str], stream: object) -> None:
    text = "".join(f"{line}\n" for line in lines)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), end="", file=stream, flush=True)  # type: ignore[call-overload]
