"""IPython's own syntax in a cell, replaced character for character by Python that does as much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paramlint.source.lines import blank
from paramlint.source.python import syntax_problem
from paramlint.source.strings import statement_end

UNBOUND = "\u01c3"
"""Stands for the value of a magic: an identifier that nobody binds, in one character, and it looks like `!`."""

_CONTINUED = r"(?:[^\r\n]*\\(?:\r\n|\r|\n))*[^\r\n]*"
_HELP = r"[%\w][%\w.*\[\]-]*[ \t]*\?\??[ \t]*(?=[#\r\n]|\Z)[^\r\n]*"
_STATEMENT = re.compile(rf"([ \t\f]*)([%!?/,;]{_CONTINUED}|{_HELP})")
_VALUE = re.compile(rf"([ \t]*)([%!]{_CONTINUED})")
_CELL = re.compile(rf"(?:[ \t\f]*(?:\r\n|\r|\n))*[ \t]*%%(?P<name>[^\s?]*){_CONTINUED}")

_TIME = "%time "
_SAME_LENGTH_AS_TIME = "if 1: "

RUNS_ITS_BODY = frozenset({"time", "capture", "prun", "memit", "mprun", "snakeviz", "wandb", "debug"})
"""Cell magics whose body is Python that binds names in the notebook."""

BINDS_NOTHING = frozenset(
    {"timeit", "writefile", "file", "html", "HTML", "javascript", "js", "latex", "markdown", "svg", "SVG"}
    | {"bash", "sh", "script", "system", "sx", "!", "cmd", "perl", "ruby", "pypy", "python", "python2", "python3"}
)
"""Cell magics whose body binds no name in the notebook: another language, another process, or a function."""


def cell_magic(cell: str, start: int = 0) -> re.Match[str] | None:
    """The `%%name` line, with its continuation lines, that the cell begins with after empty lines from `start`."""
    return _CELL.match(cell, start)


def without_magics(code: str) -> str:
    """The code with its line magics, shell lines, help and autocalls made Python of the same length.

    A magic that is a statement becomes `0`, one that is a value becomes `UNBOUND`; `%time` keeps what it times.
    """
    return "".join(_parts(code))


def _parts(code: str) -> Iterator[str]:
    at = 0
    while at < len(code):
        if magic := _STATEMENT.match(code, at):
            yield magic[1] + _as_statement(magic[2])
            at = magic.end()
        end = statement_end(code, at)
        yield code[at:end]
        at = end
        if code.endswith("=", 0, end) and (magic := _VALUE.match(code, end)):
            yield magic[1] + _as_value(magic[2])
            at = magic.end()


def _as_statement(magic: str) -> str:
    timed = _SAME_LENGTH_AS_TIME + magic[len(_TIME) :]
    if magic.startswith(_TIME) and syntax_problem(timed) is None:
        return timed
    return "0" + blank(magic[1:])


def _as_value(magic: str) -> str:
    timed = " " * len(_TIME) + magic[len(_TIME) :]
    if magic.startswith(_TIME) and syntax_problem(f"({timed}\n)") is None:
        return timed
    return UNBOUND + blank(magic[1:])
