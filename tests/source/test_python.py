"""Whether Python parses, and at which character it does not."""

from __future__ import annotations

import sys
import warnings

import pytest

from paramlint.source.file import Problem
from paramlint.source.python import syntax_problem
from paramlint.source.read import to_source
from paramlint.source.span import Span

VERSION = f"(read as Python {sys.version_info.major}.{sys.version_info.minor})"

# The place is the first occurrence of the second string.
PLACES = [
    ("x = (1 2)\n", "1 2"),
    ("'é' 'ü' = (\n", "(\n"),
    ("é = 1\r\nü = é é é\r\n", "é é\r"),
    ("\fx = (\n", "(\n"),
    ("x = 1\ry = (\r", "(\r"),
    ("x = 1\n\nx = 'abc\n", "'abc"),
    ("x = 1\n'''a\nb\n", "'''a"),
    ("a = 1\n  b = 2\n", "b = 2"),
    ("if a:\n    b\n  c\n", "c\n"),
    ("if a:\n", "if a"),
    ("def f():\n\tx\n        y\n", "y\n"),
    ("print 'é'\n", "print"),
    ("x = “a”\n", "“"),
    ("\ufeffx = 1\n", "\ufeff"),
    ("x = [1)\n", ")"),
    ("x = 1\ny = $\n", "$"),
    ("x = a\0b\n", "\0"),
    ("!ls\n", "!"),
]


@pytest.mark.parametrize(("code", "place"), PLACES)
def test_place(code: str, place: str) -> None:
    problem = syntax_problem(code)
    assert problem is not None
    assert problem[1] == code.index(place)


def test_error_within_an_f_string_is_placed_in_its_line() -> None:
    code = "x = 1\n\ny = f'{a b}'\n"
    problem = syntax_problem(code)
    assert problem is not None
    assert code.index("y") <= problem[1] < len(code) - 1


@pytest.mark.parametrize("code", ["x = 1 \\", "x = 1 \\\n", "x = 1 \\\r\n", "x = 1 \\\r", "x = (", "class A:"])
def test_error_at_the_end_is_placed_within_the_text(code: str) -> None:
    problem = syntax_problem(code)
    assert problem is not None
    assert 0 <= problem[1] <= len(code)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("x = 1 2 3 =\n", f"invalid syntax {VERSION}"),
        ("x = (\n", f"invalid syntax: '(' was never closed {VERSION}"),
        ("x = [1, 2\ny = 3\n", f"invalid syntax: '[' was never closed {VERSION}"),
        ("\0", "invalid syntax: a NUL character"),
    ],
)
def test_message(code: str, message: str) -> None:
    problem = syntax_problem(code)
    assert problem is not None
    assert problem[0] == message


@pytest.mark.parametrize(
    "code",
    [
        "",
        " ",
        "\f\n",
        "x",
        "x = 1\r\n",
        "if a:\r    b\r",
        "# only\n",
        "await f()\n",
        "return 1\n",
        "x = yield\n",
        "é = 1\n",
    ],
)
def test_valid(code: str) -> None:
    assert syntax_problem(code) is None


def test_pythons_own_warnings_are_not_ours_to_print() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert syntax_problem("x = '\\d'\ny = 1 is 1\nassert (x, 'always')\n") is None


def test_file_that_does_not_parse_is_blanked() -> None:
    source = to_source("é = 1\r\nx =\t(\ry\n".encode(), "model.py")
    assert source.text == "é = 1\r\nx =\t(\ry\n"
    assert source.code == "     \r\n     \r \n"
    assert source.problems == (
        Problem("invalid-syntax", f"invalid syntax: '(' was never closed {VERSION}", Span(11, 12)),
    )


@pytest.mark.parametrize("data", [b"x = 1\n" * 1_750_000, b"(" * 10_500_000])
def test_ten_megabytes_are_not_read(data: bytes) -> None:
    source = to_source(data, "data.py")
    message = "10.5 MB of Python is more than paramlint reads (2 MB)"
    assert source.problems == (Problem("unreadable-file", message),)
    assert source.text == ""


def test_limit_counts_characters_and_is_exact() -> None:
    most = "#" + "é" * 1_999_999
    assert to_source(most.encode(), "a.py").problems == ()
    (problem,) = to_source((most + "é").encode(), "a.py").problems
    assert problem.message == "2.1 MB of Python is more than paramlint reads (2 MB)"
