"""dangling-branch: silent first."""

import json
from pathlib import Path

import pytest
from paramlint.rules.shapes.pml211_dangling_branch import DanglingBranch

from paramlint.checking import check_source
from paramlint.config.settings import Settings
from paramlint.source.read import to_source
from paramlint.testing import findings
from tests.rules.shapes import HEAD, at

SILENT = {
    "connected": "a, b = Input((4,)), Input((4,))\nx = Dense(8)(a)\ny = Dense(8)(b)\nModel([a, b], Add()([x, y]))",
    "in another model": "a = Input((4,))\nx = Dense(8)(a)\ny = Dense(3)(x)\nModel(a, y)\nModel(a, Dense(2)(x))",
    "returned": "def build():\n    a = Input((4,))\n    x = Dense(8)(a)\n    return Model(a, Dense(1)(a)), x\nbuild()",
    "printed": "a = Input((4,))\nx = Dense(8)(a)\nprint(x.shape)\nModel(a, Dense(1)(a))",
    "in a list": "a = Input((4,))\nx = Dense(8)(a)\nkept = [x]\nModel(a, Dense(1)(a))",
    "in a text": "a = Input((4,))\nx = Dense(8)(a)\nt = f'{x}'\nModel(a, Dense(1)(a))",
    "used on the other way": "aux = False\na = Input((4,))\nx = Dense(8)(a)\nif aux:\n    Model(a, [x, Dense(1)(a)])\nelse:\n    Model(a, Dense(1)(a))",
    "bound anew on the other way": "a = Input((4,))\nx = Dense(8)(a)\nif False:\n    x = Dense(2)(x)\nModel(a, Dense(1)(a))",
    "an attribute": "class Net:\n    def __init__(self):\n        a = Input((4,))\n        self.x = Dense(8)(a)\n        self.model = Model(a, Dense(1)(a))\nNet()",
    "states that are not used": "a = Input((4, 3))\nx, h, c = LSTM(8, return_state=True)(a)\nModel(a, x)",
    "the last round of a loop": "a = Input((4,))\nx = a\nfor _ in range(3):\n    skip = Dense(4)(x)\n    x = Add()([x, skip])\n    y = Dense(2)(x)\nModel(a, x)",
    "a loss": "a = Input((4,))\nx = Dense(8)(a)\nmodel = Model(a, Dense(1)(a))\nmodel.add_loss(ops.mean(x))",
    "an input that only a loss reads": "a, b = Input((4,)), Input((1,))\ny = Dense(1)(a)\nmodel = Model([a, b], y)\nmodel.add_loss(ops.mean(y - b))",
    "an input that is an output": "a, b = Input((4,)), Input((4,))\nModel([a, b], [Dense(1)(a), b])",
    "what nobody knows": "import z\na, b = Input((4,)), Input((4,))\nModel([a, b], z.join(Dense(1)(a), z.head(b)))",
    "a model that is made anew": "a = Input((4,))\nmodel = Model(a, Dense(1)(a))\nmodel.save('m.keras')\nagain = models.load_model('m.keras')\nclone = models.clone_model(model)",
    "of no model": "a, b = Input((4,)), Input((4,))\nx = Dense(8)(b)\nModel(a, Dense(1)(a))",
    "a model that is called": "a, b = Input((4,)), Input((4,))\nmodel = Model(a, Dense(1)(a))\nout = model(b)",
}  # fmt: skip


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(DanglingBranch, f"{HEAD}{code}\n") == ()


FOUND = {
    "never named again": (
        "a, b = Input((4,)), Input((4,))\nx = Dense(8)(a)\nleft = Dense(8)(b)\nmodel = Model([a, b], Dense(1)(x))",
        "Dense(8)(b)",
        "`left` is computed from the model's inputs by `dense_1`, and nothing reads it",
    ),
    "the next line begins again": (
        "a = Input((28, 28, 1))\nx = Conv2D(8, 3)(a)\nx = Flatten()(a)\nmodel = Model(a, Dense(1)(x))",
        "Conv2D(8, 3)(a)",
        "`x` is computed from the model's inputs by `conv2d`, and nothing reads it",
    ),
    "in a function": (
        "def build():\n    a = Input((4,))\n    x = Dense(8)(a)\n    y = Dropout(0.2)(x)\n    return Model(a, Dense(1)(x))\nmodel = build()",
        "Dropout(0.2)(x)",
        "`y` is computed from the model's inputs by `dropout`, and nothing reads it",
    ),
    "an input": (
        "a, b = Input((4,)), Input((3,), name='other')\nmodel = Model([a, b], Dense(1)(a))",
        "Input((3,), name='other')",
        "`other` is an input of the model, and nothing reads it",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("code", "place", "message"), FOUND.values(), ids=FOUND)
def test_found(code: str, place: str, message: str) -> None:
    code = f"{HEAD}{code}\n"
    (found,) = findings(DanglingBranch, code)
    assert (found.message, found.severity, found.model) == (message, "warning", "model")
    assert at(code, found.span.start, found.span.end) == place
    assert [one.message for one in found.related] == ["no output of this model depends on it"]


def notebook(*cells: str) -> list[str]:
    """The messages about a notebook of these cells."""
    parts = [{"cell_type": "code", "source": cell, "metadata": {}, "outputs": []} for cell in cells]
    text = json.dumps({"cells": parts, "nbformat": 4, "nbformat_minor": 5, "metadata": {}})
    source = to_source(text.encode(), "notebook.ipynb")
    settings = Settings(root=Path("/project"))
    checked = check_source(source, Path("/project/notebook.ipynb"), settings, (DanglingBranch(),))
    return [finding.message for finding in checked.findings]


def test_cells_of_a_notebook_may_be_run_in_any_order() -> None:
    first, second = f"{HEAD}a = Input((4,))\nx = Dense(8)(a)", "y = Dense(3)(a)\nmodel = Model(a, y)"
    assert notebook(first, second) == []
    assert len(notebook(f"{first}\n{second}")) == 1
