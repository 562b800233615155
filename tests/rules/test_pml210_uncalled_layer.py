"""uncalled-layer: silent first."""

import pytest
from paramlint.rules.shapes.pml210_uncalled_layer import UncalledLayer

from paramlint.testing import findings
from tests.rules.shapes import HEAD, at

SILENT = {
    "called": "x = Input((4,))\nModel(x, Dense(1)(x))",
    "a layer for a wrapper": "TimeDistributed(Dense(3))(Input((5, 4)))",
    "a model as a layer": "x = Input((4,))\nbase = Sequential([Input((4,)), Dense(3)])\nModel(x, Dense(1)(base(x)))",
    "models in a Sequential": "Sequential([Input((4,)), Sequential([Dense(3)]), Dense(1)])",
    "something nobody knows": "import z\nx = Input((4,))\nModel(x, z.head)\nSequential([z.Layer, z.layer()])",
    "a layer of the file's own that takes a layer": "class Twice(Layer):\n    def call(self, x, layer):\n        return layer(layer(x))\nTwice()(Input((4,)), Dense(4))",
    "an input as it is": "x = Input((4,))\nModel(x, x)",
    "one of several inputs": "import z\na, b = Input((4,)), Input((4,))\nx = a if z.flag() else b\nModel(x, Dense(1)(a))",
    "data": "import numpy as np\nDense(1)(np.zeros((3, 4)))",
    "the tensor of an input": "Sequential([Input((4,)), Dense(3)])\nm = Sequential()\nm.add(Input((4,)))\nm.add(Dense(3))",
}  # fmt: skip


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(UncalledLayer, f"{HEAD}{code}\n") == ()


FOUND = {
    "a model ends in a layer": (
        "x = Input((4,))\nout = Dense(1)\nmodel = Model(x, out)",
        "Model(x, out)",
        "`dense` is a layer that is called on nothing, and a tensor is needed"
        ' (Keras: "All `outputs` values must be KerasTensors")',
    ),
    "a layer on a layer": (
        "Dense(1)(Dense(2))",
        "Dense(1)(Dense(2))",
        "`dense_1` is a layer that is called on nothing, and a tensor is needed"
        ' (Keras: "Only input tensors may be passed as positional arguments")',
    ),
    "a layer on a model": (
        "base = Sequential([Input((4,)), Dense(3)])\nDense(1)(base)",
        "Dense(1)(base)",
        "`sequential` is a model that is called on nothing, and a tensor is needed"
        ' (Keras: "Only input tensors may be passed as positional arguments")',
    ),
    "a layer on a class": (
        "Dense(1)(Flatten)",
        "Dense(1)(Flatten)",
        "`Flatten` is a class of layers, and a tensor is needed here"
        ' (Keras: "Only input tensors may be passed as positional arguments")',
    ),
    "a class among layers": (
        "model = Sequential([Input((4,)), Flatten, Dense(1)])",
        "Sequential([Input((4,)), Flatten, Dense(1)])",
        "`Flatten` is a class of layers, and a layer is needed: `Flatten(...)`"
        ' (Keras: "Only instances of `keras.Layer` can be added to a Sequential model")',
    ),
    "a text among layers": (
        "model = Sequential([Input((4,)), 'relu'])",
        "Sequential([Input((4,)), 'relu'])",
        'this is not a layer (Keras: "Only instances of `keras.Layer` can be added to a Sequential model")',
    ),
    "a tensor among layers": (
        "model = Sequential([Input((4,)), Dense(3)(Input((4,)))])",
        "Sequential([Input((4,)), Dense(3)(Input((4,)))])",
        "this is a tensor, and a layer is needed"
        ' (Keras: "Only instances of `keras.Layer` can be added to a Sequential model")',
    ),
    "another input": (
        "x, y = Input((4,)), Input((4,))\nmodel = Model(x, Dense(1)(y))",
        "Model(x, Dense(1)(y))",
        "the outputs depend on the input `input_layer_1`, which is not among the model's inputs"
        ' (Keras: "is not connected to `inputs`")',
    ),
}


@pytest.mark.parametrize(("code", "place", "message"), FOUND.values(), ids=FOUND)
def test_found(code: str, place: str, message: str) -> None:
    code = f"{HEAD}{code}\n"
    (found,) = findings(UncalledLayer, code)
    assert found.message == message
    assert at(code, found.span.start, found.span.end) == place
    assert found.severity == "error"
    assert found.help
