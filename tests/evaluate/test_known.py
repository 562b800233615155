"""What is known: Python as people write the sizes of models with it."""

import pytest

from tests.evaluate.snippets import names_after


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("n = 2 * 3 + 4 // 3 - 2 ** 3 % 5", 4, id="arithmetic"),
        pytest.param("n = 10 / 4", 2.5, id="true division is a float"),
        pytest.param("n = 0x1F + 1_000 + 0b11 + 00", 1034, id="number literals"),
        pytest.param("h, w = 28, 28\nn = (h, w, 1)", (28, 28, 1), id="tuples"),
        pytest.param("a = {}.get('s')\nn = (a == (2, 2), (1,) != 1, (1, 2) == (1, 2))", (False, True, True), id="equal"),
        pytest.param("(a, b), c = (1, 2), 3\nn = [c, b, a]", [3, 2, 1], id="nested targets"),
        pytest.param("first, *rest = [1, 2, 3]\nn = rest", [2, 3], id="starred target"),
        pytest.param("n = 'a' 'b' + f'_{1 + 1}_{{}}'", "ab_2_{}", id="texts"),
        pytest.param("n = '%d-%s' % (3, 'x')", "3-x", id="percent formatting"),
        pytest.param("n = '{}_{}'.format('conv', 2).upper()", "CONV_2", id="format"),
        pytest.param("n = 'a,b'.split(',')[1]", "b", id="split"),
        pytest.param("c = {'units': [8, 4]}\nn = c['units'][-1] + c.get('extra', 1)", 5, id="dictionaries"),
        pytest.param("c = dict(a=1, **{'b': 2})\nc['d'] = 3\nn = list(c)", ["a", "b", "d"], id="dictionary calls"),
        pytest.param("n = [i * 2 for i in range(5) if i % 2]", [2, 6], id="comprehension"),
        pytest.param("n = {k: v for k, v in zip('ab', (1, 2))}", {"a": 1, "b": 2}, id="dict comprehension"),
        pytest.param("n = [*range(2), *(5, 6)]", [0, 1, 5, 6], id="unpacked display"),
        pytest.param("n = [0] * 3 + [1]", [0, 0, 0, 1], id="lists repeat and add"),
        pytest.param("n = (4, 5, 6)[1:] + (7,)", (5, 6, 7), id="slices"),
        pytest.param("n = 1\nif 2 > 1 and not False:\n    n = 2\nelif n:\n    n = 3", 2, id="known branch"),
        pytest.param("n = 0\nfor i in range(10):\n    if i == 3:\n        continue\n    if i == 6:\n        break\n    n += i",
                     12, id="loop with continue and break"),
        pytest.param("n = 0\nwhile n < 100:\n    n += 7\nelse:\n    n = -n", -105, id="while and else"),
        pytest.param("def f(a, b=2, *c, d, **e):\n    return [a, b, len(c), d, e['x']]\nn = f(1, 3, 4, 5, d=6, x=7)",
                     [1, 3, 2, 6, 7], id="parameters"),
        pytest.param("k = 3\ndef f(x, y=k):\n    return x + y + k\nk = 10\nn = f(1)", 14, id="defaults are taken early, globals late"),
        pytest.param("def outer():\n    k = 1\n    def inner():\n        nonlocal k\n        k += 1\n    inner()\n    return k\nn = outer()",
                     2, id="closures"),
        pytest.param("n = 1\ndef f():\n    global n\n    n = 5\nf()", 5, id="global"),
        pytest.param("f = lambda x, y=2: x * y\nn = list(map(f, [1, 2]))", [2, 4], id="lambda and map"),
        pytest.param("def f(n):\n    return 1 if n < 2 else n * f(n - 1)\nn = f(5)", 120, id="recursion"),
        pytest.param("class C:\n    k = 2\n    def __init__(self, a):\n        self.a = a * self.k\n    def get(self):\n"
                     "        return self.a + 1\n    @property\n    def twice(self):\n        return 2 * self.a\n"
                     "    @staticmethod\n    def one():\n        return 1\nn = [C(3).get(), C(1).twice, C.one(), C.k]",
                     [7, 4, 1, 2], id="classes"),
        pytest.param("class A:\n    def f(self):\n        return self.g() + 1\nclass B(A):\n    def g(self):\n        return 1\nn = B().f()",
                     2, id="inheritance"),
        pytest.param("a = b = []\na.append(1)\nb += [2]\na.extend((3,))\na.insert(0, 0)\nn = [a, a.pop(), b]",
                     [[0, 1, 2], 3, [0, 1, 2]], id="one list under two names"),
        pytest.param("try:\n    import fast\n    n = 1\nexcept ImportError:\n    n = 2", 1, id="imports are taken to succeed"),
        pytest.param("try:\n    raise ValueError\nexcept ValueError:\n    n = 2", 2, id="raise is caught"),
        pytest.param("def f():\n    raise KeyError\ntry:\n    f()\n    n = 1\nexcept KeyError:\n    n = 2\nfinally:\n    n += 5",
                     7, id="raise passes through calls"),
        pytest.param("if __name__ == '__main__':\n    n = 1", 1, id="the file is the main module"),
        pytest.param("n = sum([1, 2]) + len('abc') + max(4, 5) + min([7, 6]) + abs(-1) + int('3') + round(2.6)",
                     24, id="builtins"),
        pytest.param("n = (m := 3) + m", 6, id="walrus"),
        pytest.param("n = len(range(10**12))", 10**12, id="long range"),
        pytest.param("n = 1 if isinstance((1, 2), tuple) else 2", 1, id="isinstance"),
        pytest.param("n = [i for i, _ in enumerate('ab', 1)]", [1, 2], id="enumerate"),
        pytest.param("for n in range(3): pass", 2, id="the loop variable outlives the loop"),
        pytest.param("x = 1\ndel x\nx = 2\nn = x", 2, id="del"),
        pytest.param("n: int = 4", 4, id="annotated"),
    ],
)  # fmt: skip
def test_known_values(code: str, expected: object) -> None:
    value = names_after(code)["n"]
    assert value == expected
    assert type(value) is type(expected)


def test_a_constant_reassigned_later_does_not_reach_back() -> None:
    code = "n = 1\na = n\nn = 2\nb = n\n"
    names = names_after(code)
    assert (names["a"], names["b"]) == (1, 2)
