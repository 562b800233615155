"""Where the values of a JSON text stand in its bytes. The text is known to be valid: `json` has read it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

_STRING = rb'"(?:[^"\\]*+(?:\\.[^"\\]*+)*+)"'
_MARK = re.compile(_STRING + rb"|[\[\]{}]", re.DOTALL)
_SIMPLE = re.compile(_STRING + rb"|[^\s,\]}]+", re.DOTALL)
_BLANK = re.compile(rb"[ \t\r\n]*")
_BETWEEN = re.compile(rb"[ \t\r\n]*[,:][ \t\r\n]*")


class Raw(NamedTuple):
    """The bytes of a value, from its first to the one behind its last."""

    start: int
    end: int


def whole_value(data: bytes, start: int = 0) -> Raw:
    """The value at `start`, or behind the blanks there."""
    start = _after(_BLANK, data, start)
    return Raw(start, _end(data, start))


def members(data: bytes, value: Raw) -> dict[str, Raw]:
    """The values of an object by their keys; of a key that is there twice the last one counts, as in Python."""
    parts = list(_parts(data, value))
    return {json.loads(data[slice(*key)]): member for key, member in zip(parts[::2], parts[1::2], strict=True)}


def items(data: bytes, value: Raw) -> list[Raw]:
    """The values of an array."""
    return list(_parts(data, value))


def _parts(data: bytes, value: Raw) -> Iterator[Raw]:
    """The items of an array, or the keys and values of an object in turn."""
    at = _after(_BLANK, data, value.start + 1)
    while data[at] not in b"]}":
        part = Raw(at, _end(data, at))
        yield part
        between = _BETWEEN.match(data, part.end)
        at = between.end() if between else _after(_BLANK, data, part.end)


def _end(data: bytes, start: int) -> int:
    if data[start] not in b"[{":
        return _after(_SIMPLE, data, start)
    depth = 0
    for mark in _MARK.finditer(data, start):
        first = mark[0][0]
        depth += (first in b"[{") - (first in b"]}")
        if not depth:
            return mark.end()
    raise ValueError("the JSON text ends within a value")


def _after(pattern: re.Pattern[bytes], data: bytes, at: int) -> int:
    found = pattern.match(data, at)
    return found.end() if found else at
