"""Python's string literals and the other tokens that decide where a statement ends, as regular expressions."""

from __future__ import annotations

import re

_BREAK = r"\r\n|\r|\n"


def _literal(quote: str) -> str:
    """A literal from its opening quotes to the closing ones, or to where it must end if they are missing."""
    long = rf"{quote * 3}(?:[^\\{quote}]++|\\[\s\S]|{quote}(?!{quote * 2}))*+(?:{quote * 3}|\\?\Z)"
    short = rf"{quote}(?:[^\\{quote}\r\n]++|\\(?:\r\n|[\s\S]))*+{quote}?"
    return f"{long}|{short}"


_STRING = f"{_literal(chr(34))}|{_literal(chr(39))}"

STRING = re.compile(_STRING)
"""A string literal without its prefix, which changes nothing about where the literal ends."""

TOKEN = re.compile(
    rf"(?P<string>{_STRING})"
    r"|(?P<comment>#[^\r\n]*)"
    rf"|(?P<continuation>\\(?:{_BREAK}))"
    r"|(?P<open>[(\[{])"
    r"|(?P<close>[)\]}])"
    rf"|(?P<break>{_BREAK})"
    r"|(?P<magic_value>(?<![=!<>:+\-*/%&|^@])=(?=[ \t]*[!%]))"
    r"|[^'\"#\\()\[\]{}\r\n=]+|[=\\]"
)
"""Every text is a sequence of these. `magic_value` is the `=` of IPython's `files = !ls`."""


def statement_end(code: str, start: int) -> int:
    """Where the logical line that begins at `start` ends, its line break included.

    Where its value is one of IPython's magics, the offset behind the `=` instead.
    """
    depth = 0
    for token in TOKEN.finditer(code, start):
        match token.lastgroup:
            case "open":
                depth += 1
            case "close":
                depth = max(0, depth - 1)
            case "break" | "magic_value" if depth == 0:
                return token.end()
    return len(code)
