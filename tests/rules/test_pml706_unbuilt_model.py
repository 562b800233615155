"""unbuilt-model: silent first."""

import keras
import pytest
from paramlint.rules.compatibility.pml706_unbuilt_model import UnbuiltModel

from paramlint.testing import findings

HEAD = "import numpy as np\nimport keras\nfrom keras import *\nfrom keras.layers import *\n"
MODEL = "m = Sequential([Dense(3), Dense(1)])\n"
SILENT = {
    "an input": "m = Sequential([Input((4,)), Dense(1)])\nm.summary()\n",
    "an input that is added": "m = Sequential()\nm.add(Input((4,)))\nm.add(Dense(1))\nm.count_params()\n",
    "a first layer that is given it": "m = Sequential([Dense(1, input_shape=(4,))])\nm.summary()\n",
    "built": MODEL + "m.build((None, 4))\nm.summary()\n",
    "called": MODEL + "m(np.zeros((2, 4)))\nm.summary()\n",
    "called on what nobody knows": MODEL + "m(input())\nm.summary()\n",
    "fitted": MODEL + "m.compile('adam', 'mse')\nm.fit(input(), input())\nm.summary()\n",
    "predicting": MODEL + "m.predict(input())\nm.save_weights('a.weights.h5')\n",
    "a part of another model": MODEL + "n = Sequential([Input((4,)), m])\nm.summary()\n",
    "wrapped": MODEL + "n = Sequential([Input((5, 4)), TimeDistributed(m)])\nm.summary()\n",
    "handed to code that nobody knows": "from helpers import train\n" + MODEL + "train(m)\nm.summary()\n",
    "a first layer that nobody knows": "m = Sequential([input(), Dense(1)])\nm.summary()\n",
    "a model as the first layer": "m = Sequential([Sequential([Input((4,)), Dense(1)]), Dense(1)])\nm.summary()\n",
    "only compiled": MODEL + "m.compile('adam', 'mse')\n",
    "fitted further up, in a function": MODEL + "def train():\n    m.fit(input(), input())\nm.summary()\n",
    "asked in a function that is called who knows when": MODEL + "def show(m):\n    m.summary()\nshow(m)\n",
    "a first layer that Keras 3 has not": "m = Sequential([LocallyConnected1D(2, 3), Dense(1)])\nm.summary()\n",
    "something that may fail": MODEL + "try:\n    m.count_params()\nexcept ValueError:\n    pass\n",
    "only on a condition": MODEL + "if input():\n    m.summary()\n",
    "an input that comes on a condition": "m = Sequential()\nif input():\n    m.add(Input((4,)))\nm.add(Dense(1))\nm.summary()\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(UnbuiltModel, HEAD + code) == ()


def test_silent_for_keras_2() -> None:
    assert findings(UnbuiltModel, HEAD + MODEL + "m.summary()\n", keras_version="2") == ()


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("count_params()", "raises: You tried to call `count_params` on a layer that isn't built"),
        ("summary()", "prints `?` for shapes and 0 (unbuilt) for counts"),
        ("get_weights()", "gives an empty list"),
        ("save_weights('a.weights.h5')", "raises: You are saving a model that has not yet been built"),
        ("load_weights('a.weights.h5')", "raises: You are loading weights into a model that has not yet been built"),
    ],
)
def test_found(call: str, told: str) -> None:
    code = HEAD + MODEL + f"m.compile('adam', 'mse')\nm.{call}\nm.fit(input(), input())\nm.{call}\n"
    (found,) = findings(UnbuiltModel, code)
    assert found.message == f"`{call.partition('(')[0]}()` {told}: nothing has said the shape of the input yet"
    assert (found.severity, found.model) == ("warning", "m")
    assert found.span.start == code.index(f"m.{call}")


def test_found_in_the_function_that_makes_the_model() -> None:
    code = HEAD + "def make():\n    m = Sequential([Dense(3)])\n    m.summary()\n    return m\nmake().fit(1, 2)\n"
    assert len(findings(UnbuiltModel, code)) == 1


def test_keras_agrees() -> None:
    model = keras.Sequential([keras.layers.Dense(3), keras.layers.Dense(1)])
    assert model.get_weights() == []
    with pytest.raises(ValueError, match=r"You tried to call `count_params` on layer .* but the layer isn't built"):
        model.count_params()
    with pytest.raises(ValueError, match="You are saving a model that has not yet been built"):
        model.save_weights("a.weights.h5")
    with pytest.raises(ValueError, match="You are loading weights into a model that has not yet been built"):
        model.load_weights("a.weights.h5")
    lines: list[str] = []
    model.summary(print_fn=lines.append)
    assert "0 (unbuilt)" in "".join(lines)
