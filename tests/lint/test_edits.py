"""Edits of calls: what they make of the text, and where they refuse."""

from collections.abc import Callable

import pytest

from paramlint.analyze import read_program
from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.edits import remove_argument, rename_callee, rename_keyword, replace_value, set_argument
from paramlint.lint.finding import Edit
from paramlint.source.read import to_source

HEAD = "from keras import layers\nfrom keras.layers import Dense\n"
Make = Callable[[Use, Program], tuple[Edit, ...] | None]


def edited(code: str, make: Make, head: str = HEAD, name: str = "keras.layers.Dense") -> str | None:
    """The code after the edits of its first use of the name, None where there are none."""
    source = to_source((head + code).encode(), "snippet.py")
    program = read_program(source)
    use = next(use for use in program.uses if use.name == name and use.kind == "call")
    edits = make(use, program)
    if edits is None:
        return None
    text = source.text
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text if text[: len(head)] != head else text[len(head) :]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Dense(3, name='a')", "Dense(3)"),
        ("Dense(name='a', units=3)", "Dense(units=3)"),
        ("Dense(3, name='a', use_bias=False)", "Dense(3, use_bias=False)"),
        ("Dense(\n    3,\n    name='a',\n)", "Dense(\n    3,\n)"),
        ("Dense(\n    3,\n    name='a',  # why\n    use_bias=True,\n)", "Dense(\n    3,  # why\n    use_bias=True,\n)"),
        ("Dense(name='a')", "Dense()"),
    ],
)
def test_an_argument_is_left_out_with_one_comma(before: str, after: str) -> None:
    assert edited(before, lambda use, program: remove_argument(use, "name", program)) == after


def test_what_is_not_given_by_keyword_cannot_be_left_out() -> None:
    assert edited("Dense(3)", lambda use, program: remove_argument(use, "units", program)) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Dense(3)", "Dense(3, use_bias=False)"),
        ("Dense()", "Dense(use_bias=False)"),
        ("Dense(3, )", "Dense(3, use_bias=False, )"),
        ("Dense(3, 'relu', True)", "Dense(3, 'relu', False)"),
        ("Dense(3, use_bias = True)", "Dense(3, use_bias = False)"),
        ("layers.Dense((3))", "layers.Dense((3), use_bias=False)"),
        ("Dense(3,  # units\n)", None),
        ("Dense(3, **more)", None),
    ],
)
def test_an_argument_is_set_where_it_stands_or_at_the_end(before: str, after: str | None) -> None:
    assert edited(before, lambda use, program: set_argument(use, "use_bias", "False", program)) == after


def test_a_keyword_is_renamed_unless_the_new_one_is_there() -> None:
    rename: Make = lambda use, program: rename_keyword(use, "units", "name")  # noqa: E731
    assert edited("Dense(units=3)", rename) == "Dense(name=3)"
    assert edited("Dense(units=3, name='a')", rename) is None
    assert edited("Dense(3)", rename) is None
    assert edited("Dense(units=3, **more)", rename) is None


def test_a_value_is_replaced_also_by_position() -> None:
    assert (
        edited("Dense(3, 'relu')", lambda use, program: replace_value(use, "activation", "'elu'")) == "Dense(3, 'elu')"
    )
    assert edited("Dense(3)", lambda use, program: replace_value(use, "activation", "'elu'")) is None


def test_a_callee_is_renamed_with_its_import() -> None:
    rename: Make = lambda use, program: rename_callee(use, "Dropout", program)  # noqa: E731
    assert edited("layers.Dense(3)", rename) == "layers.Dropout(3)"
    head = "from keras.layers import Dense, Flatten\n"
    assert edited("Dense(3)", rename, head) == "from keras.layers import Dense, Dropout, Flatten\nDropout(3)"
    head = "from keras.layers import Dense, Dropout\n"
    assert edited("Dense(3)", rename, head) == "Dropout(3)"
    assert edited("D(3)", rename, "from keras.layers import Dense as D\n") is None
    assert edited("Dense(3)", rename, "from keras.layers import *\n") == "Dropout(3)"
