"""What a text binds and reads, with its places."""

import pytest

from paramlint.lint.statements import Statements, statements


def read(code: str) -> Statements:
    found = statements(code)
    assert found is not None
    return found


def test_what_cannot_be_parsed_says_nothing() -> None:
    assert statements("def f(:\n") is None
    assert statements("x = '\0'\n") is None


IMPORTS = {
    "import a\n": [("a", "a", "a", None)],
    "import a.b.c\n": [("a", "a", "a.b.c", None)],
    "import a.b as c\n": [("c", "a.b", "a.b as c", None)],
    "from a.b import c\n": [("c", "a.b.c", "c", "a.b")],
    "from a.b import c as d, e\n": [("d", "a.b.c", "c as d", "a.b"), ("e", "a.b.e", "e", "a.b")],
    "from a import (  # é\n    b,\n    c,\n)\n": [("b", "a.b", "b", "a"), ("c", "a.c", "c", "a")],
    "from a import *\n": [("*", "a.*", "*", "a")],
    "x = 'é'; from  from_.b  import c\n": [("c", "from_.b.c", "c", "from_.b")],
    "from . import a\n": [],
    "from .a import b\n": [],
}


@pytest.mark.parametrize(("code", "expected"), IMPORTS.items())
def test_imports(code: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    found = [
        (name.bound, name.path, code[name.span.start : name.span.end], statement.module)
        for statement in read(code).imports
        for name in statement.names
    ]
    assert found == expected
    for statement in read(code).imports:
        if statement.module_span is not None:
            assert code[statement.module_span.start : statement.module_span.end] == statement.module


def test_imports_in_blocks_are_not_at_the_top() -> None:
    code = "import a\nif x:\n    import b\ndef f():\n    import c\n"
    assert [one.top_level for one in read(code).imports] == [True, False, False]


def test_every_kind_of_binding() -> None:
    code = (
        "a = 1\nfor b in x:\n    pass\nwith x as c:\n    pass\ndef d(e, *f, g=1, **h):\n    global i\n"
        "class j:\n    pass\ntry:\n    pass\nexcept E as k:\n    pass\n[l for l in x]\nm: int = 1\n(n := 2)\ndel o\n"
        "match x:\n    case [p, *q]:\n        pass\n    case r:\n        pass\n"
    )
    assert read(code).bound == set("abcdefghijklmnopqr")


def test_reads_have_their_places() -> None:
    code = "x = 'ä'; y = a.b + a\na.c()\n"
    found = read(code)
    assert [code[one.start : one.end] for one in found.read["a"]] == ["a"] * 3
    assert sorted((name, code[place.start : place.end]) for name, place in found.attributes["a"]) == [
        ("b", "a.b"),
        ("c", "a.c"),
    ]


def test_names_in_f_strings_have_no_place() -> None:
    found = read("f'{a.b} {c}'\n")
    assert found.unplaced == {"a", "c"}
    assert found.attributes == {}


def test_functions_hold_their_text() -> None:
    code = "a\ndef f():\n    b\n    def g():\n        c\n    d\n"
    found = read(code)
    inner, outer = sorted(found.functions, key=lambda span: span.end - span.start)
    assert [found.function_at(code.index(f"{name}\n")) for name in "abcd"] == [None, outer, inner, outer]


def test_free_is_what_means_one_thing_or_nothing() -> None:
    found = read("from a import b, c\nd = 1\nprint(e)\nf'{g}'\n")
    assert found.is_free("b", "a.b")
    assert not found.is_free("b", "x.b")
    assert not any(found.is_free(name, f"a.{name}") for name in "deg")
    assert found.is_free("h", "a.h")
