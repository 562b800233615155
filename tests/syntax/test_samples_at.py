"""Which number of samples belongs to a model."""

import pytest

from paramlint.source.span import Span
from paramlint.syntax.directives import read_directives
from tests.syntax.test_directives import notebook, source

NOWHERE = [
    pytest.param("import keras\n# paramlint: samples=5\n\nMODEL\n", id="an empty line between"),
    pytest.param("import keras\n# paramlint: samples=5\nx = 1\nMODEL\n", id="another statement between"),
    pytest.param("import keras\nx = 1  # paramlint: samples=5\nMODEL\n", id="on the statement above"),
    pytest.param("import keras\nMODEL\n# paramlint: samples=5\n", id="below the model"),
    pytest.param("import keras\n# paramlint: samples=5\ndef f():\n    MODEL\n", id="above the function around it"),
]


@pytest.mark.parametrize("text", NOWHERE)
def test_belongs_to_no_model(text: str) -> None:
    assert at_model(text) is None


FOUND = [
    pytest.param("import keras\n# paramlint: samples=5\nMODEL\n", id="the line above"),
    pytest.param("import keras\n# paramlint: samples=5\n# a note\nMODEL\n", id="a comment block above"),
    pytest.param("import keras\n# paramlint: samples=4\n# paramlint: samples=5\nMODEL\n", id="the nearest of two"),
    pytest.param("import keras\n# paramlint: samples=4\nMODEL  # paramlint: samples=5\n", id="its line before all"),
    pytest.param("import keras\nm = MODEL  # paramlint: samples=5\n", id="on the line"),
    pytest.param("import keras\nm = f(\n    MODEL,\n)  # paramlint: samples=5\n", id="at the end of the statement"),
    pytest.param(
        "import keras\n# paramlint: samples=5\nm = f(\n    1,\n    MODEL,\n)\n", id="above the statement's start"
    ),
    pytest.param("import keras\nm = f(\n    # paramlint: samples=5\n    MODEL,\n)\n", id="within the statement"),
    pytest.param("import keras\nif 1:\n    # paramlint: samples=5\n    m = MODEL\n", id="indented"),
    pytest.param("import keras\n# paramlint: samples=5\nm = \\\n    MODEL\n", id="a continued line"),
    pytest.param("# paramlint: samples=5\nimport keras\n\nMODEL\n", id="at the head"),
    pytest.param(
        "#!/bin/python\n\n# paramlint: samples=5\n\nimport keras\nMODEL\n", id="at the head, with space around"
    ),
    pytest.param("'''A demo.'''\n# paramlint: samples=5\nimport keras\nMODEL\n", id="at the head, below the docstring"),
    pytest.param("'''A\ndemo.'''\n\n# paramlint: samples=5\n\nMODEL\n", id="at the head, below a long docstring"),
    pytest.param("# paramlint: samples=4\nimport keras\nMODEL  # paramlint: samples=5\n", id="nearer than the head"),
    pytest.param("# paramlint: samples=4\n# paramlint: samples=5\nimport keras\nMODEL\n", id="the last of the head"),
]


@pytest.mark.parametrize("text", FOUND)
def test_belongs_to_the_model(text: str) -> None:
    assert at_model(text) == 5


def at_model(text: str) -> int | None:
    start = text.index("MODEL")
    stated = read_directives(source(text)).samples_at(Span(start, start + 5))
    return stated.value if stated else None


def test_the_first_place_that_has_a_number_of_its_own_wins() -> None:
    text = "# paramlint: samples=1\nimport keras\nMAKE  # paramlint: samples=2\nCALL  # paramlint: samples=3\nBARE\n"
    directives = read_directives(source(text))
    make, call, bare = (Span(text.index(word), text.index(word) + 4) for word in ("MAKE", "CALL", "BARE"))
    found = [directives.samples_at(*spans) for spans in ((call, make), (bare, make), (None, make), (bare,))]
    assert [stated.value for stated in found if stated] == [3, 2, 2, 1]


def test_the_head_of_a_notebook_counts_for_all_cells_and_nothing_else_leaves_its_cell() -> None:
    cells = notebook("# paramlint: samples=1\nimport keras", "x = 1\n# paramlint: samples=2", "MODEL")
    start = cells.text.index("MODEL")
    stated = read_directives(cells).samples_at(Span(start, start + 5))
    assert stated
    assert stated.value == 1


def test_of_code_that_cannot_be_tokenized_the_beginning_counts() -> None:
    text = "# paramlint: samples=5\nMODEL\nx = (\n"
    assert at_model(text) == 5
