"""Numbers and harmless text."""

import doctest

import pytest

from paramlint.report import words
from paramlint.report.printable import columns, printable
from paramlint.report.words import memory_size


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(words).failed == 0
    assert doctest.testmod(words).attempted == 6


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (1024, "1.00 KB"),
        (1024 * 1024 - 1, "1024.00 KB"),
        (138_357_544 * 4, "527.79 MB"),  # VGG16, as Keras prints it
        (1024**4, "1.00 TB"),
    ],
)
def test_memory_is_counted_in_steps_of_1024(size: int, text: str) -> None:
    assert memory_size(size) == text


def test_what_fits_the_terminal_is_left_alone() -> None:
    text = "Dense(3)  # größe 日本語 🎉 × →"
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\x00\x7fb", "a␀�b"),
        ("two\r\nlines\n", "two lines"),
        ("a\tb", "a    b"),
        ("a\u202eb", "a�b"),  # right-to-left override
        ("a\u200bb\ufeff", "ab"),
        ("a\u00a0b\u3000c", "a b  c"),
        ("\udce9", "�"),
    ],
    ids=["escape", "control", "lines", "tab", "reordering", "invisible", "spaces", "surrogate"],
)
def test_what_would_steer_the_terminal_is_replaced(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert printable(shown) == shown


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("日本", 4), ("🎉", 2), ("e\u0301", 1), ("a\u20dd", 1), ("×…", 2)],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width
