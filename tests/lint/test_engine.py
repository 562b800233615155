"""From models to findings: order, repetition, files that cannot be read, rules that crash."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from paramlint.config.settings import Settings
from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.engine import lint
from paramlint.lint.finding import Finding
from paramlint.lint.rule import Rule
from paramlint.lint.samples import with_samples
from paramlint.source.file import Problem, SourceFile
from paramlint.source.span import Span
from paramlint.syntax.directives import read_directives
from tests.lint.models import Broken, Loud, dense, sequential, tool

TEXT = "first = model()\nsecond = model()\n"
FIRST, SECOND = TEXT.index("model"), TEXT.rindex("model")


def model(at: int) -> Model:
    return sequential(dense("dense", 2, 1), inputs=(2,), at=at)


def run(source: SourceFile, models: Sequence[Model], *rules: Rule) -> tuple[Finding, ...]:
    return lint(Program(source, tuple(models)), read_directives(source), rules)


def source(text: str = TEXT, *problems: Problem) -> SourceFile:
    return SourceFile("model.py", text, text, problems=problems)


def test_nothing_is_found_without_models_or_rules() -> None:
    assert run(source(), [], Loud()) == ()
    assert run(source(), [model(FIRST)]) == ()


def test_findings_are_ordered_by_place_then_code() -> None:
    class Louder(Loud):
        """The same under a smaller code."""

        __module__ = "rules.house.pml000_louder"

    found = run(source(), [model(SECOND), model(FIRST)], Loud(), Louder())
    assert [(finding.span.start, finding.code) for finding in found] == [
        (FIRST, "PML000"),
        (FIRST, "PML001"),
        (SECOND, "PML000"),
        (SECOND, "PML001"),
    ]


def test_the_same_thing_about_two_models_of_one_place_is_said_once_and_of_the_first() -> None:
    first, second = model(FIRST), replace(model(FIRST), variable="second")
    assert [finding.model for finding in run(source(), [first, second], Loud())] == ["model"]


def test_different_things_about_one_place_are_both_said() -> None:
    larger = sequential(dense("a", 2, 1), dense("b", 1, 1), inputs=(2,), at=FIRST)
    assert [finding.message for finding in run(source(), [model(FIRST), larger], Loud())] == ["1 layers", "2 layers"]


def test_a_rule_that_raises_becomes_a_finding_and_the_others_go_on() -> None:
    crash, loud = sorted(
        run(source(), [model(FIRST)], Broken(), Loud(), tool("rule-crashed")),
        key=lambda finding: finding.code,
        reverse=True,
    )
    assert (crash.name, crash.severity, crash.span, crash.model) == (
        "rule-crashed",
        "error",
        Span(FIRST, FIRST + 10),
        "model",
    )
    assert crash.message == "`broken` crashed here with ZeroDivisionError: division by zero"
    assert crash.help == "the rule is at fault, not the code: run with --ignore broken, and report it"
    assert loud.name == "loud"


def test_who_ignores_rule_crashed_hears_nothing_of_it() -> None:
    assert run(source(), [model(FIRST)], Broken()) == ()


def test_what_could_not_be_read_becomes_findings() -> None:
    problems = (
        Problem("invalid-syntax", "'(' was never closed", Span(8, 9)),
        Problem("unreadable-file", "is a folder"),
    )
    found = run(source(TEXT, *problems), [], tool("invalid-syntax"), tool("unreadable-file"))
    assert [(finding.code, finding.severity, finding.message, finding.span) for finding in found] == [
        ("PML905", "error", "is a folder", Span(0, 0)),
        ("PML902", "error", "'(' was never closed", Span(8, 9)),
    ]
    assert run(source(TEXT, *problems), []) == ()


def test_the_number_of_samples_is_what_the_nearest_says() -> None:
    settings = Settings(root=Path("/p"), samples=1)
    text = "import keras\n# paramlint: samples=3\nfirst = model()\n\nsecond = model()\n"
    directives = read_directives(source(text))
    models = [model(text.index("model")), model(text.rindex("model"))]
    stated = [
        [
            (one.samples.value, one.samples.source)
            for one in with_samples(models, directives, said, Path("/p/a.py"))
            if one.samples
        ]
        for said in (Settings(root=Path("/p")), settings, settings.with_overrides(samples=2))
    ]
    assert stated == [
        [(3, "comment")],
        [(3, "comment"), (1, "settings")],
        [(3, "comment"), (2, "command-line")],
    ]


def test_a_function_called_twice_takes_the_number_of_each_call() -> None:
    text = "import keras\nmake = model()\n# paramlint: samples=3\na = CALL()\n# paramlint: samples=4\nb = CALL()\n"
    made = model(text.index("model"))
    calls = [Span(at, at + 6) for at in (text.index("CALL"), text.rindex("CALL"))]
    models = [replace(made, called_from=call) for call in calls]
    found = with_samples(models, read_directives(source(text)), Settings(root=Path("/p")), Path("/p/a.py"))
    assert [one.samples.value for one in found if one.samples] == [3, 4]
