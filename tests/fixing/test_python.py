"""Edits in the bytes of Python files: every other byte stays."""

import codecs

import pytest

from paramlint.fixing.python import rewrite_python
from paramlint.fixing.refused import Refused
from paramlint.lint.finding import Edit
from paramlint.source.encoding import decode
from tests.fixing.rules import edit


def rewritten(data: bytes, *edits: tuple[str, str]) -> bytes:
    """The bytes with the first occurrence of each text replaced."""
    text = decode(data)
    made: list[Edit] = []
    for old, new in edits:
        start = text.index(old)
        made.append(edit(start, start + len(old), new))
    return rewrite_python(data, text, made)


REFUSED = [
    pytest.param(b"# coding: latin-1\nx = 1\n", ("1", "'\u2192'"), "iso8859-1, cannot hold `\u2192`", id="latin-1"),
    pytest.param(b"# coding: ascii\nx = 1\n", ("1", "'\xe9'"), "ascii, cannot hold `\xe9`", id="ascii"),
    pytest.param(b"x = 1\n", ("1", "'\ud800'"), "utf-8, cannot hold", id="half a surrogate pair"),
    pytest.param(
        b"# coding: latin-1\nx = '\xe9'\n", ("# coding: latin-1\n", ""), "would make another text", id="no cookie left"
    ),
    pytest.param(
        b"#!/usr/bin/python\n# coding: latin-1\nx = '\xe9'\n",
        ("#!", "#\n#!"),
        "another text",
        id="cookie in line three",
    ),
    pytest.param(b"x = 1\n", ("x", "# coding: utf-16\nx"), "another text", id="an encoding that is none"),
]


@pytest.mark.parametrize(("data", "change", "why"), REFUSED)
def test_refused(data: bytes, change: tuple[str, str], why: str) -> None:
    with pytest.raises(Refused) as refused:
        rewritten(data, change)
    assert why in str(refused.value)
    assert not refused.value.bug


def test_a_byte_order_mark_is_no_character() -> None:
    data = codecs.BOM_UTF8 + "\xe9 = 1\n".encode()
    assert rewritten(data, ("1", "\u2192")) == codecs.BOM_UTF8 + "\xe9 = \u2192\n".encode()
    assert rewritten(codecs.BOM_UTF8 + b"x", ("x", "y\n")) == codecs.BOM_UTF8 + b"y\n"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "koi8-r", "shift_jis", "euc-jp", "gb18030", "utf-8", "big5"])
def test_encodings(encoding: str) -> None:
    name = {
        "koi8-r": "привет",
        "shift_jis": "ソ表",
        "euc-jp": "日本",
        "gb18030": "中文🎉",
        "big5": "中文",
        "utf-8": "é🎉",
    }
    word = name.get(encoding, "é")
    text = f"# coding: {encoding}\nx = '{word}' # {word}\ny = 1\n"
    expected = text.replace("y = 1", f"y = '{word}'").replace("x = ", "zz = ").encode(encoding)
    assert rewritten(text.encode(encoding), ("x = ", "zz = "), ("y = 1", f"y = '{word}'")) == expected


def test_what_has_two_spellings_keeps_its_own() -> None:
    data = b"# coding: cp932\nx = '\x87\x90' # y\n"  # from NEC's row 13; Python writes 0x81e0
    assert "\u2252".encode("cp932") != b"\x87\x90"
    assert rewritten(data, ("y", "z")) == data.replace(b"y", b"z")


def test_a_character_that_shares_its_bytes_is_refused() -> None:
    data = b"# coding: big5hkscs\nx = '\x88\x62'\n"  # two characters, one code
    start = decode(data).index("\u0304")
    with pytest.raises(Refused, match="together with what is not"):
        rewrite_python(data, decode(data), [edit(start, start, "a")])


def test_an_encoding_with_states() -> None:
    text = "# coding: iso-2022-jp\nx = '日本' # 日\ny = 1\n"
    data = text.encode("iso-2022-jp")
    assert rewritten(data, ("1", "'本'")) == text.replace("1", "'本'").encode("iso-2022-jp")
    with pytest.raises(Refused):
        rewritten(data, ("本", "a"))  # between the codes that begin and end Japanese


LINE_BREAKS = [
    (b"a = 1\r\nb = 2\r\n", ("b", "c\nd"), b"a = 1\r\nc\r\nd = 2\r\n"),
    (b"a = 1\rb = 2\r", ("b", "c\nd"), b"a = 1\rc\rd = 2\r"),
    (b"a = 1\nb = 2\r\nc\r", ("a", "x\n"), b"x\n = 1\nb = 2\r\nc\r"),
    (b"a = 1\nb = 2\r\nc\r", ("b", "x\n"), b"a = 1\nx\r\n = 2\r\nc\r"),
    (b"a = 1\nb = 2\r\nc\r", ("c", "x\n"), b"a = 1\nb = 2\r\nx\r\r"),
    (b"a = 1\r\nb = 2", ("2", "3\nc"), b"a = 1\r\nb = 3\r\nc"),
    (b"a = 1\rb = 2", ("2", "3\nc"), b"a = 1\rb = 3\rc"),
    (b"a = 1", ("1", "3\nc"), b"a = 3\nc"),
    (b"a = 1\r\n", ("1", "3\r\nc\rd"), b"a = 3\r\nc\r\nd\r\n"),
    (b"a = 1\n", ("1", "3\r\nc\rd"), b"a = 3\nc\nd\n"),
    (b"a\r\nb\n", ("\r\nb", "\nc"), b"a\r\nc\n"),
]


@pytest.mark.parametrize(("data", "change", "expected"), LINE_BREAKS)
def test_inserted_line_breaks_are_those_of_the_line(data: bytes, change: tuple[str, str], expected: bytes) -> None:
    assert rewritten(data, change) == expected
