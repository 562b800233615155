"""deprecated-input-shape: silent first."""

import keras
import pytest
from paramlint.rules.compatibility.pml703_deprecated_input_shape import DeprecatedInputShape

from paramlint.testing import findings, fixed
from tests.rules.real_keras import described, models

HEAD = "import keras\nfrom keras import Sequential, layers\nfrom keras.layers import *\n"
SILENT = {
    "an input first": "Sequential([keras.Input((4,)), Dense(1)])\n",
    "an input, and the argument where it is ignored": "Sequential([keras.Input((4,)), Dense(1, input_shape=(4,))])\n",
    "an input that is added": "m = Sequential()\nm.add(InputLayer((4,)))\nm.add(Dense(1, input_dim=4))\n",
    "no shape at all": "Sequential([Dense(1)])\n",
    "the vocabulary of an embedding": "Sequential([Embedding(input_dim=9, output_dim=2), LSTM(1)])\n",
    "a later layer": "Sequential([Dense(1), Dense(2, input_shape=(1,))])\n",
    "a functional model": "i = keras.Input((4,))\nkeras.Model(i, Dense(1, input_shape=(4,))(i))\n",
    "something that may fail": "try:\n    Sequential([Dense(1, input_shape=(4,))])\nexcept ValueError:\n    pass\n",
    "Keras 2": "import tf_keras\ntf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(4,))])\n",
    "TensorFlow told to take Keras 2": "import os\nos.environ['TF_USE_LEGACY_KERAS'] = '1'\nimport tensorflow as tf\n"
    "tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(4,))])\n",
    "TensorFlow's own old copy": "from tensorflow.python.keras.layers import Dense as D\n"
    "from tensorflow.python.keras.models import Sequential as S\nS([D(1, input_shape=(4,))])\n",
    "nobody knows which layer comes first": "m = Sequential()\nif input():\n    m.add(Dense(1))\n"
    "m.add(Dense(2, input_shape=(4,)))\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(DeprecatedInputShape, HEAD + code) == ()


def test_silent_where_the_settings_say_keras_2() -> None:
    code = HEAD + "Sequential([Dense(1, input_shape=(4,))])\n"
    assert findings(DeprecatedInputShape, code, keras_version="2") == ()
    assert len(findings(DeprecatedInputShape, code, keras_version="3")) == 1


def test_what_it_says() -> None:
    code = HEAD + "m = Sequential([Dense(1, input_dim=4)])\n"
    (found,) = findings(DeprecatedInputShape, code)
    assert found.message == "`Dense` is given `input_dim=4`: Keras 3 warns, and wants an `Input` first"
    assert code[found.span.start : found.span.end] == "input_dim=4"
    assert (found.severity, found.model, found.layer) == ("advice", "m", "dense")


def test_once_for_a_function_that_makes_several_models() -> None:
    code = HEAD + "def make(n):\n    return Sequential([Dense(n, input_shape=(4,))])\na, b = make(1), make(2)\n"
    assert len(findings(DeprecatedInputShape, code)) == 1


FIXED = {
    "in a list": (
        "m = Sequential([Dense(8, input_shape=(4,)), Dense(1)])\n",
        "m = Sequential([keras.Input(shape=(4,)), Dense(8), Dense(1)])\n",
    ),
    "in a list over several lines": (
        "m = keras.models.Sequential([\n    # the first\n    layers.Dense(8,\n                 input_dim=4,  # four\n"
        "                 name='a'),\n    layers.Dense(1),\n])\n",
        "m = keras.models.Sequential([\n    # the first\n    layers.Input(shape=(4,)),\n    layers.Dense(8,  # four\n"
        "                 name='a'),\n    layers.Dense(1),\n])\n",
    ),
    "added": (
        "def make():\n    net = Sequential()\n    net.add(Conv2D(2, 3, input_shape=(8, 8, 1)))\n    net.add(Flatten())\n"
        "    return net\nm = make()\n",
        "def make():\n    net = Sequential()\n    net.add(keras.Input(shape=(8, 8, 1)))\n    net.add(Conv2D(2, 3))\n"
        "    net.add(Flatten())\n    return net\nm = make()\n",
    ),
    "a wrapper that is given it": (
        "m = Sequential([Bidirectional(LSTM(3), input_shape=(5, 2)), Dense(1)])\n",
        "m = Sequential([keras.Input(shape=(5, 2)), Bidirectional(LSTM(3)), Dense(1)])\n",
    ),
    "a size that is computed": (
        "n = 4\nm = Sequential((Dense(1, input_dim=n * 2),))\n",
        "n = 4\nm = Sequential((keras.Input(shape=(n * 2,)), Dense(1),))\n",
    ),
    "only the shape": (
        "m = Sequential([Flatten(input_shape=[28, 28]), Dense(1)], name='net')\n",
        "m = Sequential([keras.Input(shape=[28, 28]), Flatten(), Dense(1)], name='net')\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), FIXED.values(), ids=FIXED)
def test_fixed(before: str, after: str) -> None:
    before, after = HEAD + before, HEAD + after
    mended = fixed(DeprecatedInputShape, before)
    # any way in which the file reaches Input is right
    assert mended.replace("(Input(", "(keras.Input(").replace("[Input(", "[keras.Input(") == after
    assert findings(DeprecatedInputShape, mended) == ()
    assert fixed(DeprecatedInputShape, mended) == mended
    old, new = models(before), models(mended)
    assert old.keys() == new.keys() != set()
    for name, model in old.items():
        assert described(model) == described(new[name])


IMPORTS = {
    "from keras.layers import Dense\nfrom keras import Sequential\n": "from keras.layers import Dense, Input\n",
    "from keras.layers import (\n    Dense,\n)\nfrom keras import Sequential\n": "    Dense, Input,\n",
    "from keras.layers import Dense, Input\nfrom keras import Sequential\n": "from keras.layers import Dense, Input\n",
    "from keras.layers import Dense\nfrom keras import Input as In, Sequential\n": "Sequential([In(shape=",
    "from keras.layers import *\nfrom keras import Sequential\n": "Sequential([Input(shape=",
    "from keras.layers import Dense\nfrom keras import Sequential\nInput = 3\nimport keras\n": "keras.Input(shape=",
}


@pytest.mark.parametrize(("head", "expected"), IMPORTS.items())
def test_the_import_that_it_needs(head: str, expected: str) -> None:
    code = head + "m = Sequential([Dense(1, input_shape=(4,))])\n"
    mended = fixed(DeprecatedInputShape, code)
    assert expected in mended
    assert models(mended)["m"].count_params() == 5


UNFIXED = {
    "a list that is made elsewhere": "parts = [Dense(1, input_shape=(4,))]\nm = Sequential(parts)\n",
    "a layer that is made elsewhere": "first = Dense(1, input_shape=(4,))\nm = Sequential([first])\n",
    "a layer that begins another model as well": "m = Sequential([Dense(1, input_shape=(4,)), Dense(1)])\n"
    "n = Sequential(m.layers[:-1])\n",
    "arguments that nobody sees": "m = Sequential([Dense(1, input_shape=(4,), **{})])\n",
    "the name Input means something else": "Input = layers = keras = None\nm = Sequential([Dense(1, input_shape=(4,))])\n",
    "an add among other statements": "m = Sequential(); m.add(Dense(1, input_shape=(4,)))\n",
    "a condition": "m = Sequential()\nif input():\n    m.add(Dense(1, input_shape=(4,)))\nelse:\n    m.add(Dense(1, input_shape=(5,)))\n",
}


@pytest.mark.parametrize("code", UNFIXED.values(), ids=UNFIXED)
def test_no_fix_where_the_place_is_not_sure(code: str) -> None:
    for found in findings(DeprecatedInputShape, HEAD + code):
        assert found.fix is None


def test_line_breaks_are_those_of_the_file() -> None:
    code = "from keras import *\r\nfrom keras.layers import *\r\nm = Sequential()\r\nm.add(Dense(1, input_dim=4))\r\n"
    mended = fixed(DeprecatedInputShape, code)
    assert mended.endswith("m.add(Input(shape=(4,)))\r\nm.add(Dense(1))\r\n")


def test_keras_warns() -> None:
    with pytest.warns(UserWarning, match="Do not pass an `input_shape`/`input_dim` argument to a layer"):
        keras.layers.Dense(1, input_shape=(4,))
