"""The reports of one line each: concise, statistics and problems."""

from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Severity
from paramlint.report.concise import concise
from paramlint.report.problems import problems_text
from paramlint.report.statistics import statistics
from paramlint.report.style import COLOURED, PLAIN
from paramlint.source.file import Cell, Problem, SourceFile
from paramlint.source.span import Span
from tests.report.samples import at, finding, imdb, notebook, script


def test_concise_is_the_form_that_editors_parse() -> None:
    assert list(concise([imdb()], 1, PLAIN)) == [
        "examples/imdb_simple_rnn.py:14:9: warning: PML101 params-exceed-samples: "
        "37,551 parameters are learned from 20,000 samples, 1.88 for each (limit 1)",
        "1 file, 1 model, counted exactly. 1 warning.",
    ]


def test_concise_counts_within_the_cell() -> None:
    source = notebook("a = 1\n", "b = 2\n  c = 3\n", numbers=(2, 5))
    found = finding(at(source.text, "c"), severity=Severity.ERROR, message="over\ntwo lines")
    assert list(concise([CheckedFile(source, (), (found,))], 1, PLAIN)) == [
        "nb.ipynb:cell 5:2:3: error: PML900 too-much: over two lines",
        "1 file, no Keras models. 1 error.",
    ]


def test_concise_colours_the_severity_only() -> None:
    source = script("x\n", path="evil\x1b[1m.py")
    line, _ = concise([CheckedFile(source, (), (finding(Span(0, 1), severity=Severity.ADVICE),))], 1, COLOURED)
    assert line == "evil␛[1m.py:1:1: \x1b[1;36madvice\x1b[0m: PML900 too-much: this is too much"


def test_statistics_are_ranked_and_aligned() -> None:
    place = Span(0, 0)
    frequent = [finding(place, code="PML102", name="flatten-dense-explosion")] * 12
    rare = [finding(place, code="PML11", name="zero"), finding(place, code="PML10", name="one")]
    files = [CheckedFile(script(""), (), tuple(rare)), CheckedFile(script(""), (), tuple(frequent))]
    assert list(statistics(files)) == [
        "12  PML102  flatten-dense-explosion",
        " 1  PML10   one",
        " 1  PML11   zero",
    ]


def test_without_findings_there_are_no_statistics() -> None:
    assert list(statistics([])) == []


def test_problems_say_where() -> None:
    cell = Cell(3, Span(0, 5))
    broken = SourceFile(
        "nb.ipynb", "a\nb (", "", (cell,), (Problem("invalid-syntax", "'(' was\nnever closed", Span(4, 5)),)
    )
    gone = SourceFile("gone.py", "", "", problems=(Problem("unreadable-file", "no such file"),))
    assert list(problems_text([imdb(), CheckedFile(broken), CheckedFile(gone)])) == [
        "nb.ipynb:cell 3:2:3: '(' was never closed",
        "gone.py: no such file",
    ]
