"""unscaled-image-input: silent first."""

import pytest
from paramlint.rules.training.pml606_unscaled_image_input import UnscaledImageInput

from paramlint.testing import findings

HEAD = "import keras\nfrom keras import Sequential\nfrom keras.layers import *\n(x, y), (a, b) = keras.datasets.{}.load_data()\n"
MNIST = HEAD.format("mnist")
MODEL = "m = Sequential([Input((28, 28)), {}, Dense(10)])\n"
PLAIN = MODEL.format("Flatten()")
SILENT = {
    "divided": MNIST + PLAIN + "m.fit(x / 255, y)\n",
    "divided in place": MNIST + "x = x.astype('float32')\nx /= 255\n" + PLAIN + "m.fit(x, y)\n",
    "rescaled in the model": MNIST + MODEL.format("Rescaling(1 / 255), Flatten()") + "m.fit(x, y)\n",
    "normalized in the model": MNIST
    + MODEL.format("Reshape((28, 28, 1)), BatchNormalization(), Flatten()")
    + "m.fit(x, y)\n",
    "a function that nobody reads": MNIST + "import prepare\nx = prepare.scaled(x)\n" + PLAIN + "m.fit(x, y)\n",
    "a layer that may scale": MNIST + MODEL.format("Lambda(lambda x: x / 255), Flatten()") + "m.fit(x, y)\n",
    "no pictures": HEAD.format("boston_housing") + "m = Sequential([Input((13,)), Dense(1)])\nm.fit(x, y)\n",
    "the labels": MNIST + "m = Sequential([Dense(1)])\nm.fit(y, y)\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(UnscaledImageInput, code) == ()


@pytest.mark.parametrize("given", ["x", "x[:1000]", "x.astype('float32')", "x.reshape(60000, 28, 28)"])
def test_found(given: str) -> None:
    (found,) = findings(UnscaledImageInput, MNIST + PLAIN + f"m.fit({given}, y)\n")
    assert found.message == "the pictures of keras.datasets.mnist go in with numbers from 0 to 255"
    assert found.severity == "advice"


def test_pictures_in_another_shape() -> None:
    code = (
        MNIST + "x = x.reshape((60000, 784))\nm = Sequential([Input((784,)), Dropout(0.1), Dense(10)])\nm.fit(x, y)\n"
    )
    (found,) = findings(UnscaledImageInput, code)
    assert [related.message for related in found.related] == ["the first layer to compute with them"]
