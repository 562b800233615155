"""The text of a Python file from its bytes, by PEP 263: a byte order mark, an encoding declaration, or UTF-8."""

from __future__ import annotations

import codecs
import re

_BREAK = re.compile(rb"\r\n|\r|\n")
_DECLARATION = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_NO_CODE = re.compile(rb"[ \t\f]*(?:#|$)")
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)

_ASCII = "x = '\\u0041\\x41+AGE-'\n"
"""Reads differently in UTF-7, punycode and the escape codecs, which are no encodings of source code."""


class Undecodable(ValueError):
    """The bytes are not the text of a Python file; the message says why."""


def decode(data: bytes) -> str:
    """The text, without a byte order mark and with the newlines of the file; raises Undecodable."""
    if data.startswith(_WIDE_MARKS):
        raise Undecodable("is UTF-16 or UTF-32, which Python does not read: save it as UTF-8")
    if b"\0" in data:
        raise Undecodable(f"is binary, not text: a NUL byte in line {_line(data, data.index(0))}")
    body = data.removeprefix(codecs.BOM_UTF8)
    declared = _declaration(body)
    if declared is None:
        return _decode(body, "utf-8", "is not UTF-8", "save it as UTF-8, or declare its encoding in the first line")
    encoding, line = declared
    name = _python_name(encoding, line)
    if body is not data and name not in ("utf-8", "utf-8-sig"):
        raise Undecodable(f"begins as UTF-8 but declares the encoding {encoding} (line {line}): drop the declaration")
    return _decode(body, name, f"is not {encoding}, as line {line} declares", "correct the declaration")


def encoding_of(data: bytes) -> str:
    """Python's name for the encoding of bytes that `decode` reads; a byte order mark is no part of the text."""
    declared = _declaration(data.removeprefix(codecs.BOM_UTF8))
    return _python_name(*declared) if declared else "utf-8"


def _declaration(data: bytes) -> tuple[str, int] | None:
    """The declared encoding and its 1-based line: one of the first two, the second only after a line without code."""
    at = 0
    for number in (1, 2):
        found = _BREAK.search(data, at)
        line = data[at : found.start() if found else None]
        if declaration := _DECLARATION.match(line):
            return declaration[1].decode("ascii"), number
        if found is None or not _NO_CODE.match(line):
            return None
        at = found.end()
    return None


def _python_name(encoding: str, line: int) -> str:
    """Python's own name for a declared encoding, which must leave ASCII as it is."""
    try:
        if _ASCII.encode("ascii").decode(encoding) == _ASCII:
            return codecs.lookup(encoding).name
    except (LookupError, UnicodeError):
        pass
    raise Undecodable(f"declares the encoding {encoding} (line {line}), in which Python source cannot be written")


def _decode(data: bytes, encoding: str, why: str, remedy: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        place = f"byte 0x{data[error.start]:02x} in line {_line(data, error.start)}"
        raise Undecodable(f"{why} ({place}): {remedy}") from error


def _line(data: bytes, offset: int) -> int:
    """The 1-based line of a byte."""
    return 1 + sum(1 for found in _BREAK.finditer(data, 0, offset))
