"""What the fixes of all rules together make of the pages' examples and of drawn models."""

import ast
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paramlint.checking import check_source
from paramlint.config.settings import Settings
from paramlint.fixing.passes import fix_file
from paramlint.lint.checked import CheckedFile
from paramlint.lint.page import sections, snippets
from paramlint.lint.registry import rule_files
from paramlint.lint.selection import select_rules
from paramlint.source.read import to_source

SETTINGS = Settings(root=Path("/project"))
RULES = select_rules(SETTINGS)
EXAMPLES = {
    f"{rule.name} {heading}": code
    for rule in rule_files()
    for heading in ("Example", "Use instead")
    for code in snippets(sections(rule.load())[heading], "python")
}
HEAD = "import numpy as np\nfrom keras import Sequential, Input\nfrom keras.layers import *\nfrom keras.optimizers import SGD\n"
FIRST = ["Dense(8, input_shape=(4,))", "Dense(units=8, input_dim=4, activation='relu')", "Input((4,)), Dense(8)"]
MIDDLE = ["Dense(8)", "Dense(6, activation='relu'), Activation('relu')", "BatchNormalization()", "Dropout(0.5)"]
MIDDLE += ["Dense(9, 'tanh')", "LeakyReLU(alpha=0.1)", "Dense(16 / 2)", "Dense(8, input_shape=(8,))"]
HEADS = ["Dense(1, activation='softmax')", "Dense(3)", "Dense(1, 'sigmoid')", "Dense(3, activation='sigmoid')"]
LOSSES = ["'binary_crossentropy'", "'categorical_crossentropy'", "'mse'", "'sparse_categorical_crossentropy'"]
OPTIMIZERS = ["'adam'", "SGD(lr=0.1)", "SGD(learning_rate=0.1, decay=1e-6)"]


def check(data: bytes) -> CheckedFile:
    return check_source(to_source(data, "model.py"), Path("/project/model.py"), SETTINGS, RULES)


def assert_mended(code: str, *, unsafe: bool) -> None:
    """It parses, a second time changes nothing, nothing new is found, and safe fixes change no count that was known."""
    before = check(code.encode())
    done = fix_file(code.encode(), before, check, unsafe=unsafe)
    assert done.rejected == ()
    assert done.unsettled == ()
    ast.parse(done.after.data)
    again = fix_file(done.after.data, done.after.checked, check, unsafe=unsafe)
    assert again.after.data == done.after.data
    assert again.findings == ()
    if unsafe:
        return
    counts = [[model.params.exact for model in file.models] for file in (before, done.after.checked)]
    assert all(old in (None, new) for old, new in zip(*counts, strict=True))
    if None not in counts[0]:  # of a model that could not be built before there is more to say now
        left = Counter(finding.name for finding in done.after.checked.findings)
        assert left <= Counter(finding.name for finding in before.findings)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("code", EXAMPLES.values(), ids=EXAMPLES)
def test_the_examples_of_the_pages(code: str, unsafe: bool) -> None:
    assert_mended(code, unsafe=unsafe)


@given(
    st.sampled_from(FIRST),
    st.lists(st.sampled_from(MIDDLE), max_size=5),
    st.sampled_from(HEADS),
    st.sampled_from(LOSSES),
    st.sampled_from(OPTIMIZERS),
    st.booleans(),
)
def test_drawn_models(first: str, middle: list[str], head: str, loss: str, optimizer: str, unsafe: bool) -> None:
    layers = ", ".join([first, *middle, head])
    code = f"{HEAD}m = Sequential([{layers}])  # kept\nm.compile({optimizer}, {loss}, metrics=['accuracy'])\n"
    assert_mended(code, unsafe=unsafe)
