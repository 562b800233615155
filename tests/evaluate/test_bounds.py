"""No input makes evaluation hang or fill the memory: each bound that is hit is an Unknown that says so."""

import time
import tracemalloc

import pytest

from paramlint.evaluate.budget import MAX_ITEMS
from paramlint.unknown import Unknown
from tests.evaluate.snippets import Several, is_unknown, machine_after, names_after

HOSTILE = {
    "tower of powers": "n = 10**10**10",
    "huge power": "n = 3**10**9",
    "shift": "n = 1 << 10**9",
    "doubling": "n = 2\nfor i in range(10**6):\n    n = n * n",
    "text repeated": "n = 'a' * 10**10",
    "text grown": "n = 'a'\nfor i in range(100):\n    n = n + n",
    "tuple repeated": "n = (1,) * 10**10",
    "list repeated": "n = [0] * 10**10",
    "list grown": "n = [0]\nfor i in range(10**9):\n    n = n + n",
    "list appended": "n = []\nwhile True:\n    n.append(1)",
    "range as list": "n = list(range(10**12))",
    "range in comprehension": "n = [i for i in range(10**12)]",
    "nested comprehension": "n = [i for i in range(10**4) for j in range(10**4) for k in range(10**4)]",
    "percent width": "n = '%1000000000d' % 3",
    "percent star": "n = '%*d' % (10**9, 3)",
    "format width": "n = '{:>1000000000}'.format(3)",
    "format nested width": "n = '{:>{}}'.format(3, 10**9)",
    "f-string width": "n = f'{3:>1000000000}'",
    "replace": "n = ('a' * 20000).replace('a', 'b' * 20000)",
    "join": "n = ('a' * 20000).join(['b'] * 20000)",
    "integer text": "n = int('9' * 20000)",
    "sum of a range": "n = sum(range(10**12))",
    "nested lists": "n = []\nfor i in range(10**5):\n    n = [n, n]",
    "sorted": "n = sorted(range(10**12))",
    "zip": "n = zip(range(10**12), range(10**12))",
}


@pytest.mark.parametrize("code", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_values_are_bounded(code: str) -> None:
    tracemalloc.start()
    started = time.perf_counter()
    names_or_nothing = names_after(code)
    seconds = time.perf_counter() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    value = names_or_nothing["n"]
    small = isinstance(value, (int, list)) and (isinstance(value, int) or len(value) <= MAX_ITEMS)
    assert is_unknown(value) or isinstance(value, Several) or small
    assert seconds < 20
    assert peak < 300e6


@pytest.mark.parametrize(
    "code",
    [
        "while True:\n    pass",
        "while True:\n    x = 1",
        "import x\nwhile True:\n    if x.done():\n        break",
        "for i in range(10**12):\n    n = i",
        "for i in range(10**6):\n    for j in range(10**6):\n        for k in range(10**6):\n            n = i",
        "def f(a):\n    f(a)\n    f(a)\nf(1)",
        "def f():\n    return g()\ndef g():\n    return f()\nf()",
        "import x\n" + "".join(f"if x.f{i}():\n    a{i} = {i}\n" for i in range(300)),
        "import x\ndef f(n):\n    if x.y():\n        return f(n - 1)\n    return f(n - 2)\nf(3)",
        "import x\nn = 0\n" + "".join(f"{'    ' * i}for i{i} in x.y():\n" for i in range(15)) + "    " * 15 + "n += 1\n",
    ],
)  # fmt: skip
def test_endless_programs_end(code: str) -> None:
    started = time.perf_counter()
    machine_after(code)
    assert time.perf_counter() - started < 20


def test_what_may_be_in_a_list_is_remembered_once_however_often_paths_meet() -> None:
    meets = "".join(f"if x.f{i}():\n    a.append(b)\n    b.extend(a[x.n:])\n" for i in range(40))
    started = time.process_time()
    machine_after(f"import x\na, b = [], []\na.sort(key=x.k)\n{meets}")
    assert time.process_time() - started < 5


def test_what_a_loop_too_long_to_run_changes_is_unknown_and_the_rest_is_not() -> None:
    names = names_after("kept = 3\nn = 0\nfor i in range(10**12):\n    n += 1\nlater = kept + 1\n")
    assert isinstance(names["n"], Unknown)
    assert names["n"].why == "it depends on how often a loop runs"
    assert names["later"] == 4


def test_the_budget_of_steps_stops_evaluation_where_it_stands() -> None:
    machine = machine_after("a = 1\nb = 2\nc = 3\n", steps=7)
    assert set(machine.live.scopes[0]) == {"a", "b"}
