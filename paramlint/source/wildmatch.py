"""One line of a .gitignore as a regular expression for paths: git's wildmatch, which is not Python's fnmatch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PATTERN = re.compile(r"(!?)((?:\\(?:.|\Z)|[^\\])*?) *", re.DOTALL)
_TOKEN = re.compile(
    r"(?P<stars>\*+)|(?P<any>\?)|\\(?P<escaped>.)|(?P<literal>[^\\*?\[])"
    r"|\[(?P<negated>[!^]?+)(?P<set>\]?+(?:\[:[a-z]*:\]|\\.|[^\]\\])*+)\]",
    re.DOTALL,
)
_MEMBER = re.compile(r"\[:(?P<name>[a-z]*):\]|\\?(?P<low>.)(?:-\\?(?P<high>.))?", re.DOTALL)
_ANY_FOLDERS = re.compile(r"\*\*+")
_NAMED = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": r" \t",
    "cntrl": r"\0-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": r"!-/:-@\[-`{-~",
    "space": r" \t-\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern for paths relative to where it was written, with forward slashes and none at the end."""

    regex: re.Pattern[str]
    folders_only: bool
    negated: bool

    def matches(self, path: str, *, folder: bool) -> bool:
        """Whether the pattern names the path itself, which is not said of what a folder it names holds."""
        return (folder or not self.folders_only) and self.regex.fullmatch(path) is not None


def pattern(line: str) -> Pattern | None:
    """The pattern of a line without its line break; None for comments, empty lines and what never matches."""
    found = _PATTERN.fullmatch(line)
    if found is None or line.startswith("#"):
        return None
    body = found[2].removesuffix("/")
    anchored = "/" in body
    try:
        regex = "".join(_path(body.removeprefix("/"))) if anchored else "(?:.*/)?" + _segment(body)
    except _NeverMatches:
        return None
    return Pattern(re.compile(regex, re.DOTALL), found[2].endswith("/"), bool(found[1])) if body else None


class _NeverMatches(Exception):
    """The pattern ends within a set or an escape, or has a set with an unknown name."""


def _path(body: str) -> Iterator[str]:
    *folders, last = body.split("/")
    for segment in folders:
        yield "(?:.*/)?" if _ANY_FOLDERS.fullmatch(segment) else _segment(segment) + "/"
    yield ".+" if _ANY_FOLDERS.fullmatch(last) else _segment(last)


def _segment(segment: str) -> str:
    """The regular expression of one name; what follows a `*` is settled where it is first found, lest it backtrack."""
    first, *others = _pieces(segment)
    between = "".join(f"(?>[^/]*?{piece})" for piece in others[:-1])
    return first + between + "".join(f"[^/]*{piece}" for piece in others[-1:])


def _pieces(segment: str) -> list[str]:
    """The regular expressions of what stands between the stars."""
    pieces = [""]
    at = 0
    while at < len(segment):
        token = _TOKEN.match(segment, at)
        if token is None:
            raise _NeverMatches
        if token["stars"]:
            pieces.append("")
        else:
            pieces[-1] += _one_character(token)
        at = token.end()
    return pieces


def _one_character(token: re.Match[str]) -> str:
    if token["any"]:
        return "[^/]"
    if token["set"] is None:
        return re.escape(token["escaped"] or token["literal"])
    members = "".join(map(_member, _MEMBER.finditer(token["set"])))
    if token["negated"]:
        return f"[^/{members}]"
    return f"(?!/)[{members}]"


def _member(member: re.Match[str]) -> str:
    """A member of a set as one of a regular expression's; of a range whose ends are swapped only the first counts."""
    if member["low"] is None:
        if member["name"] not in _NAMED:
            raise _NeverMatches
        return _NAMED[member["name"]]
    low, high = member["low"], member["high"] or member["low"]
    return f"{re.escape(low)}-{re.escape(max(low, high))}"
