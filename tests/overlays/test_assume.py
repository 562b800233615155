"""Causes with their remedies: what the hint says to assume makes the count what Keras would build."""

from collections.abc import Mapping

import pytest

from paramlint.analyze import Assumed, analyze
from paramlint.graph.model import Model
from paramlint.report.causes import causes
from paramlint.source.read import to_source
from paramlint.unknown import NAME_IT

HEAD = """import json, os, pickle, sys
import elsewhere
import numpy as np, pandas as pd
from keras import *
from keras.layers import *
from keras.preprocessing.text import Tokenizer
tokenizer = Tokenizer()
"""

# The program, what the hint names with a value for it, and the count: each unknown stands in several layers.
REMEDIES: dict[str, tuple[str, str, Assumed, int]] = {
    "a size of the data": (
        "vocab_size = len(tokenizer.word_index) + 1\n"
        "m = Sequential([Embedding(vocab_size, 4, input_length=3), LSTM(2), Dense(vocab_size)])",
        "vocab_size", 10, 10 * 4 + 4 * (4 * 2 + 2 * 2 + 2) + 2 * 10 + 10,
    ),
    "arithmetic with it": (
        "words = len(tokenizer.word_index)\nm = Sequential([Input((4,)), Dense(words + 1), Dense(2 * words)])",
        "words", 3, 4 * 4 + 4 + 4 * 6 + 6,
    ),
    "the columns of a file": (
        'n = pd.read_csv("a.csv").shape[1]\nm = Sequential([Input((n,)), Dense(3), Dense(n)])',
        "n", 5, 5 * 3 + 3 + 3 * 5 + 5,
    ),
    "an item of a file of settings": (
        'settings = json.load(open("a.json"))\nunits = settings["units"]\n'
        "m = Sequential([Input((4,)), Dense(units), Dense(units)])",
        "units", 3, 15 + 12,
    ),
    "one of two that are unpacked": (
        "units, depth = elsewhere.settings()\nm = Sequential([Input((4,)), Dense(units), Dense(units)])",
        "units", 3, 15 + 12,
    ),
    "the command line": (
        "units = int(sys.argv[1])\nm = Sequential([Input((4,)), Dense(units), Dense(units)])", "units", 3, 15 + 12,
    ),
    "an attribute of something unknown": (
        "env = elsewhere.make()\nn = env.space.n\nm = Sequential([Input((n,)), Dense(3), Dense(n)])", "n", 4, 15 + 16,
    ),
    "a parameter": (
        "def build(units):\n    m = Sequential([Input((4,)), Dense(units), Dense(units)])", "units", 3, 15 + 12,
    ),
    "a parameter that a loop depends on": (
        "def build(depth):\n    m = Sequential([Input((4,))])\n    for _ in range(depth):\n        m.add(Dense(4))",
        "depth", 3, 60,
    ),
    "a name of another module": ("m = Sequential([Input((4,)), Dense(UNITS), Dense(UNITS)])", "UNITS", 3, 15 + 12),
    "a whole shape": (
        "shape = elsewhere.shape()\nm = Sequential([Input(shape), Dense(3), Dense(3)])", "shape", (2, 4), 15 + 12,
    ),
    "a list of sizes": (
        "m = Sequential([Input((4,))])\nsizes = elsewhere.sizes()\nfor n in sizes:\n    m.add(Dense(n))",
        "sizes", (3, 3), 15 + 12,
    ),
    "a condition": (
        'deep = elsewhere.flag()\nm = Sequential([Input((4,)), Dense(3)])\nif deep:\n    m.add(Dense(3))',
        "deep", True, 15 + 12,
    ),
}  # fmt: skip


def _model(code: str, assumed: Mapping[str, Assumed]) -> Model:
    (model,) = (one for one in analyze(to_source((HEAD + code).encode(), "a.py"), assumed) if "m" in one.names)
    return model


@pytest.mark.parametrize(("code", "name", "value", "count"), REMEDIES.values(), ids=REMEDIES)
def test_every_cause_is_told_once_and_its_remedy_makes_the_count_exact(
    code: str, name: str, value: Assumed, count: int
) -> None:
    model = _model(code, {})
    assert model.params.exact is None
    (cause,) = causes(model)
    assert cause.unknown.span is not None
    assert cause.unknown.hint == f"# paramlint: assume {name}=..."
    assert _model(code, {name: value}).params.exact == count


@pytest.mark.parametrize(
    "size",
    [
        'settings["units"]',
        "settings.units",
        "unknown()",
        "int(sys.argv[1])",
        'pd.read_csv("a.csv").shape[1]',
    ],
)
def test_what_has_no_name_of_its_own_is_to_be_given_one(size: str) -> None:
    code = f'settings = json.load(open("a.json"))\nm = Sequential([Input((4,)), Dense({size}), Dense(2)])'
    (cause,) = causes(_model(code, {}))
    assert cause.unknown.hint == NAME_IT
    named = f'settings = json.load(open("a.json"))\nn = {size}\nm = Sequential([Input((4,)), Dense(n), Dense(2)])'
    assert _model(named, {"n": 3}).params.exact == 15 + 8
