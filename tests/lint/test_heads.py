"""Heads, losses and what a model is fitted on, as the rules about them see them."""

import doctest

import pytest

from paramlint.analyze import read_program
from paramlint.graph.program import Program
from paramlint.lint import activation, identifiers, loss, renaming
from paramlint.lint.head import heads
from paramlint.lint.training import fitted, trained
from paramlint.source.read import to_source

IMPORTS = "import keras\nfrom keras import Input, Model, Sequential\nfrom keras.layers import *\n"


def program(code: str) -> Program:
    return read_program(to_source((IMPORTS + code).encode(), "snippet.py"))


def shown(code: str) -> list[tuple[str | None, str | None, int | None] | None]:
    """Name, activation and units of each output of the last model."""
    read = program(code)
    return [head and (head.name, head.activation, head.units) for head in heads(read.models[-1], read)]


@pytest.mark.parametrize("module", [activation, identifiers, loss, renaming])
def test_examples(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_outputs_in_their_order() -> None:
    code = "x = Input((4,))\na = Dense(1, name='a')(x)\nb = Dense(3, 'softmax', name='b')(x)\n"
    assert shown(code + "Model(x, [b, a])\n") == [("b", "softmax", 3), ("a", "linear", 1)]
    assert shown(code + "Model(x, {'z': b, 'y': a})\n") == [("y", "linear", 1), ("z", "softmax", 3)]
    assert shown(code + "Model(x, [a, input()])\n") == [("a", "linear", 1), None]


def test_layers_with_several_outputs() -> None:
    code = "x = Input((9, 4))\ny, h, c = LSTM(5, return_state=True, name='l')(x)\nModel(x, [c, y])\n"
    assert shown(code) == [("l", "tanh", 5), ("l", "tanh", 5)]


def test_pooling_keeps_what_it_can() -> None:
    code = "Sequential([Input((8, 8, 3)), Conv2D(4, 1, activation='softmax'), {}])\n"
    assert shown(code.format("GlobalAveragePooling2D(name='p')")) == [("p", "softmax", 4)]
    assert shown(code.format("GlobalMaxPooling2D(name='p')")) == [("p", None, 4)]
    assert shown(code.format("Reshape((4, 64), name='p')")) == [("p", None, 64)]


def test_a_model_of_a_class_has_no_known_outputs() -> None:
    code = "class A(Model):\n    def __init__(self):\n        super().__init__()\n        self.a = Dense(1)\n\nA()\n"
    assert shown(code) == []


def test_compile_is_paired_with_the_layers_at_its_time() -> None:
    read = program(
        "m = Sequential([Input((4,)), Dense(3)])\nm.compile('adam', 'mae')\nm.add(Dense(1))\nm.compile('adam', 'mse')\n"
    )
    assert [pair.loss.name for pair in trained(read.models[0], read)] == ["mean_squared_error"]


def test_a_fit_counts_with_the_last_loss() -> None:
    code = "(x, y), _ = keras.datasets.mnist.load_data()\nm = Sequential([Flatten(), Dense(10)])\n"
    code += "m.compile('adam', 'mae')\nm.fit(x, y)\nm.compile('adam', 'mse')\nm.fit(x, y)\n"
    read = program(code)
    assert [one.trained.loss.name for one in fitted(read.models[0], read)] == [
        "mean_absolute_error",
        "mean_squared_error",
    ]
