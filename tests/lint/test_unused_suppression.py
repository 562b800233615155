"""How comments that ignore nothing are taken out of a file: they, and not a character more."""

import ast
import io
import re
import tokenize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paramlint.fixing.fixed import Fixed
from paramlint.fixing.passes import fix_file
from paramlint.graph.program import Program
from paramlint.lint.checked import CheckedFile
from paramlint.lint.engine import lint
from paramlint.source.read import to_source
from paramlint.syntax.directives import read_directives
from tests.fixing.drawn import MANY, texts
from tests.lint.models import tool
from tests.source.notebooks import notebook

RULES = [tool("flatten-dense-explosion"), tool("params-exceed-samples"), tool("unused-suppression")]


def fixed(data: bytes, path: str = "a.py") -> Fixed:
    """The file without unused suppressions; no rule of these finds anything, for there is no model."""

    def check(new: bytes) -> CheckedFile:
        source = to_source(new, path)
        return CheckedFile(source, (), lint(Program(source), read_directives(source), RULES))

    return fix_file(data, check(data), check, unsafe=False)


STAY = [
    pytest.param("x = 1  # noqa\n", id="a bare noqa"),
    pytest.param("x = 1  # noqa: E501, F401\n", id="another linter's noqa"),
    pytest.param("x = '# paramlint: ignore[PML102]'\n", id="a string"),
    pytest.param("x = 1  # paramlint: ignore[PML103]\n", id="a rule that does not run"),
    pytest.param("x = 1  # paramlint: ignore[pml-102]\n", id="a rule that does not exist"),
    pytest.param("x = 1  # paramlint: ignore[]\n", id="no name"),
    pytest.param("x = 1  # paramlint: ignore[PML102\n", id="no end"),
    pytest.param("x = (\n# paramlint: ignore[PML102]\n", id="a file that is not Python"),
    pytest.param("# paramlint: samples=3\nx = 1\n", id="samples"),
    pytest.param("# paramlint: file-ignore[PML903]\nx = 1  # paramlint: ignore[PML102]\n", id="ignored itself"),
]


@pytest.mark.parametrize("text", STAY)
def test_stays(text: str) -> None:
    done = fixed(text.encode())
    assert not done.changed
    assert not done.rejected


def test_stays_where_another_cell_could_not_be_read() -> None:
    """Nobody knows what the rules would find if they could read it."""
    data = notebook("x = (", "y = 1  # paramlint: ignore[PML102]")
    assert not fixed(data, "a.ipynb").changed
    assert fixed(notebook("x = 1", "y = 1  # paramlint: ignore[PML102]"), "a.ipynb").changed


GO = [
    ("x = 1  # paramlint: ignore[PML102]\n", "x = 1\n"),
    ("x = 1# paramlint:ignore[ PML102 ]   \n", "x = 1\n"),
    ("x = 1\t# paramlint: ignore[PML102] the reason, see #12\r\ny", "x = 1\r\ny"),
    ("x = 1  # paramlint: ignore[PML102] why  # type: ignore\n", "x = 1  # type: ignore\n"),
    ("x = 1  # paramlint: ignore[PML102]  # noqa: E501\n", "x = 1  # noqa: E501\n"),
    ("x = 1  # paramlint: ignore[PML102]# paramlint: samples=3\n", "x = 1  # paramlint: samples=3\n"),
    ("x = 1  # fmt: skip # paramlint: ignore[PML102]\n", "x = 1  # fmt: skip\n"),
    ("x = 1  # a # paramlint: ignore[PML102] why #: b\n", "x = 1  # a #: b\n"),
    ("x = 1  # noqa: PML102\n", "x = 1\n"),
    ("x = 1  # noqa: PML102 because\n", "x = 1\n"),
    ("x = 1  # noqa: E501, PML102\n", "x = 1  # noqa: E501\n"),
    ("x = 1  # noqa: PML102,E501 why\n", "x = 1  # noqa: E501 why\n"),
    ("x = 1  # noqa: E501 PML102  F401\n", "x = 1  # noqa: E501 F401\n"),
    ("x = 1  # noqa:PML102,pml101\n", "x = 1\n"),
    ("x = 1  # paramlint: ignore[PML102, PML103] why\n", "x = 1  # paramlint: ignore[PML103] why\n"),
    ("x = 1  # paramlint: ignore[PML103, PML102]\n", "x = 1  # paramlint: ignore[PML103]\n"),
    ("x = 1  # paramlint: ignore[PML103 ,PML102, PML103]\n", "x = 1  # paramlint: ignore[PML103 ,PML103]\n"),
    ("x = 1  # paramlint: ignore[PML102, PML101, PML102]\n", "x = 1\n"),
    ("# paramlint: ignore[PML102]\nx = 1\n", "x = 1\n"),
    ("if x:\n    # paramlint: ignore[PML102]\n    y = 1\n", "if x:\n    y = 1\n"),
    ("f(\n  # paramlint: ignore[PML102]\r\n  1)", "f(\n  1)"),
    ("# one\n# paramlint: ignore[PML102]\n# two\nx = 1\n", "# one\n# two\nx = 1\n"),
    ("x = 1\n# paramlint: file-ignore[PML102]", "x = 1"),
    ("x = 1\r\n# paramlint: file-ignore[PML102]", "x = 1"),
    ("x = 1\r# paramlint: file-ignore[PML102]\r", "x = 1\r"),
    ("# paramlint: file-ignore[PML102]", ""),
    ("# paramlint: file-ignore[PML102] # a\nx = 1\n", "# a\nx = 1\n"),
    ("s = '''\n'''  # paramlint: ignore[PML102]\n", "s = '''\n'''\n"),
]


@pytest.mark.parametrize(("text", "expected"), GO)
def test_goes(text: str, expected: str) -> None:
    done = fixed(text.encode())
    assert done.after.data.decode() == expected
    assert not done.rejected
    assert not fixed(done.after.data).changed


CELLS = [
    (["# paramlint: ignore[PML102]\nx = 1", "y"], ["x = 1", "y"]),
    (["x = 1\n# paramlint: ignore[PML102]", "y"], ["x = 1", "y"]),
    (["# paramlint: ignore[PML102]", "y"], ["", "y"]),
    (["x\n", "# paramlint: ignore[PML102]\n", "# noqa"], ["x\n", "", "# noqa"]),
    (["!ls\nx = 1  # noqa: PML102", "%%time\ny # paramlint: ignore[PML102]"], ["!ls\nx = 1", "%%time\ny"]),
]


@pytest.mark.parametrize(("before", "after"), CELLS)
def test_goes_from_a_cell(before: list[str], after: list[str]) -> None:
    assert fixed(notebook(*before), "a.ipynb").after.data == notebook(*after)


NAMES = st.lists(
    st.sampled_from(["PML101", "PML102", "PML103", "params-exceed-samples", "budget"]), min_size=1, max_size=4
)
SUPPRESSIONS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["x = 1  ", "", "    ", "x = 1  # kept "]),
    st.one_of(
        NAMES.map(lambda names: f"# paramlint: ignore[{', '.join(names)}]"),
        NAMES.map(lambda names: f"# paramlint: file-ignore[{' ,'.join(names)}]"),
        st.just("# noqa: E501, PML101 PML103"),
    ),
    st.sampled_from(["", " a reason", " #12", "  # type: ignore", "  # noqa: PML102"]),
)


@MANY
@given(texts(SUPPRESSIONS))
def test_the_code_stays_and_so_do_other_comments(text: str) -> None:
    done = fixed(text.encode())
    new = done.after.data.decode()
    assert ast.dump(ast.parse(new)) == ast.dump(ast.parse(text))
    assert not done.after.checked.findings
    assert not done.rejected
    assert not fixed(done.after.data).changed
    for kept in ("# kept", "# type: ignore", "E501", "PML103"):
        assert new.count(kept) == text.count(kept)
    assert set(re.findall(r"\r\n|\r|\n", new)) <= set(re.findall(r"\r\n|\r|\n", text))
    assert all(token.string.rstrip() for token in comments(new))


def comments(text: str) -> list[tokenize.TokenInfo]:
    tokens = tokenize.generate_tokens(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")).readline)
    return [token for token in tokens if token.type == tokenize.COMMENT]
