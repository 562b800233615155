"""Whatever the evaluator claims to know must be what Python computes, for programs nobody thought of."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paramlint.unknown import Unknown
from tests.drawing import DRAWS
from tests.evaluate.snippets import Several, machine_after, names_after

NAMES = ["a", "b", "c", "items", "other", "pair", "table"]
PROLOGUE = (
    "from outside import flip\na = 1\nb = 2\nc = 3\nitems = [1, 2]\nother = items\npair = [items]\ntable = {'k': 1}\n"
)


def indent(block: str) -> str:
    return "".join(f"    {line}\n" for line in block.splitlines())


numbers = st.integers(-3, 6).map(str)
scalars = st.sampled_from(["a", "b", "c"])
expressions = st.recursive(
    numbers | scalars | st.sampled_from(["len(items)", "sum(items)", "table.get('k', 0)", "flip()", "items[-1]"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "//", "%"]), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(inner, inner, inner).map(lambda t: f"({t[0]} if {t[1]} else {t[2]})"),
        st.tuples(inner, inner).map(lambda t: f"max({t[0]}, {t[1]})"),
        inner.map(lambda e: f"(not {e})"),
        st.tuples(inner, st.sampled_from(["and", "or", "<", "=="]), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
    ),
    max_leaves=4,
)
simple = st.one_of(
    st.tuples(scalars, expressions).map(lambda t: f"{t[0]} = {t[1]}"),
    st.tuples(scalars, expressions).map(lambda t: f"{t[0]} += {t[1]}"),
    expressions.map(lambda e: f"items.append({e})"),
    expressions.map(lambda e: f"table['k'] = {e}"),
    expressions.map(lambda e: f"items = items + [{e}]"),
    st.tuples(scalars, scalars).map(lambda t: f"{t[0]}, {t[1]} = {t[1]}, {t[0]}"),
    expressions.map(lambda e: f"items = [x + 1 for x in items if x != {e}]"),
    expressions.map(lambda e: f"items.insert(0, {e})"),
    st.just("table = dict(table, n=len(items))"),
    st.just("items.pop() if items else None"),
    st.just("other = items"),
    expressions.map(lambda e: f"other += [{e}]"),
    st.just("other = [0]"),
    st.just("pair = [items, other]"),
    st.just("pair.append(items)"),
    expressions.map(lambda e: f"pair[({e}) % 2].append(4)"),
    expressions.map(lambda e: f"table['l'] = items\ntable.get({e}, [0]).append(5)"),
    st.just("other, items = pair[-1], pair[0]"),
    expressions.map(lambda e: f"(items if {e} else other).append(6)"),
    st.just("for one in pair:\n    one.append(8)"),
)


def blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(inner, min_size=1, max_size=3).map("\n".join)
    return st.one_of(
        st.tuples(expressions, body, body).map(lambda t: f"if {t[0]}:\n{indent(t[1])}else:\n{indent(t[2])}"),
        st.tuples(expressions, body).map(lambda t: f"if {t[0]}:\n{indent(t[1])}"),
        st.tuples(st.integers(0, 4), body).map(lambda t: f"for c in range({t[0]}):\n{indent(t[1])}"),
        st.tuples(expressions, body).map(
            lambda t: f"for c in range(4):\n    if {t[0]}:\n        break\n{indent(t[1])}else:\n    b = 9\n"
        ),
        st.tuples(expressions, body).map(
            lambda t: f"for c in range(4):\n    if {t[0]}:\n        continue\n{indent(t[1])}"
        ),
        body.map(lambda b: f"while flip():\n{indent(b)}"),
        body.map(lambda b: f"for c in flip_some():\n{indent(b)}"),
        st.tuples(body, expressions).map(
            lambda t: (
                f"def f(x, y=a):\n    a = x\n    if x > y:\n        return a + y\n    return {t[1].replace('b', 'y')}\n"
                f"{t[0]}\na = f({t[1]})"
            )
        ),
        st.tuples(body, expressions).map(
            lambda t: (
                f"try:\n{indent(t[0])}    if {t[1]}:\n        raise ValueError\n    b = 5\n"
                f"except ValueError:\n    c = 8\nelse:\n    a = 0\nfinally:\n    items.append(7)\n"
            )
        ),
    )


programs = st.lists(simple | blocks(simple | blocks(simple)), min_size=1, max_size=5).map("\n".join)


class Overflow(Exception):
    pass


def execute(program: str, seed: int) -> dict[str, object] | None:
    """The names after really running the program with a random `flip`, None where it raises or does not end."""
    choice = random.Random(seed)
    left = [60]

    def flip() -> int:
        left[0] -= 1
        if left[0] < 0:
            raise Overflow
        return choice.choice([0, 1, 1, 2])

    names: dict[str, object] = {"flip": flip, "flip_some": lambda: range(choice.randrange(4))}
    try:
        exec(program.replace("from outside import flip", ""), names)
    except (Overflow, ArithmeticError, LookupError, TypeError, NameError, ValueError, MemoryError):
        return None
    return names


def agrees(claimed: object, real: object) -> bool:
    if isinstance(claimed, Unknown):
        return True
    if isinstance(claimed, Several):
        return any(agrees(option, real) for option in claimed)
    if isinstance(claimed, (list, tuple)):
        return (
            type(claimed) is type(real)
            and len(claimed) == len(real)
            and all(agrees(one, other) for one, other in zip(claimed, real, strict=True))
        )
    if isinstance(claimed, dict):
        return (
            isinstance(real, dict) and claimed.keys() == real.keys() and all(agrees(claimed[k], real[k]) for k in real)
        )
    return type(claimed) is type(real) and claimed == real


@settings(
    max_examples=30 * DRAWS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(programs, st.lists(st.integers(0, 10**6), min_size=3, max_size=6))
def test_what_is_known_is_what_python_computes(program: str, seeds: list[int]) -> None:
    code = PROLOGUE + program
    if machine_after(code).cut_short:
        return  # evaluation stopped half-way, and says so: nothing is claimed of the end
    claims = names_after(code)
    for seed in seeds:
        real = execute(code, seed)
        for name in NAMES if real is not None else []:
            if name in claims:
                assert agrees(claims[name], real[name]), f"{name}: claimed {claims[name]}, is {real[name]}\n{code}"
