"""Cells that are indented as a whole, which IPython moves to the margin."""

from __future__ import annotations

import re

_FIRST = re.compile(r"(?:[ \t]*\n)*(?P<indent>[ \t]+)\S")


def indent_of(code: str) -> str:
    """The blanks before the first word of the code.

    >>> indent_of("  a = 1\\n  b = 2\\n"), indent_of("a = 1\\n")
    ('  ', '')
    """
    first = _FIRST.match(code)
    return first["indent"] if first and "\r" not in code else ""


def without_indent(code: str, indent: str) -> str:
    """The code as IPython reads it."""
    return f"\n{code}".replace(f"\n{indent}", "\n")[1:]


def at_the_margin(code: str, start: int, end: int, indent: str) -> str:
    """The code with a stretch of it at the margin, at the same length: each line break moves behind the indent.

    What stands behind an indent keeps its place, and every line its number.

    >>> at_the_margin("x\\n  a = 1\\n  b = 2\\n", 2, 18, "  ")
    'x  \\na = 1  \\nb = 2\\n'
    """
    return code[: start - 1] + code[start - 1 : end].replace(f"\n{indent}", f"{indent}\n") + code[end:]
