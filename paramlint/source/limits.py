"""How much paramlint reads: beyond these sizes a file is data, not code that somebody wrote."""

from __future__ import annotations

from math import ceil

CODE_CHARACTERS = 2_000_000
"""Characters of Python in one file; in a notebook the code cells together."""

FILE_BYTES = 200_000_000
"""Bytes of one file: notebooks keep their outputs in it."""

MODULE_BYTES = 500_000
"""Bytes of a module that a file imports from its project."""

MODULES = 64
"""Modules that are read for one file."""

JSON_VALUES = 20_000_000
"""Values in one notebook: each takes some sixty bytes of memory once it is parsed."""

NESTING = 600
"""Levels of nesting: LibCST's parser overflows the stack at some thousands, and is quadratic before."""


def megabytes(size: int) -> str:
    """A size as people read it, rounded up so that what is over a limit never looks like the limit."""
    return f"{ceil(size / 100_000) / 10:.1f}".removesuffix(".0") + " MB"


def too_much_code(characters: int) -> str:
    """The message for a file with more Python than `CODE_CHARACTERS`."""
    return f"{megabytes(characters)} of Python is more than paramlint reads ({megabytes(CODE_CHARACTERS)})"
