"""softmax-single-unit: silent first."""

import pytest
from paramlint.rules.head.pml301_softmax_single_unit import SoftmaxSingleUnit

from paramlint.testing import findings
from tests.rules.heads import HEAD, mended, model

SILENT = {
    "sigmoid": model("Dense(1, 'sigmoid')"),
    "two units": model("Dense(2, 'softmax')"),
    "units that are not known": model("Dense(int(input()), 'softmax')"),
    "an activation that is not known": model("Dense(1, activation=input())"),
    "a function of the file": HEAD
    + "def softmax(x):\n    return x\n\nm = Sequential([Input((4,)), Dense(1, activation=softmax)])\n",
    "softmax over the steps": HEAD + "m = Sequential([Input((9, 4)), Dense(1), Softmax(axis=1)])\n",
    "attention over the steps": HEAD + "m = Sequential([Input((9, 4)), Dense(1), Flatten(), Activation('softmax')])\n",
    "along another axis, by a function": HEAD
    + "m = Sequential([Input((9, 4)), Dense(1, activation=lambda x: keras.activations.softmax(x, axis=1))])\n",
    "inside the gates of an LSTM": HEAD + "m = Sequential([Input((9, 4)), LSTM(1, activation='softmax')])\n",
    "several channels": HEAD + "m = Sequential([Input((8, 8, 3)), Conv2D(2, 1, activation='softmax')])\n",
    "set later": model("Dense(1, 'softmax')") + "m.layers[-1].activation = keras.activations.sigmoid\n",
    "arguments that are passed on": model("Dense(1, **{'activation': input()})"),
}
FOUND = {
    "a Dense": model("Dense(1, 'softmax')"),
    "without an input": HEAD + "m = Sequential([Dense(1, activation='softmax')])\n",
    "a function of Keras": model("Dense(1, activation=keras.activations.softmax)"),
    "a function of TensorFlow": model("Dense(1, activation=tf.nn.softmax)"),
    "a layer of its own": model("Dense(1, name='dense_1'), Softmax(name='dense')"),
    "an activation of its own": model("Dense(1, name='dense_1'), Activation('softmax', name='dense')"),
    "a map of one channel": HEAD
    + "m = Sequential([Input((8, 8, 3)), Conv2D(1, 1, activation='softmax', name='dense')])\n",
    "over steps": HEAD
    + "m = Sequential([Input((9, 4)), TimeDistributed(Dense(1, activation='softmax'), name='dense')])\n",
    "in a network": HEAD
    + "x = Input((9, 4))\ny = Dense(1, activation='softmax')(x)\nm = Model(x, Multiply()([x, y]))\n",
    "by a variable": HEAD + "last = 'softmax'\nm = Sequential([Input((4,)), Dense(1, activation=last)])\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(SoftmaxSingleUnit, code) == ()


@pytest.mark.parametrize("code", FOUND.values(), ids=FOUND)
def test_found(code: str) -> None:
    (found,) = findings(SoftmaxSingleUnit, code)
    assert found.message == "`dense` applies softmax to a single unit, which makes 1.0 of whatever comes in"
    assert found.severity == "error"
    assert "softmax" in code[found.span.start : found.span.end].lower() or "last" in code


def test_layers_of_a_loop_are_told_apart() -> None:
    loop = HEAD + "for last in ('softmax', 'sigmoid'):\n    m = Sequential([Input((4,)), Dense({}, activation=last)])\n"
    assert findings(SoftmaxSingleUnit, loop.format(3)) == ()
    both = HEAD + "a, b = (Dense(1, activation=last) for last in ('sigmoid', 'softmax'))\n"
    (found,) = findings(SoftmaxSingleUnit, both + "m = Sequential([Input((4,)), a, b])\n")
    assert found.layer == "dense_1"


def test_the_fix_uses_sigmoid() -> None:
    before = model("Dense(1, activation={})", "'binary_crossentropy'").rpartition("m.compile")[0]
    for written, better in (
        ("'softmax'", "'sigmoid'"),
        ('"softmax"', '"sigmoid"'),
        ("tf.nn.softmax", "tf.nn.sigmoid"),
        ("keras.activations.softmax", "keras.activations.sigmoid"),
    ):
        line = mended(SoftmaxSingleUnit, before.format(written))
        assert line == f"m = Sequential([Input((4,)), Dense(1, activation={better})])"


def test_what_is_not_written_out_is_not_mended() -> None:
    (found,) = findings(SoftmaxSingleUnit, FOUND["by a variable"])
    assert found.fix is None
