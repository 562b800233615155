"""Every node's span is where its text stands, also where LibCST writes less than it read."""

import ast
import email
import json
import unittest
from pathlib import Path

import libcst as cst
import pytest

from paramlint.checking import summarize_source
from paramlint.config.settings import Settings
from paramlint.source.read import to_source
from paramlint.syntax.tree import Tree, UnsupportedSyntax, parse

DROPPING = [
    "try:\n    a\nexcept E : b\nc = d\n",
    "a = 1\n\x0c\nb = 2\n\x0cc = d\n",
    "a = 1\n\\\nb = c\n",
    "if a:\n    b\n\x0c\n    c\nd\n    \n  ",
    "x = foo((a), b=1)\r\n@d\r\ndef f(x):\r\n    'é'\r\n    return [ (i)\r\n for i in r ]\r\n",
    "class A :\n\tdef f ( self , * a ) : return  a [ 0 ] . b\nz\n",
]
FOLDERS = [Path(module.__file__).parent for module in (email, json, unittest)]
STANDARD_LIBRARY = sorted(file for folder in FOLDERS for file in folder.glob("*.py"))


def names(tree: Tree) -> list[tuple[str, int]]:
    """Every name and the offset it is said to stand at."""
    found = [(node.value, span) for node, span in tree.spans.items() if isinstance(node, cst.Name)]
    for value, span in found:
        assert tree.code[span.start : span.end] == value
    return [(value, span.start) for value, span in found]


@pytest.mark.parametrize("code", DROPPING)
def test_spans_hold_what_libcst_drops(code: str) -> None:
    expected = [node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)]
    assert expected
    found = names(parse(code))
    assert len({start for _, start in found}) == len(found)
    assert set(expected) <= {value for value, _ in found}


@pytest.mark.parametrize("file", STANDARD_LIBRARY, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_spans_of_real_files(file: Path) -> None:
    assert names(parse(file.read_text(encoding="utf-8"))) or file.name == "__main__.py"


def test_valid_python_that_libcst_refuses_is_no_bug_of_the_file() -> None:
    code = "import keras\n(x): int = 1\n"
    with pytest.raises(UnsupportedSyntax):
        parse(code)
    path = Path("model.py")
    checked = summarize_source(to_source(code.encode(), "model.py"), path, Settings(root=Path.cwd()))
    (problem,) = checked.source.problems
    assert problem.kind == "unreadable-file"
    assert "cannot read (near line 2)" in problem.message
