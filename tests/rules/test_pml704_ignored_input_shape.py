"""ignored-input-shape: silent first."""

import keras
import pytest
from paramlint.rules.compatibility.pml704_ignored_input_shape import IgnoredInputShape

from paramlint.testing import findings, fixed
from tests.rules.real_keras import described, models

HEAD = "import keras\nfrom keras import *\nfrom keras.layers import *\n"
SILENT = {
    "the first layer": "Sequential([Dense(3, input_shape=(4,)), Dense(1)])\n",
    "the first of a model inside another": "Sequential([Sequential([Dense(3, input_shape=(4,))]), Dense(1)])\n",
    "the first of a model that a functional one takes apart": "s = Sequential([Dense(3, input_shape=(4,))])\n"
    "Model(s.inputs, Dense(1)(s.outputs[0]))\n",
    "a wrapper": "Sequential([Bidirectional(LSTM(3), input_shape=(4, 3)), Dense(1)])\n",
    "a ready-made model": "b = applications.MobileNetV2(weights=None, include_top=False, input_shape=(96, 96, 3))\n"
    "Model(b.input, Dense(2)(GlobalAveragePooling2D()(b.output)))\n",
    "the vocabulary of an embedding": "i = Input((4,))\nModel(i, Embedding(input_dim=9, output_dim=2)(i))\n",
    "the first of two that a condition chooses": "m = Sequential()\nif input():\n    m.add(Dense(3, input_shape=(4,)))\n"
    "else:\n    m.add(Dense(2, input_shape=(4,)))\nm.add(Dense(1))\n",
    "one line that makes first and later layers": "m = Sequential()\nfor n in range(3):\n"
    "    m.add(Dense(4, input_shape=(4,)))\n",
    "something that may fail": "try:\n    Sequential([Dense(3), Dense(1, input_shape=(3,))])\nexcept ValueError:\n    1\n",
    "Keras 2": "import tf_keras\ntf_keras.Sequential([tf_keras.layers.Dense(2), tf_keras.layers.Dense(1, input_dim=2)])\n",
}
IGNORED = "has no effect: Keras only looks at the first layer of a Sequential"


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(IgnoredInputShape, HEAD + code) == ()


FOUND = {
    "a later layer": (
        "m = Sequential([Input((4,)), Dense(3), Dense(1, input_shape=(4,))])\n",
        f"`input_shape=(4,)` {IGNORED}",
    ),
    "a later layer that is added": (
        "m = Sequential()\nm.add(Dense(3, input_shape=(4,)))\nm.add(Dense(1, input_dim=4, name='a'))\n",
        f"`input_dim=4` {IGNORED}",
    ),
    "behind an input": ("m = Sequential([Input((4,)), Dense(3, input_shape=(5,))])\n", f"`input_shape=(5,)` {IGNORED}"),
    "called on a tensor": (
        "i = Input((4,))\nm = Model(i, Dense(3, input_shape=(4,))(i))\n",
        f"`input_shape=(4,)` {IGNORED}",
    ),
    "inside a wrapper further on": (
        "m = Sequential([Input((4, 3)), Dense(3), TimeDistributed(Dense(1, input_shape=(3,)))])\n",
        "`input_shape=(3,)` has no effect inside `TimeDistributed`: Keras looks at the wrapper only",
    ),
}


@pytest.mark.parametrize(("code", "message"), FOUND.values(), ids=FOUND)
def test_found_and_left_out(code: str, message: str) -> None:
    code = HEAD + code
    (found,) = findings(IgnoredInputShape, code)
    assert (found.message, found.severity) == (message, "warning")
    assert found.help == "leave it out"
    mended = fixed(IgnoredInputShape, code)
    assert findings(IgnoredInputShape, mended) == ()
    assert described(models(code)["m"]) == described(models(mended)["m"])


def test_inside_a_wrapper_that_comes_first_the_model_has_no_input() -> None:
    code = HEAD + "m = Sequential([Bidirectional(LSTM(3, input_shape=(4, 3))), Dense(1)])\n"
    (found,) = findings(IgnoredInputShape, code)
    assert found.message == "`input_shape=(4, 3)` has no effect inside `Bidirectional`: Keras looks at the wrapper only"
    assert found.help == "put an `Input(shape=...)` before it"
    assert fixed(IgnoredInputShape, code) == code
    mended = fixed(IgnoredInputShape, code, unsafe=True)
    assert mended == HEAD + "m = Sequential([Input(shape=(4, 3)), Bidirectional(LSTM(3)), Dense(1)])\n"
    assert not models(code)["m"].built
    assert models(mended)["m"].built


def test_what_one_step_of_many_is_given_is_not_known() -> None:
    code = HEAD + "m = Sequential([TimeDistributed(Dense(3, input_shape=(4, 3))), Dense(1)])\n"
    (found,) = findings(IgnoredInputShape, code)
    assert found.fix is None


def test_keras_warns_and_ignores_it() -> None:
    with pytest.warns(UserWarning, match="Do not pass an `input_shape`"):
        later = keras.layers.Dense(1, input_shape=(7,))
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3), later])
    assert later.kernel.shape == (3, 1)
    assert model.output_shape == (None, 1)
