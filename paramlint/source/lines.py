"""Lines as Python counts them: they end at \\n, \\r\\n or \\r, and nowhere else."""

from __future__ import annotations

import re

LINE_BREAK = re.compile(r"\r\n|\r|\n")
_WITHIN_A_LINE = re.compile(r"[^\r\n]+")


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins; a text that ends with a line break has an empty last line."""
    return [0, *(found.end() for found in LINE_BREAK.finditer(text))]


def line_end(text: str, start: int) -> int:
    """The offset at which the line that begins at `start` ends, its line break excluded."""
    found = LINE_BREAK.search(text, start)
    return found.start() if found else len(text)


def blank(text: str) -> str:
    """The text with every character but its line breaks made a space."""
    return _WITHIN_A_LINE.sub(lambda line: " " * len(line[0]), text)
