"""What comments say, and what only looks as if it did."""

import pytest

from paramlint.source.file import Cell, SourceFile
from paramlint.source.span import Span
from paramlint.syntax.directives import Directives, Malformed, read_directives


def source(text: str) -> SourceFile:
    return SourceFile("model.py", text, text)


def notebook(*cells: str) -> SourceFile:
    """Cells one below the other, numbered from 1."""
    text, spans = "", []
    for number, cell in enumerate(cells, 1):
        spans.append(Cell(number, Span(len(text), len(text) + len(cell))))
        text += f"{cell}\n"
    return SourceFile("model.ipynb", text, text, tuple(spans))


def read(text: str) -> Directives:
    return read_directives(source(text))


def covered(text: str) -> list[int | None]:
    """The lines, from 0, that the ignores cover."""
    return [ignore.line for ignore in read(text).ignores]


SILENT = [
    pytest.param("model = 1\n", id="no comment"),
    pytest.param("# we use paramlint: it counts\n", id="prose about paramlint"),
    pytest.param("text = '# paramlint: samples=3'\n", id="a string"),
    pytest.param("'''\n# paramlint: samples=3\n'''\n", id="a docstring"),
    pytest.param("x = 1  # noqa\n", id="a bare noqa"),
    pytest.param("x = 1  # noqa: E501,F401\n", id="codes of other linters"),
    pytest.param("x = 1  # noqa: params PML101\n", id="a code in the prose behind a noqa"),
    pytest.param("x = 1  # noqa PML101\n", id="a noqa without a colon"),
    pytest.param("paramlint = noqa = 1\n", id="names"),
    pytest.param("x = (1\n'''# paramlint: samples=3", id="code that ends too early"),
]


@pytest.mark.parametrize("text", SILENT)
def test_says_nothing(text: str) -> None:
    found = read(text)
    assert (found.all_ignores, found.samples, found.assumes, found.malformed) == ((), (), (), ())


MALFORMED = [
    ("# paramlint:", "this comment tells paramlint nothing"),
    ("# paramlint: ignroe[a]", "`ignroe` is nothing that paramlint knows"),
    ("# paramlint: the linter", "`the` is nothing that paramlint knows"),
    ("# paramlint: ignore", "`ignore` names no rule"),
    ("# paramlint: ignore[]", "`ignore` names no rule"),
    ("# paramlint: ignore[ , ]", "`ignore` names no rule"),
    ("# paramlint: ignore[a", "`ignore` names no rule"),
    ("# paramlint: ignore a", "`ignore` names no rule"),
    ("# paramlint: file-ignore", "`file-ignore` names no rule"),
    ("# paramlint: samples", "`samples` needs a whole number above 0"),
    ("# paramlint: samples=", "`samples` needs a whole number above 0"),
    ("# paramlint: samples=abc", "`samples` needs a whole number above 0"),
    ("# paramlint: samples=0", "`samples` needs a whole number above 0"),
    ("# paramlint: samples=-5", "`samples` needs a whole number above 0"),
    ("# paramlint: samples=2.5", "`samples` needs a whole number above 0"),
    ("# paramlint: samples=2,5", "`samples` needs a whole number above 0"),
    ("# paramlint: samples=20 000", "`samples` needs a whole number above 0"),
    ("# paramlint: samples=²", "`samples` needs a whole number above 0"),
    ("# paramlint: samples=" + "9" * 5000, "`samples` needs a whole number above 0"),
    ("# paramlint: samples: 20000", "`samples` needs a whole number above 0"),
    ("# paramlint: assume", "`assume` needs names and their values"),
    ("# paramlint: assume 3", "`assume` needs names and their values"),
    ("# paramlint: assume vocab_size=20,000", "`assume` needs names and their values"),
    ("# paramlint: assume x=[1]", "`assume` needs names and their values"),
    ("# paramlint: assume x=((1,),)", "`assume` needs names and their values"),
    ("# paramlint: assume x=1j", "`assume` needs names and their values"),
    ("# paramlint: assume x=b'a'", "`assume` needs names and their values"),
    ("# paramlint: assume x=len(y)", "`assume` needs names and their values"),
    ("# paramlint: assume **x", "`assume` needs names and their values"),
    ("# paramlint: assume x=1)(y=2", "`assume` needs names and their values"),
    ("# paramlint: assume x=1) + f(y=2", "`assume` needs names and their values"),
    ("# paramlint: assume x=" + "(" * 5000, "`assume` needs names and their values"),
    ("# paramlint: assume x=" + "-" * 100_000 + "1", "`assume` needs names and their values"),
]


@pytest.mark.parametrize(("comment", "problem"), MALFORMED)
def test_is_never_silently_dropped(comment: str, problem: str) -> None:
    found = read(f"x = 1\ny = 2  {comment}\n")
    (malformed,) = found.malformed
    assert malformed.problem.startswith(problem)
    assert malformed.span == Span(13, 13 + len(comment))
    assert (found.all_ignores, found.samples, found.assumes) == ((), (), ())


def test_an_unknown_word_is_kept_for_a_suggestion() -> None:
    (malformed,) = read("# paramlint: ignroe[a]").malformed
    assert malformed == Malformed("`ignroe` is nothing that paramlint knows", Span(0, 22), written="ignroe")


def test_an_ignore_with_its_names_their_places_and_the_reason() -> None:
    text = "x = 1  # paramlint: ignore[param-budget, PML102] as agreed in #12\n"
    (ignore,) = read(text).ignores
    assert [(name.text, text[name.span.start : name.span.end]) for name in ignore.names] == [
        ("param-budget", "param-budget"),
        ("PML102", "PML102"),
    ]
    assert (ignore.reason, ignore.line) == ("as agreed in #12", 0)
    assert text[ignore.span.start : ignore.span.end] == "# paramlint: ignore[param-budget, PML102] as agreed in #12"


def test_a_file_ignore() -> None:
    (ignore,) = read("x = 1\n# paramlint: file-ignore[budget] a demo\n").file_ignores
    assert ([name.text for name in ignore.names], ignore.reason) == (["budget"], "a demo")


@pytest.mark.parametrize("comment", ["# noqa: PML102, E501", "# NOQA:E501 PML102", "#noqa : E501,PML102 # why"])
def test_a_noqa_ignores_our_codes(comment: str) -> None:
    text = f"x = 1  {comment}\n"
    (ignore,) = read(text).ignores
    (name,) = ignore.names
    assert (name.text, text[name.span.start : name.span.end], ignore.line) == ("PML102", "PML102", 0)


@pytest.mark.parametrize("number", ["20000", "20_000", "20,000", " 20000 ", "20000 # 80 % of 25,000"])
def test_samples(number: str) -> None:
    (stated,) = read(f"# paramlint: samples={number}\n").samples
    assert (stated.value, stated.line) == (20000, 0)


def test_assumed_values() -> None:
    found = read("# paramlint: assume a=1, b=-2.5, c='x, y', d=(28, None), e=True  # guessed\n").assumed()
    assert found == {"a": 1, "b": -2.5, "c": "x, y", "d": (28, None), "e": True}


def test_the_last_assumed_value_stands() -> None:
    assert read("# paramlint: assume a=1, b=2\n# paramlint: assume a=3\n").assumed() == {"a": 3, "b": 2}


def test_several_directives_in_one_comment() -> None:
    text = "x = 1  # noqa: PML101  # paramlint: samples=5  # paramlint: ignore[budget] why\n"
    found = read(text)
    assert [name.text for ignore in found.ignores for name in ignore.names] == ["PML101", "budget"]
    assert [stated.value for stated in found.samples] == [5]
    assert text[found.samples[0].span.start : found.samples[0].span.end] == "# paramlint: samples=5"


COVERED = [
    pytest.param("a = 1\nb = 2  # paramlint: ignore[x]\nc = 3\n", 1, id="its own line"),
    pytest.param("# paramlint: ignore[x]\na = 1\n", 1, id="the line below a comment of its own"),
    pytest.param("# paramlint: ignore[x]\n# more\n# yet more\na = 1\n", 3, id="past further comments"),
    pytest.param("if a:\n    # paramlint: ignore[x]\n    b = 1\n", 2, id="indented"),
    pytest.param("m = f([\n    # paramlint: ignore[x]\n    1,\n])\n", 2, id="within brackets"),
    pytest.param("# paramlint: ignore[x]\n\na = 1\n", None, id="not past an empty line"),
    pytest.param("a = 1\n# paramlint: ignore[x]", None, id="at the end of the file"),
    pytest.param("a = 1\r\n# paramlint: ignore[x]\r\nb = 1\r\n", 2, id="with the line breaks of Windows"),
    pytest.param("a = 1\r# paramlint: ignore[x]\rb = 1\r", 2, id="with the line breaks of old Macs"),
    pytest.param("é = '''\u2028\x0c'''\n# paramlint: ignore[x]\nb = 1\n", 2, id="with what is no line break in Python"),
    pytest.param("# noqa: PML101\na = 1\n", None, id="a noqa covers no other line"),
]


@pytest.mark.parametrize(("text", "line"), COVERED)
def test_covers(text: str, line: int | None) -> None:
    assert covered(text) == [line]


def test_a_directive_does_not_cross_the_border_of_a_cell() -> None:
    found = read_directives(notebook("a = 1\n# paramlint: ignore[x]", "b = 1", "# paramlint: ignore[y]\nc = 1"))
    assert [ignore.line for ignore in found.ignores] == [None, 4]


def test_covers_the_spans_that_touch_the_line() -> None:
    text = "a = f(\n    1,  # paramlint: ignore[x]\n)\nb = 2\n"
    found = read(text)
    (ignore,) = found.ignores
    call, one, assignment = Span(4, text.index(")") + 1), Span(11, 12), Span(text.index("b"), len(text) - 1)
    assert [found.covers(ignore, span) for span in (call, one, assignment)] == [True, True, False]
    first_line, just_the_bracket = Span(0, 6), Span(text.index(")"), text.index(")") + 1)
    assert [found.covers(ignore, span) for span in (first_line, just_the_bracket)] == [False, False]


def test_a_span_that_ends_with_the_line_before_is_not_covered() -> None:
    found = read("a = 1\nb = 2  # paramlint: ignore[x]\n")
    assert not found.covers(found.ignores[0], Span(0, 6))


def test_code_without_any_mention_is_not_tokenized(monkeypatch: pytest.MonkeyPatch) -> None:
    import tokenize

    monkeypatch.delattr(tokenize, "generate_tokens")
    assert read("x = 1  # an ordinary comment\n").scan.comments == ()
