"""Whatever a file holds, reading its directives gives an answer whose places lie in the file."""

from hypothesis import given, settings
from hypothesis import strategies as st

from paramlint.source.file import SourceFile
from paramlint.source.span import Span
from paramlint.syntax.directives import read_directives

WORDS = st.sampled_from(
    [
        *["# paramlint:", "# noqa:", "ignore", "file-ignore", "samples", "assume", "PML101", "20_000", "x", "if x:"],
        *["[", "]", "(", ")", "=", ",", " ", "\n", "\r\n", "\r", "\t", "'", '"', "'''", "\\", "#"],
        *["é", "\x0c", "\x00", "\u2028"],
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=5), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_never_raises_and_stays_within_the_text(text: str) -> None:
    found = read_directives(SourceFile("model.py", text, text))
    said = [*found.all_ignores, *found.samples, *found.assumes, *found.malformed]
    for directive in said:
        assert text[directive.span.start : directive.span.end].lower().startswith("#")
    for ignore in found.all_ignores:
        assert [text[name.span.start : name.span.end] for name in ignore.names] == [name.text for name in ignore.names]
    for offset in range(0, len(text) + 1, 7):
        found.samples_at(Span(offset, offset))


@given(st.integers(1, 10**12), st.sampled_from(["{}", "{:_}", "{:,}"]))
def test_a_number_is_read_in_every_spelling(number: int, spelling: str) -> None:
    text = f"# paramlint: samples={spelling.format(number)}\n"
    (stated,) = read_directives(SourceFile("model.py", text, text)).samples
    assert stated.value == number


LITERALS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
LITERALS |= st.text(st.characters(exclude_categories=["Cs", "Cc"]))
NAMES = st.from_regex(r"[a-z_]{1,8}", fullmatch=True).map("v_{}".format)


@settings(deadline=None)
@given(st.dictionaries(NAMES, LITERALS | st.lists(LITERALS, max_size=3).map(tuple), min_size=1, max_size=4))
def test_assumed_values_are_those_that_python_would_read(values: dict[str, object]) -> None:
    written = ", ".join(f"{name}={value!r}" for name, value in values.items())
    text = f"# paramlint: assume {written}\n"
    if "# paramlint:" in written or "noqa" in written.lower():
        return
    assert read_directives(SourceFile("model.py", text, text)).assumed() == values
