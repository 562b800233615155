"""documented-params-mismatch: silent first."""

import json
from pathlib import Path

import pytest
from paramlint.rules.budget.pml104_documented_params_mismatch import DocumentedParamsMismatch

from paramlint.checking import check_source
from paramlint.config.settings import Settings
from paramlint.source.read import to_source
from paramlint.testing import findings, fixed

HEAD = "from keras import Input, Sequential\nfrom keras.layers import Dense\n"
MODEL = "m = Sequential([Input((4,)), Dense(3)])  # {}\n"  # 15
SILENT = {
    "the right number": HEAD + "# Total params: 15\n" + MODEL.format(""),
    "nothing written": HEAD + MODEL.format("14 parameters"),
    "rounded": HEAD + MODEL.format("total params: 1.2M"),
    "in thousands": HEAD + MODEL.format("Total params: 14K"),
    "a comment far above": HEAD + "# Total params: 14\n\n\nx = 1\n" + MODEL.format(""),
    "two models in the statement": HEAD
    + "a, b = Sequential([Input((4,)), Dense(3)]), Sequential([Input((4,)), Dense(2)])  # Total params: 14\n",
    "a model that is not counted": HEAD + "# Total params: 14\nm = Sequential([Dense(3)])\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(DocumentedParamsMismatch, code) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [("Total params: 1,714", "Total params: 15"), ("total parameters = 14", "total parameters = 15")],
)
def test_a_comment_on_the_statement_or_above(before: str, after: str) -> None:
    for code in ("# {}\n# of the head\n" + MODEL.format(""), MODEL):
        (found,) = findings(DocumentedParamsMismatch, HEAD + code.format(before))
        assert found.message.endswith("parameters, `m` has 15")
        assert (found.severity, found.model) == ("advice", "m")
        assert fixed(DocumentedParamsMismatch, HEAD + code.format(before)) == HEAD + code.format(after)


def notebook(printed: str, code: str = "m = Sequential([Input((4,)), Dense(3)])\nm.summary()\n") -> tuple[str, ...]:
    output = {"output_type": "stream", "name": "stdout", "text": printed}
    cell = {"cell_type": "code", "execution_count": 1, "metadata": {}, "source": HEAD + code, "outputs": [output]}
    text = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    source = to_source(text.encode(), "book.ipynb")
    settings = Settings(root=Path.cwd())
    checked = check_source(source, Path("book.ipynb"), settings, (DocumentedParamsMismatch(),))
    return tuple(finding.message for finding in checked.findings)


def test_the_saved_output_of_a_notebook() -> None:
    assert notebook("Total params: 15 (60.00 B)\n") == ()
    assert notebook("Total params: 47\nTrainable params: 15\nOptimizer params: 32\n") == ()
    assert notebook("nothing\n") == ()
    assert notebook("Total params: 14\nTotal params: 14\n") == ()
    expected = "the saved output of cell 1 says 1,014 parameters, `m` has 15"
    assert notebook("Total params: 1,014 (3.96 KB)\n") == (expected,)
