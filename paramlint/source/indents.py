"""Cells that are indented as a whole, which IPython moves to the margin."""

from __future__ import annotations

import re

_FIRST = re.compile(r"(?:[ \t]*\r?\n)*(?P<indent>[ \t]+)\S")


def outdented(code: str) -> str:
    """The code with the indent of its first line taken from every line, at the same length.

    What stands behind an indent keeps its place: the line break before the indent moves behind it.

    >>> outdented("  a = 1\\n  b = 2\\n")
    ' \\na = 1  \\nb = 2\\n'
    """
    first = _FIRST.match(code)
    if first is None:
        return code
    indent = first["indent"]
    start = first.start("indent")
    moved = code[start:].replace(f"\n{indent}", f"{indent}\n")
    head = code[:start] + indent[1:] if start == 0 else code[: start - 1] + indent
    return head + "\n" + moved[len(indent) :]
