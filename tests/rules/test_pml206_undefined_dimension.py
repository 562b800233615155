"""undefined-dimension: silent first."""

import pytest
from paramlint.rules.shapes.pml206_undefined_dimension import UndefinedDimension

from paramlint.analyze import analyze
from paramlint.source.read import to_source
from paramlint.testing import findings, fixed
from tests.rules.shapes import HEAD, chain

SILENT = {
    "pooled": chain("Input((None, None, 3))", "Conv2D(8, 3)", "GlobalAveragePooling2D()", "Dense(2)"),
    "sequences of any length": chain("Input((None, 4))", "LSTM(8)", "Dense(2)"),
    "a Dense for every step": chain("Input((None, 4))", "Dense(2)"),
    "a Flatten of known sizes": chain("Input((8, 8, 3))", "Flatten()", "Dense(2)"),
    "an unknown size": HEAD + "n = int(input())\nmodel = Sequential([Input((n, n, 3)), Flatten(), Dense(2)])\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(UndefinedDimension, code) == ()


def test_a_flatten_of_images_of_any_size() -> None:
    code = chain("Input((None, None, 3))", "Conv2D(8, 3)", "Flatten()", "Dense(2)")
    (found,) = findings(UndefinedDimension, code)
    assert found.message == (
        "`dense` cannot be built: Dense needs a defined dimension at axis -1, its input is (None, None)"
        ' (Keras: "must be fully-defined (no `None` dimensions)")'
    )
    assert found.help == "use GlobalAveragePooling2D() instead of Flatten(), or state the sizes of the model's input"
    assert [one.message for one in found.related] == ["`flatten` (None, None)"]
    after = fixed(UndefinedDimension, code, unsafe=True)
    assert after == chain("Input((None, None, 3))", "Conv2D(8, 3)", "GlobalAveragePooling2D()", "Dense(2)")
    assert findings(UndefinedDimension, after) == ()
    assert [model.status for model in analyze(to_source(after.encode(), "model.py"))] == ["exact"]


def test_the_fix_is_no_safe_one() -> None:
    code = chain("Input((None, None, 3))", "Conv2D(8, 3)", "Flatten()", "Dense(2)")
    assert fixed(UndefinedDimension, code) == code


def test_channels_that_stand_first_are_pooled_there() -> None:
    head = "import keras\n"
    layers = "keras.layers.Conv2D(8, 3, data_format='channels_first'), keras.layers.{}, keras.layers.Dense(2)"
    code = f"{head}m = keras.Sequential([keras.Input((3, None, None)), {layers}])\n"
    after = fixed(UndefinedDimension, code.format("Flatten(name='f')"), unsafe=True)
    assert after == code.format("GlobalAveragePooling2D(name='f', data_format=\"channels_first\")")
    assert findings(UndefinedDimension, after) == ()


FOUND = {
    "channels": "Conv2D(8, 3)(Input((8, 8, None)))",
    "features": "LSTM(8)(Input((10, None)))",
    "a model without its top": "base = applications.VGG16(include_top=False, weights=None)\nDense(2)(Flatten()(base.output))",
}


@pytest.mark.parametrize("code", FOUND.values(), ids=FOUND)
def test_found(code: str) -> None:
    (found,) = findings(UndefinedDimension, f"{HEAD}{code}\n")
    assert found.severity == "error"


def test_a_flatten_that_is_used_twice_is_not_mended() -> None:
    code = (
        HEAD
        + "x = Input((None, None, 3))\nf = Flatten()\ny = Conv2D(4, 3)(x)\na = f(y)\nb = Dense(2)(f(y))\nmodel = Model(x, [a, b])\n"
    )
    (found,) = findings(UndefinedDimension, code)
    assert found.fix is None
