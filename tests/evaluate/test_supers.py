"""`super()` in all its forms."""

import pytest

from tests.evaluate.snippets import is_unknown, names_after

BASES = """
class A:
    def __init__(self, n):
        self.n = n
    def size(self):
        return self.n
class B(A):
    def __init__(self, n):
        {init}
        self.m = self.n * 10
    def size(self):
        return super().size() + 1
"""


@pytest.mark.parametrize("init", ["super().__init__(n)", "super(B, self).__init__(n)", "A.__init__(self, n)"])
def test_what_the_class_above_sets_is_set(init: str) -> None:
    names = names_after(BASES.format(init=init) + "b = B(3)\nx = b.n, b.m, b.size()\n")
    assert names["x"] == (3, 30, 4)


def test_each_class_goes_one_up() -> None:
    code = "class C(B):\n    def size(self):\n        return super().size() + 100\nx = C(3).size()\n"
    assert names_after(BASES.format(init="super().__init__(n)") + code)["x"] == 104


def test_without_an_init_of_its_own_the_one_above_is_used() -> None:
    code = "class C(A):\n    pass\nx = C(3).n\n"
    assert names_after(BASES.format(init="pass") + code)["x"] == 3


def test_a_method_that_no_class_of_the_file_has_is_unknown() -> None:
    code = "class C(A):\n    def f(self):\n        return super().gone()\nx = C(3).f()\n"
    assert is_unknown(names_after(BASES.format(init="pass") + code)["x"])


def test_super_outside_of_a_method_is_unknown() -> None:
    assert is_unknown(names_after("x = super()\n")["x"])
