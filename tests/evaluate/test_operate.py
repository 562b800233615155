"""Operators and subscripts reach the objects that a library adds, with everything that stands between the brackets."""

import operator

import pytest

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import GLOBAL_SCOPE, Machine
from paramlint.evaluate.objects import Content, Operation
from paramlint.evaluate.program import run
from paramlint.evaluate.values import Known, Reference, Slice, Tuple, Value
from paramlint.source.span import Span
from paramlint.syntax.tree import parse
from paramlint.unknown import Unknown
from tests.evaluate.snippets import NoLibrary, is_unknown, names_after


class Recorder(Content):
    """Answers with what it was asked."""

    def binary(
        self, reference: Reference, operation: Operation, other: Value, reflected: bool, machine: Machine, span: Span
    ) -> Value | None:
        asked = Known(f"{'r' if reflected else ''}{operation.__name__}")
        return None if operation is operator.pow else Tuple((asked, other))

    def unary(self, reference: Reference, operation: Operation, machine: Machine, span: Span) -> Value:
        return Known(operation.__name__)

    def augmented(
        self, reference: Reference, operation: Operation, other: Value, machine: Machine, span: Span
    ) -> Value:
        return Known(f"i{operation.__name__}")

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        return key


class Library(NoLibrary):
    def call(self, name: str, call: Call) -> Value | None:
        return call.machine.allocate(Recorder()) if name == "lib.make" else None


def value_of(code: str) -> Value:
    machine = run(parse(f"import lib\nx = lib.make()\n{code}"), Library())
    return machine.live.scopes[GLOBAL_SCOPE]["n"]


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("n = x + 1", ("add", 1)),
        ("n = 1 - x", ("rsub", 1)),
        ("n = x @ 2", ("matmul", 2)),
        ("n = x >= 3", ("ge", 3)),
        ("n = 3 < x", ("rlt", 3)),
        ("n = 'a' % x", ("rmod", "a")),
        ("n = sum([1, x])", ("radd", 1)),
    ],
)
def test_an_object_is_asked_from_either_side(code: str, asked: tuple[object, ...]) -> None:
    value = value_of(code)
    assert isinstance(value, Tuple)
    assert tuple(getattr(item, "value", None) for item in value.items) == asked


def test_a_list_leaves_an_object_beside_it_to_the_object() -> None:
    value = value_of("n = [1] + x")
    assert isinstance(value, Tuple)
    assert value.items[0] == Known("radd")


def test_what_neither_side_answers_is_unknown() -> None:
    assert isinstance(value_of("n = x ** 2"), Unknown)
    assert isinstance(value_of("n = x ** x"), Unknown)


def test_one_operand_and_augmented_assignment() -> None:
    assert value_of("n = -x") == Known("neg")
    assert value_of("n = x\nn += 1") == Known("iadd")


def test_subscripts_arrive_as_they_are_written() -> None:
    everything = Slice(Known(None), Known(None), Known(None))
    assert value_of("n = x[:]") == everything
    assert value_of("n = x[1]") == Known(1)
    assert value_of("n = x[1,]") == Tuple((Known(1),))
    expected = Tuple((everything, Slice(Known(1), Known(-1), Known(2)), Known(0), Known(None), Known(...)))
    assert value_of("n = x[:, 1:-1:2, 0, None, ...]") == expected


@pytest.mark.parametrize(
    "code",
    [
        "import x\nn = [1, 2, 3][: x.size()]",
        "import x\nn = (1, 2, 3)[x.size() :]",
        "import x\nn = [1, 2] + x.more()",
        "import x\nn = x.more() + [1, 2]",
        "import x\nn = [1] * x.times()",
        "n = [1, 2] - [1]",
        "n = [1][0, 0]",
    ],
)
def test_lists_that_are_not_known(code: str) -> None:
    assert is_unknown(names_after(code)["n"])


def test_a_change_through_an_unknown_slice_reaches_the_items() -> None:
    code = "import x\ninner = [1]\nfor item in [inner][: x.size()]:\n    item.append(2)\nn = len(inner)"
    assert is_unknown(names_after(code)["n"])


def test_lists_still_add_repeat_and_grow() -> None:
    names = names_after("a = [1] + [2]\nb = 2 * [0]\nc = a\nc += (3,)\nd = {'k': [1]}\nd['k'] += [2]\nn = a[::-1]")
    assert (names["a"], names["b"], names["d"], names["n"]) == ([1, 2, 3], [0, 0], {"k": [1, 2]}, [3, 2, 1])


def test_adding_to_one_of_several_tells_false_from_zero() -> None:
    code = "import x\na = 1 if x.flag() else False\na += False\n"
    options = names_after(code)["a"]
    assert isinstance(options, tuple)
    assert [type(option) for option in options] == [int, int]


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("n = [1, 2, 3]\ndel n[0]", [2, 3]),
        ("n = [1, 2, 3]\ndel n[-1]", [1, 2]),
        ("n = {'a': 1, 'b': 2}\ndel n['a']", {"b": 2}),
        ("a = b = 1\ndel a, b\nn = 2", 2),
    ],
)
def test_items_are_deleted(code: str, value: object) -> None:
    assert names_after(code)["n"] == value


def test_what_is_left_after_an_unknown_item_is_deleted_is_unknown() -> None:
    assert is_unknown(names_after("import x\nn = [1, 2]\ndel n[x.place()]")["n"])
    assert is_unknown(names_after("n = [1, 2]\ndel n[1:]")["n"])
