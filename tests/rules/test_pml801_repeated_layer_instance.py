"""repeated-layer-instance: silent first."""

import keras
import pytest
from paramlint.rules.sharing.pml801_repeated_layer_instance import RepeatedLayerInstance

from paramlint.testing import findings

HEAD = "from keras import *\nfrom keras.layers import *\n"
SILENT = {
    "a layer for each place": "Sequential([Input((4,)), *[Dense(4) for _ in range(3)]])\n",
    "a layer without weights": "d = Dropout(0.1)\nSequential([Input((4,)), Dense(4), d, Dense(4), d])\n",
    "a layer without weights that is not built": "d = Dropout(0.1)\nSequential([Dense(4), d, Dense(4), d])\n",
    "an activation in a list": "Sequential([Input((4,)), *[ReLU()] * 3])\n",
    "two models with a layer in common": "d = Dense(4)\nSequential([Input((4,)), d])\nSequential([Input((4,)), d])\n",
    "two inputs and one encoder": "a, b, d = Input((4,)), Input((4,)), Dense(4)\nModel([a, b], add([d(a), d(b)]))\n",
    "the same weights again and again": "x = i = Input((4,))\nd = Dense(4)\nfor _ in range(3):\n    x = d(x)\nModel(i, x)\n",
    "a list that is repeated for its numbers": "x = i = Input((4,))\nfor n in [4] * 3:\n    x = Dense(n)(x)\nModel(i, x)\n",
    "a layer of the file": "class Mine(Layer):\n    pass\nm = Mine()\nSequential([Input((4,)), m, m])\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(RepeatedLayerInstance, HEAD + code) == ()


FOUND = {
    "a list that is multiplied": ("m = Sequential([Input((4,)), *[Dense(4)] * 3])\n", 3, "20 weights"),
    "added twice": (
        "d = Dense(4, name='a')\nm = Sequential()\nm.add(Input((4,)))\nm.add(d)\nm.add(ReLU())\nm.add(d)\n",
        2,
        "20 weights",
    ),
    "added in a loop": (
        "d = Conv2D(2, 3, padding='same')\nm = Sequential()\nm.add(Input((8, 8, 2)))\nfor _ in range(4):\n    m.add(d)\n",
        4,
        "38 weights",
    ),
    "without an input": ("d = Dense(4)\nm = Sequential([d, d])\n", 2, "one set of weights"),
    "a model": ("b = Sequential([Input((4,)), Dense(4)])\nm = Sequential([Input((4,)), b, b])\n", 2, "20 weights"),
    "a list that is multiplied, called": (
        "x = i = Input((4,))\nfor d in [Dense(4)] * 3:\n    x = d(x)\nm = Model(i, x)\n",
        3,
        "20 weights",
    ),
}


@pytest.mark.parametrize(("code", "times", "weights"), FOUND.values(), ids=FOUND)
def test_found(code: str, times: int, weights: str) -> None:
    (found,) = findings(RepeatedLayerInstance, HEAD + code)
    assert f"stands in the model {times} times: all of them share its {weights}" in found.message
    assert (found.severity, found.measure, found.model) == ("warning", times, "m")
    assert found.help == "make a new layer for each place"


def test_its_place_is_where_the_layer_is_made() -> None:
    code = HEAD + "d = Dense(4)\nm = Sequential([Input((4,)), d, d])\n"
    (found,) = findings(RepeatedLayerInstance, code)
    assert code[found.span.start : found.span.end] == "Dense(4)"


def test_keras_counts_the_weights_once() -> None:
    block = keras.layers.Dense(4)
    assert keras.Sequential([keras.Input((4,)), *[block] * 3]).count_params() == 20
