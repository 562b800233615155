"""A program that is split over modules is the same program: paramlint claims the same of it as of one file."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paramlint.evaluate.machine import GLOBAL_SCOPE
from tests.drawing import DRAWS
from tests.evaluate.projects import machine_of, write
from tests.evaluate.snippets import Several, is_unknown, machine_after, plain
from tests.evaluate.test_agrees_with_python import NAMES, PROLOGUE, blocks, indent, simple

statements = st.lists(simple | blocks(simple | blocks(simple)), min_size=1, max_size=4).map("\n".join)
drawn = settings(
    max_examples=10 * DRAWS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


def same_claim(one: object, other: object) -> bool:
    """Whether two claims are the same, whatever the reasons for what is not known."""
    if is_unknown(one) or is_unknown(other):
        return is_unknown(one) and is_unknown(other)
    if isinstance(one, Several) and isinstance(other, Several):
        return len(one) == len(other) and all(any(same_claim(a, b) for b in other) for a in one)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and type(one) is type(other) and all(map(same_claim, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_claim(one[key], other[key]) for key in one)
    return type(one) is type(other) and one == other


def assert_same(whole: str, root: Path) -> None:
    """That `main.py` of the project knows as much of the names as the whole program in one file."""
    alone, split = machine_after(whole), machine_of(root)
    if alone.cut_short:
        return
    for name in NAMES:
        values = [machine.live.scopes[GLOBAL_SCOPE].get(name) for machine in (alone, split)]
        claims = [
            None if value is None else plain(value, machine)
            for value, machine in zip(values, (alone, split), strict=True)
        ]
        assert same_claim(*claims), f"{name}: {claims}\n{whole}"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("project")


@drawn
@given(statements, statements)
def test_statements_in_another_module(root: Path, first: str, second: str) -> None:
    write(root, {"first.py": PROLOGUE + first, "main.py": f"from first import *\n{second}\n"})
    assert_same(f"{PROLOGUE}{first}\n{second}\n", root)


@drawn
@given(statements)
def test_a_function_of_another_module(root: Path, body: str) -> None:
    values = ", ".join(NAMES)
    function = f"from outside import flip\ndef run():\n{indent(PROLOGUE + body)}    return {values}\n"
    call = f"{values} = run()\n"
    write(root, {"first.py": function, "main.py": f"from first import run\n{call}"})
    assert_same(function + call, root)


@drawn
@given(statements)
def test_statements_on_the_names_of_another_module(root: Path, body: str) -> None:
    """What a function of a module does to its globals shows through the module."""
    declared = f"global {', '.join(NAMES)}\n"
    values = "".join(f"{name} = first.{name}\n" for name in NAMES)
    function = f"def run():\n{indent(declared + body)}"
    write(root, {"first.py": PROLOGUE + function, "main.py": f"import first\nfirst.run()\n{values}"})
    assert_same(f"{PROLOGUE}{function}run()\n", root)
