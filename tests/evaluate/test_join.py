"""Joining paths again and again: what an object may hold is remembered once, not twice as often at each join."""

import time

import pytest

from tests.evaluate.snippets import is_unknown, names_after

FORKS = {
    "a dictionary that may have a key": "held = {{}}\n{}n = held['a']\n",
    "a dictionary in a list": "inner = {{}}\nheld = [inner]\n{}n = held[0]\n",
}
CHANGES = {
    "a dictionary that may have a key": "if unknown{0}:\n    held['k{0}'] = [1]\n",
    "a dictionary in a list": "if unknown{0}:\n    inner['k{0}'] = [1]\n    held.append(inner)\n",
}


@pytest.mark.parametrize("name", FORKS)
def test_forty_joins_take_no_longer_than_forty_times_one(name: str) -> None:
    code = FORKS[name].format("".join(CHANGES[name].format(number) for number in range(40)))
    started = time.perf_counter()
    names = names_after(code)
    assert time.perf_counter() - started < 10
    assert "n" in names


def test_what_may_be_under_an_unknown_key_is_still_reached() -> None:
    names = names_after("a = [1]\nd = {}\nif unknown:\n    d['k'] = a\nd[other].append(2)\nn = a\n")
    assert is_unknown(names["n"]) or names["n"] != [1]
