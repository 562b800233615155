"""Code nested so deeply that LibCST's parser would take the process with it."""

from __future__ import annotations

import subprocess
import sys
from time import process_time

import pytest

from paramlint.source.python import syntax_problem
from paramlint.source.read import to_source
from tests.source.notebooks import notebook

TOO_DEEP = "nested more than 600 levels deep, which is more than paramlint reads"

DEEP = {
    "brackets": "(" * 100_000,
    "minus": "-" * 100_000 + "1",
    "attributes": "a" + ".b" * 100_000,
    "sum": "1+" * 50_000 + "1",
    "lambdas": "lambda:" * 10_000 + "1",
    "elifs": "if a:\n pass\n" + "elif b:\n pass\n" * 10_000,
    "nots": "not " * 100_000 + "1",
    "calls": "a" + "()" * 100_000,
    "conditions": "1 if a else " * 20_000 + "1",
    "and": "a and " * 100_000 + "b",
    "strings": "'a' " * 100_000,
    "f-strings": "f'{a:{b}}'" * 20_000,
    "comprehension": "[x " + "for a in b " * 20_000 + "]",
    "import": "import a" + ".b" * 100_000,
    "import within reach": "import a" + ".b" * 5_000,
    "from": "from a" + " . \\\n b" * 100_000 + " import c",
}


@pytest.mark.parametrize("code", DEEP.values(), ids=DEEP.keys())
@pytest.mark.parametrize("path", ["deep.py", "deep.ipynb"])
def test_answered_within_two_seconds(code: str, path: str) -> None:
    data = code.encode() if path.endswith(".py") else notebook(code)
    start = process_time()
    source = to_source(data, path)
    assert process_time() - start < 2
    assert [problem.kind for problem in source.problems] == ["invalid-syntax"]
    assert source.code.strip() == ""


def test_place_of_what_is_nested_a_little_too_deeply() -> None:
    code = "é = 1\n" + "x = ü + " + "-" * 700 + "1\n"
    problem = syntax_problem(code)
    # Module, assignment, sum and the operators: the 598th minus is on level 600 and has one below it.
    assert problem == (TOO_DEEP, len("é = 1\nx = ü + ") + 597)


# Levels: the module, the statement, and one for each operation; names and numbers at the end are none of their own.
CHAINS = {
    "minus": lambda count: "-" * count + "1",
    "and": lambda count: " and ".join(["a"] * (count + 1)),
    "strings": lambda count: " ".join(["'a'"] * (count + 1)),
    "bytes": lambda count: " ".join(["rb'a'"] * (count + 1)),
    "import": lambda count: "import a" + ".b" * count,
    "lines": lambda count: "(" + "\n".join(['"a"'] * (count + 1)) + ")",
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS.keys())
def test_limit_is_near_600(chain: object) -> None:
    assert callable(chain)
    assert syntax_problem(chain(590)) is None
    assert syntax_problem(chain(610)) is not None


@pytest.mark.parametrize(
    "code",
    [
        '"""' + "it's 'one' \"of\" 'many'\n" * 5_000 + '"""\n',
        "x = [" + "'a', " * 50_000 + "]\n",
        "x = " + "1 < " * 5_000 + "1\n",
        "x;" * 5_000 + "\n",
        "# " + "a.b" * 5_000 + "\n",
        "f('" + "a." * 500 + "')\n",
        "from a.b import c\n" * 700,
        "a = b.c\n" * 700,
    ],
)
def test_long_is_not_deep(code: str) -> None:
    assert syntax_problem(code) is None


def test_libcst_survives_the_deepest_code_that_is_let_through() -> None:
    program = """
import libcst, sys
sys.setrecursionlimit(20_000)
from paramlint.source.python import syntax_problem
chains = {
    "minus": lambda n: "-" * n + "1",
    "and": lambda n: " and ".join(["a"] * n),
    "strings": lambda n: "'a' " * n,
    "sum": lambda n: "1+" * n + "1",
    "attribute": lambda n: "a" + ".b" * n,
    "lambda": lambda n: "lambda:" * n + "1",
    "elif": lambda n: "if a: b\\n" + "elif a: b\\n" * n,
    "mixed": lambda n: "(" * 190 + "-" * n + "1" + ")" * 190,
}
for name, chain in chains.items():
    deepest = next(chain(n) for n in range(620, 0, -1) if syntax_problem(chain(n)) is None)
    assert libcst.parse_module(deepest).code == deepest
    print(name)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["minus", "and", "strings", "sum", "attribute", "lambda", "elif", "mixed"]
