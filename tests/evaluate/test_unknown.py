"""What must not be known: a wrong value is worse than none, and every unknown says why and where."""

import pytest

from paramlint.evaluate.operators import constant
from paramlint.source.span import Span
from paramlint.unknown import Unknown
from tests.evaluate.snippets import Several, is_unknown, names_after


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("n = int(input())", "`n` is `int(input())`: only run time knows"),
        ("import data\nn = data.size()", "`n` is `data.size()`: only run time knows"),
        ("import data\nn = len(data.load()) + 1", "`n` is `len(data.load()) + 1`: only run time knows"),
        ("n = other", "`other` is not defined in this file"),
        ("n = [1, 2][5]", "there is no item 5 in 2"),
        ("n = {'a': 1}['b']", "the dictionary has no such key"),
        ("a, n = (1, 2, 3)", "3 values are unpacked into 2 names"),
        ("def f(x):\n    return x\nn = f()", "`f` is called without `x`"),
        ("n = 1 // 0", "this raises ZeroDivisionError: integer division or modulo by zero"),
        ("def f(n):\n    return f(n + 1)\nn = f(0)", "`f` calls itself too deeply"),
        ("def f():\n    yield 1\nn = f()", "`f` is a generator or a coroutine"),
    ],
)
def test_an_unknown_says_why(code: str, why: str) -> None:
    value = names_after(code)["n"]
    assert isinstance(value, Unknown)
    assert value.why == why
    assert value.span is not None


def test_an_unknown_keeps_the_name_and_place_where_it_was_first_named() -> None:
    code = "import data\nvocabulary = len(data.words()) + 1\nsize = vocabulary\ntwice = 2 * vocabulary\n"
    names = names_after(code)
    first, again, derived = names["vocabulary"], names["size"], names["twice"]
    assert isinstance(first, Unknown)
    assert first.span is not None
    assert code[first.span.start : first.span.end] == "len(data.words()) + 1"
    assert again == first
    assert isinstance(derived, Unknown)
    assert derived.name == "twice"


@pytest.mark.parametrize(
    "code",
    [
        "import x\nn = 1\nif x.flag():\n    n = 2",
        "import x\nfor i in x.things():\n    n = i",
        "import x\nn = 0\nwhile x.more():\n    n += 1",
        "import x\nn = 0\nfor i in x.things():\n    n += 1",
        "import x\nitems = []\nfor i in x.things():\n    items.append(i)\nn = len(items)",
        "import x\nitems = [1]\nif x.flag():\n    items.append(2)\nn = len(items)",
        "import x\nd = {'k': 1}\nd[x.key()] = 2\nn = d['k']",
        "import x\nd = {'k': 1}\nd.update(x.more())\nn = d['k']",
        "import x\nitems = [1, 2]\nitems[x.place()] = 3\nn = items[0]",
        "import x\nn = 1\ntry:\n    n = 2\n    x.risky()\nexcept ValueError:\n    n = 3",
        "import x\nn = 1\nmatch x.kind():\n    case 'a':\n        n = 2",
        "import x\ndef f():\n    if x.flag():\n        return 1\n    return 2\nn = f()",
        "import x\nn = x.flag() and 3",
        "import x\nn = 3 if x.flag() else 4",
        "import x\nwith x.open() as n:\n    pass",
        "import x\na = [1]\nb = [2]\nc = a if x.flag() else b\nc.append(3)\nn = len(a)",
        "import x\nn = [1]\nm = n if x.flag() else [0]\nm += [2]\nn = len(n)",
        "import x\nn = f'{x.name()}_1'",
        "import x\nn = sum(x.sizes())",
        "import x\ndef f(a, b=2):\n    return b\nn = f(*x.rest())",
        "import x\ndef f(a, b=2):\n    return b\nn = f(1, **x.rest())",
        "class C:\n    pass\nn = C().size",
        "n = sorted([3, 1], key=str)[0]",
        "import x\nfor i in range(5):\n    n = i\n    if x.flag():\n        break",
    ],
)
def test_what_depends_on_run_time_is_not_known(code: str) -> None:
    value = names_after(code)["n"]
    assert is_unknown(value) or isinstance(value, Several)


def test_what_is_certain_on_both_branches_stays_certain() -> None:
    code = "import x\nif x.flag():\n    a, b = 1, 2\nelse:\n    a, b = 1, 3\nc = 2 * b\n"
    assert names_after(code) | {"x": None} == {"x": None, "a": 1, "b": Several((2, 3)), "c": Several((4, 6))}


def test_a_branch_that_leaves_the_program_does_not_count() -> None:
    code = "import x\nn = 1\nif x.flag():\n    n = 2\n    raise SystemExit\nm = n\n"
    assert names_after(code)["m"] == 1


def test_an_assumption_names_what_only_run_time_knows_and_nothing_else() -> None:
    code = "import x\nn = x.size()\nm = 3\ndef f(k):\n    return k\np = f(x.y())\nq = undefined\n"
    given = {name: constant(7, Span(0, 0)) for name in ("n", "m", "k", "undefined")}
    names = names_after(code, **given)
    assert [names[name] for name in "nmpq"] == [7, 3, 7, 7]
