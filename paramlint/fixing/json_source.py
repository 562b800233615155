"""The source of one cell as it is written in the JSON of a notebook, and edits made in it."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from paramlint.fixing.json_scan import Raw, items
from paramlint.fixing.refused import Refused
from paramlint.lint.finding import Edit
from paramlint.source.lines import LINE_BREAK

_CHARACTER = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|\\u[0-9a-fA-F]{4}|\\.|[\x00-\x7f]|[\x80-\xff][\x80-\xbf]*",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"(?<!\\)(?:\\\\)*\\u(?!00[0-7])[0-9a-fA-F]{4}")
_BETWEEN_STRINGS = re.compile(rb'",([ \t\r\n]*)"')


@dataclass(frozen=True, slots=True)
class _String:
    """A JSON string: where it stands, the number of its first character in the whole source, and each one's byte."""

    raw: Raw
    first: int
    places: tuple[int, ...]
    """The byte of each character, and that of the closing quote."""


@dataclass(frozen=True, slots=True)
class JsonSource:
    """A cell's source: one string, or a list of them that make it together; `text` is what they say."""

    text: str
    value: Raw
    strings: tuple[_String, ...]
    separator: bytes | None
    """What stands between two lines of a list, quotes aside; None for one string."""
    escaped: bool
    """Whether characters beyond ASCII are written as escapes."""

    def replacement(self, edit: Edit) -> tuple[Raw, bytes]:
        """The bytes to replace and what to put there; the edit counts in characters of the source."""
        start, end, text = edit.span.start, edit.span.end, edit.text
        if not self.strings:
            return self.value, b'["' + self._written(text, last=True) + b'"]' if text else b"[]"
        if start < end < len(self.text) and not self._ends_a_line(end):
            return Raw(self._place(start), self._behind(end - 1)), self._written(text, last=end in self._borders)
        if end < len(self.text):
            return Raw(self._place(start), self._place(end)), self._written(text, last=False)
        if start == end and text and self.separator and self._ends_a_line(start):
            return Raw(self._close, self._close), b'"' + self.separator + b'"' + self._written(text, last=True)
        return self._up_to_the_end(start, text)

    def _up_to_the_end(self, start: int, text: str) -> tuple[Raw, bytes]:
        """The edit that replaces everything from `start`; a list keeps no empty string of what is gone."""
        index = self._index(start)
        from_its_first = start == self.strings[index].first < len(self.text)
        if text or self.separator is None or not from_its_first:
            return Raw(self._place(start), self._close), self._written(text, last=True)
        if index == 0:
            return self.value, b"[]"
        return Raw(self.strings[index - 1].raw.end, self.strings[-1].raw.end), b""

    @property
    def _close(self) -> int:
        """The byte of the last closing quote."""
        return self.strings[-1].places[-1]

    def _ends_a_line(self, offset: int) -> bool:
        return self.text.endswith(("\n", "\r"), 0, offset)

    def _index(self, offset: int) -> int:
        """Which string holds the character; empty ones hold none."""
        return bisect_right(self.strings, offset, key=lambda string: string.first) - 1

    def _place(self, offset: int) -> int:
        """The byte of a character; of the one behind the last, the closing quote."""
        if offset >= len(self.text):
            return self._close
        string = self.strings[self._index(offset)]
        return string.places[offset - string.first]

    def _behind(self, offset: int) -> int:
        """The byte behind a character, in the same string."""
        string = self.strings[self._index(offset)]
        return string.places[offset + 1 - string.first]

    @property
    def _borders(self) -> frozenset[int]:
        """The numbers of the characters that strings begin with."""
        return frozenset(string.first for string in self.strings)

    def _written(self, text: str, *, last: bool) -> bytes:
        """The text in JSON, in a list with a string for each line; `last` where its string ends with it."""
        if self.separator is None:
            return self._escape(text)
        ends = [found.end() for found in LINE_BREAK.finditer(text)]
        if last and ends and ends[-1] == len(text):
            ends.pop()
        lines = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
        return (b'"' + self.separator + b'"').join(map(self._escape, lines))

    def _escape(self, text: str) -> bytes:
        try:
            return json.dumps(text, ensure_ascii=self.escaped)[1:-1].encode("utf-8")
        except UnicodeEncodeError:
            raise Refused("no file can hold half a surrogate pair", bug=True) from None


def json_source(data: bytes, value: Raw) -> JsonSource:
    """The source that stands at this place of the notebook."""
    is_list = data[value.start] == ord("[")
    raws = items(data, value) if is_list else [value]
    texts = [json.loads(data[slice(*raw)]) for raw in raws]
    firsts = list(accumulate(map(len, texts), initial=0))
    strings = tuple(_String(raw, first, _places(data, raw)) for raw, first in zip(raws, firsts, strict=False))
    separator = _separator(data, value, raws) if is_list else None
    return JsonSource("".join(texts), value, strings, separator, data.isascii() and bool(_ESCAPED.search(data)))


def _places(data: bytes, raw: Raw) -> tuple[int, ...]:
    found = _CHARACTER.finditer(data, raw.start + 1, raw.end - 1)
    return (*(character.start() for character in found), raw.end - 1)


def _separator(data: bytes, value: Raw, raws: Sequence[Raw]) -> bytes:
    """What stands between two strings of the list; where it has no two, what would by the rest of the file."""
    if len(raws) > 1:
        return data[raws[0].end : raws[1].start]
    blanks = data[value.start + 1 : raws[0].start] if raws else b""
    elsewhere = _BETWEEN_STRINGS.search(data)
    return b"," + (blanks or (elsewhere[1] if elsewhere and b"\n" not in elsewhere[1] else b" "))
