"""Numbers as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paramlint.graph.count import Count
from paramlint.lint.wording import above, at_least, percent, plain


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (0, 3, "0 %"),
        (1, 3, "33 %"),
        (20001, 37551, "53 %"),
        (989, 1000, "99 %"),
        (995, 1000, "99.5 %"),
        (42467840, 42487745, "99.9 %"),
        (9999999, 10000000, "99.9 %"),
        (3, 3, "100 %"),
    ],
)
def test_percent(part: int, whole: int, shown: str) -> None:
    assert percent(part, whole) == shown


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_only_all_is_a_hundred_percent(part: int, more: int) -> None:
    assert percent(part, part + more) != "100 %"


@pytest.mark.parametrize(
    ("number", "limit", "shown"),
    [
        (1.87755, 1, "1.88"),
        (2.0, 1, "2.00"),
        (1.004, 1, "1.004"),
        (1.0004, 1, "1.0004"),
        (1 + 1e-9, 1, "1.000000"),
        (1726.5605, 10, "1,726.56"),
    ],
)
def test_above_shows_that_it_is(number: float, limit: float, shown: str) -> None:
    assert above(number, limit) == shown


@pytest.mark.parametrize(("number", "shown"), [(1.0, "1"), (2.5, "2.5"), (1_000_000.0, "1,000,000"), (0.1, "0.1")])
def test_plain(number: float, shown: str) -> None:
    assert plain(number) == shown


def test_at_least() -> None:
    assert [at_least(Count(17550, 17550)), at_least(Count(17550, None)), at_least(Count(5, 9))] == [
        "17,550",
        "at least 17,550",
        "at least 5",
    ]
