"""Text made harmless for a terminal, and how many columns it takes there."""

from __future__ import annotations

import unicodedata

_TAB = "    "
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_REORDERING = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))


def printable(text: str) -> str:
    """The text on one line, with nothing left in it that steers a terminal or reorders what stands there."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(piece, " ".join(text.splitlines())))


def piece(character: str) -> str:
    """What is shown for one character: itself, spaces, a picture of the control character, or nothing."""
    if character.isprintable():
        return character
    if character == "\t":
        return _TAB
    if character < " ":
        return chr(0x2400 + ord(character))
    return _unprintable(character)


def _unprintable(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Zs":
        return " " * columns(character)
    invisible = category == "Cf" and unicodedata.bidirectional(character) not in _REORDERING
    return "" if invisible else _REPLACEMENT


def columns(text: str) -> int:
    """The columns that printable text takes: 2 for East Asian wide characters and emoji, 0 for combining marks."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
