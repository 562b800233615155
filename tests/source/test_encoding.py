"""The text of Python files: what cannot be decoded says why and where, what can is what the user wrote."""

from __future__ import annotations

import pytest

from paramlint.source.file import Problem
from paramlint.source.read import to_source

UNREADABLE = [
    (b"x = 1\ny = \0\n", "is binary, not text: a NUL byte in line 2"),
    ("x = 1\n".encode("utf-16"), "is UTF-16 or UTF-32, which Python does not read: save it as UTF-8"),
    ("x = 1\n".encode("utf-32"), "is UTF-16 or UTF-32, which Python does not read: save it as UTF-8"),
    (
        b"# one\r\n# two\r# \xe9\n",
        "is not UTF-8 (byte 0xe9 in line 3): save it as UTF-8, or declare its encoding in the first line",
    ),
    (
        b"# coding: klingon\n",
        "declares the encoding klingon (line 1), in which Python source cannot be written",
    ),
    (
        b"#!/usr/bin/python\n# -*- coding: rot13 -*-\n",
        "declares the encoding rot13 (line 2), in which Python source cannot be written",
    ),
    (b"# coding: utf-7\n", "declares the encoding utf-7 (line 1), in which Python source cannot be written"),
    (b"# coding: punycode\n", "declares the encoding punycode (line 1), in which Python source cannot be written"),
    (
        b"# coding: unicode_escape\n",
        "declares the encoding unicode_escape (line 1), in which Python source cannot be written",
    ),
    (b"# coding: undefined\n", "declares the encoding undefined (line 1), in which Python source cannot be written"),
    (
        b"# coding: ascii\nx = 1\ny = '\xc3\xa9'\n",
        "is not ascii, as line 1 declares (byte 0xc3 in line 3): correct the declaration",
    ),
    (
        b"\xef\xbb\xbf# coding: latin-1\n",
        "begins as UTF-8 but declares the encoding latin-1 (line 1): drop the declaration",
    ),
]


@pytest.mark.parametrize(("data", "message"), UNREADABLE)
def test_undecodable(data: bytes, message: str) -> None:
    source = to_source(data, "model.py")
    assert source.problems == (Problem("unreadable-file", message),)
    assert (source.path, source.text, source.code) == ("model.py", "", "")


TEXTS = [
    (b"", ""),
    (b"x = 1", "x = 1"),
    (b"\xef\xbb\xbfx = 1\n", "x = 1\n"),
    (b"\xef\xbb\xbf# coding: utf-8\n", "# coding: utf-8\n"),
    (b"\xef\xbb\xbf# coding: UTF8\n", "# coding: UTF8\n"),
    (b"a = 1\r\nb = 2\rc = 3\n", "a = 1\r\nb = 2\rc = 3\n"),
    (b"# vim: set fileencoding=latin-1 :\nx = '\xe9'\n", "# vim: set fileencoding=latin-1 :\nx = 'é'\n"),
    (b"\n# coding: latin-1\nx = '\xe9'\n", "\n# coding: latin-1\nx = 'é'\n"),
    (b"# one\r# coding: latin-1\rx = '\xe9'\r", "# one\r# coding: latin-1\rx = 'é'\r"),
    ("# coding: shift_jis\nx = 'ソ'\n".encode("shift_jis"), "# coding: shift_jis\nx = 'ソ'\n"),
    (b"x = 1\n# coding: klingon\n", "x = 1\n# coding: klingon\n"),
    (b"#\n#\n# coding: klingon\n", "#\n#\n# coding: klingon\n"),
    (b"x = 'coding: klingon'\n", "x = 'coding: klingon'\n"),
]


@pytest.mark.parametrize(("data", "text"), TEXTS)
def test_decoded(data: bytes, text: str) -> None:
    source = to_source(data, "model.py")
    assert source.problems == ()
    assert source.text == text
    assert source.code == text
