"""Comments that silence findings, and those that silence none."""

import pytest

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.engine import lint
from paramlint.lint.finding import Finding
from paramlint.lint.registry import find_rule
from paramlint.lint.rule import Rule
from paramlint.source.file import SourceFile
from paramlint.source.span import Span
from paramlint.syntax.directives import read_directives
from tests.lint.models import dense, tool
from tests.syntax.test_directives import notebook


def over_budget() -> Rule:
    """The param-budget rule, with a budget that every model exceeds."""
    rule = find_rule("param-budget").load()
    return rule(rule.Options(max_params=1))  # type: ignore[call-arg]


def found(source: SourceFile, *rules: Rule) -> list[tuple[str, str]]:
    """Names of rules and the text they point at, for a model wherever the source says `Model(...)`."""
    places = [index for index in range(len(source.text)) if source.text.startswith("Model(", index)]
    spans = [Span(place, source.text.index(")", place) + 1) for place in places]
    models = [Model("sequential", "sequential", span, (dense("dense", 2, 1),)) for span in spans]
    active = rules or (
        over_budget(),
        tool("flatten-dense-explosion"),
        tool("unused-suppression"),
        tool("invalid-directive"),
    )
    return [shown(source, finding) for finding in lint(Program(source, tuple(models)), read_directives(source), active)]


def shown(source: SourceFile, finding: Finding) -> tuple[str, str]:
    return finding.name, source.text[finding.span.start : finding.span.end]


def text(code: str) -> SourceFile:
    return SourceFile("model.py", code, code)


NOT_SILENCED = [
    pytest.param("m = Model(1)\n", [], id="no comment"),
    pytest.param("m = Model(1)  # noqa\n", [], id="a bare noqa"),
    pytest.param("m = Model(1)  # noqa: E501\n", [], id="another linter's noqa"),
    pytest.param("m = Model(1)  # paramlint: ignore[PML102]\n", [("unused-suppression", "PML102")], id="another rule"),
    pytest.param(
        "# paramlint: ignore[PML103]\n\nm = Model(1)\n", [("unused-suppression", "PML103")], id="an empty line between"
    ),
    pytest.param(
        "m = Model(1)\n# paramlint: ignore[PML103]\n", [("unused-suppression", "PML103")], id="the line below"
    ),
    pytest.param("# noqa: PML103\nm = Model(1)\n", [("unused-suppression", "PML103")], id="a noqa above"),
    pytest.param(
        "m = Model(1)  # paramlint: ignore[param-bugdet]\n",
        [("invalid-directive", "param-bugdet")],
        id="a misspelled rule",
    ),
    pytest.param("m = Model(1)  # noqa: PML999\n", [("invalid-directive", "PML999")], id="a code that is not there"),
]


@pytest.mark.parametrize(("code", "others"), NOT_SILENCED)
def test_does_not_silence(code: str, others: list[tuple[str, str]]) -> None:
    assert sorted(found(text(code))) == sorted([("param-budget", "Model(1)"), *others])


SILENCED = [
    pytest.param("m = Model(1)  # paramlint: ignore[param-budget]\n", id="by name"),
    pytest.param("m = Model(1)  # paramlint: ignore[PML103] a reason\n", id="by code"),
    pytest.param("m = Model(1)  # paramlint: ignore[budget]\n", id="by family"),
    pytest.param("m = Model(1)  # paramlint: ignore[PML1]\n", id="by prefix"),
    pytest.param("m = Model(1)  # noqa: PML103\n", id="by noqa"),
    pytest.param("m = Model(1)  # noqa: E501, PML103\n", id="by noqa among others"),
    pytest.param("# paramlint: ignore[PML103]\nm = Model(1)\n", id="from the line above"),
    pytest.param("# paramlint: ignore[PML103]\n# for now\nm = Model(1)\n", id="past a comment"),
    pytest.param("m = Model(  # paramlint: ignore[PML103]\n    1,\n)\n", id="on the first line of the call"),
    pytest.param("m = Model(\n    1,  # paramlint: ignore[PML103]\n)\n", id="on a line within the call"),
    pytest.param("m = Model(\n    1,\n)  # paramlint: ignore[PML103]\n", id="on the last line of the call"),
    pytest.param("m = Model(1)\n\n# paramlint: file-ignore[PML103]\n", id="in the whole file"),
    pytest.param("# paramlint: ignore[PML103]\n# paramlint: file-ignore[PML103]\nm = Model(1)\n", id="twice"),
]


@pytest.mark.parametrize("code", SILENCED)
def test_silences(code: str) -> None:
    assert found(text(code)) == []


def test_one_name_of_two_may_be_unused() -> None:
    code = "m = Model(1)  # paramlint: ignore[PML103, flatten-dense-explosion]\n"
    assert found(text(code)) == [("unused-suppression", "flatten-dense-explosion")]


def test_a_comment_that_silences_two_findings_is_used() -> None:
    assert found(text("m = [Model(1), Model(2)]  # paramlint: ignore[PML103]\n")) == []


def test_a_rule_that_does_not_run_may_be_ignored_in_vain() -> None:
    code = "m = Model(1)  # paramlint: ignore[PML101, PML102]\n"
    assert found(text(code), over_budget(), tool("unused-suppression")) == [("param-budget", "Model(1)")]


def test_unused_suppressions_can_be_ignored_themselves() -> None:
    code = "# paramlint: file-ignore[unused-suppression]\nx = 1  # paramlint: ignore[PML103]\n"
    assert found(text(code)) == []


def test_invalid_directives_can_be_ignored_themselves() -> None:
    code = "# paramlint: file-ignore[invalid-directive]\n# paramlint: sampels=3\nx = 1\n"
    assert found(text(code)) == []


def test_a_comment_at_the_end_of_a_cell_does_not_reach_into_the_next() -> None:
    cells = notebook("x = 1\n# paramlint: ignore[PML103]", "m = Model(1)")
    assert found(cells) == [("unused-suppression", "PML103"), ("param-budget", "Model(1)")]


def test_a_file_ignore_covers_all_cells() -> None:
    assert found(notebook("# paramlint: file-ignore[PML103]", "m = Model(1)", "n = Model(2)")) == []


DIRECTIVES = [
    ("# paramlint: ignroe[PML103]", "`ignroe` is nothing that paramlint knows", "did you mean `ignore`?"),
    ("# paramlint: zzz", "`zzz` is nothing that paramlint knows", "known are ignore, file-ignore, samples, assume"),
    ("# paramlint: ignore", "`ignore` names no rule", "write ignore[the-rules-name]"),
    ("# paramlint: samples=abc", "`samples` needs a whole number above 0", "write samples=20000"),
    ("# paramlint: ignore[bugdet]", "there is no rule `bugdet` to ignore", "did you mean `budget`?"),
    (
        "x = 1  # paramlint: samples=20,000",
        "these 20,000 samples belong to no model",
        "write it above the statement that makes the model, or at the head of the file",
    ),
]


@pytest.mark.parametrize(("comment", "message", "remedy"), DIRECTIVES)
def test_a_directive_in_vain_is_told_with_a_remedy(comment: str, message: str, remedy: str) -> None:
    source = text(f"import keras\n{comment}\n")
    (finding,) = lint(Program(source), read_directives(source), [tool("invalid-directive")])
    assert (finding.severity, finding.message, finding.help) == ("warning", message, remedy)


def test_samples_at_the_head_belong_to_every_model_and_shadowed_ones_to_none() -> None:
    used = "# paramlint: samples=3\nimport keras\nm = Model(1)\n"
    shadowed = "# paramlint: samples=3\n# paramlint: samples=4\nimport keras\nm = Model(1)\n"
    assert found(text(used), tool("invalid-directive")) == []
    assert found(text(shadowed), tool("invalid-directive")) == [("invalid-directive", "# paramlint: samples=3")]
