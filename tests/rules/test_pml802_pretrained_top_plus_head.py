"""pretrained-top-plus-head: silent first."""

import pytest
from paramlint.rules.sharing.pml802_pretrained_top_plus_head import PretrainedTopPlusHead

from paramlint.testing import findings, fixed
from tests.rules.real_keras import models

HEAD = "from keras import *\nfrom keras.layers import *\nfrom keras.applications import *\n"
SILENT = {
    "no top": "b = MobileNetV2(weights=None, include_top=False, pooling='avg')\nSequential([b, Dense(2)])\n",
    "no top, by position": "b = VGG16(False)\nSequential([b, GlobalAveragePooling2D(), Dense(2)])\n",
    "the model as it is": "b = VGG16(weights=None)\nm = Model(b.input, b.output)\n",
    "another number of classes": "b = VGG16(weights=None, classes=10)\nSequential([b, Dense(2)])\n",
    "classes that are said": "b = VGG16(weights=None, classes=1000)\nSequential([b, Dense(2)])\n",
    "the features below the top": "b = ResNet50(weights=None)\nModel(b.input, Dense(2)(b.layers[-2].output))\n",
    "the features of a layer by name": "b = VGG16(weights=None)\nModel(b.input, Dense(2)(b.get_layer('fc2').output))\n",
    "only the probabilities in another form": "b = VGG16(weights=None)\nModel(b.input, Reshape((10, 100))(b.output))\n",
    "a model of the file's own": "b = Sequential([Input((4,)), Dense(1000, activation='softmax')])\nSequential([b, Dense(2)])\n",
    "a top that nobody knows": "b = VGG16(include_top=input())\nSequential([b, Dense(2)])\n",
    "arguments that nobody sees": "b = VGG16(**input())\nSequential([b, Dense(2)])\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(PretrainedTopPlusHead, HEAD + code) == ()


FOUND = {
    "in a row": "b = MobileNetV2(weights=None)\nm = Sequential([b, Dense(2)])\n",
    "past what only passes it on": "b = MobileNetV2(weights=None)\nm = Sequential([b, Flatten(), Dropout(0.5), Dense(2)])\n",
    "called on an input": "b, i = MobileNetV2(weights=None), Input((224, 224, 3))\nm = Model(i, Dense(2)(b(i)))\n",
    "continued": "b = MobileNetV2(weights=None)\nm = Model(b.input, Dense(2)(Dense(9, 'relu')(b.output)))\n",
}


@pytest.mark.parametrize("code", FOUND.values(), ids=FOUND)
def test_found_and_mended_when_asked(code: str) -> None:
    (found,) = findings(PretrainedTopPlusHead, HEAD + code)
    message = "`MobileNetV2` still has its own top: the new head is given the probabilities of its 1,000 classes"
    assert (found.message, found.severity, found.model) == (message, "warning", "m")
    assert [related.message for related in found.related] == ["the new head"]
    assert fixed(PretrainedTopPlusHead, HEAD + code) == HEAD + code
    mended = fixed(PretrainedTopPlusHead, HEAD + code, unsafe=True)
    assert 'MobileNetV2(weights=None, include_top=False, pooling="avg")' in mended
    assert findings(PretrainedTopPlusHead, mended) == ()


def test_the_mended_program_runs() -> None:
    code = HEAD + "b = MobileNetV2(weights=None, include_top=True)\nm = Sequential([b, Dense(2)])\n"
    mended = fixed(PretrainedTopPlusHead, code, unsafe=True)
    assert mended == code.replace("include_top=True", 'include_top=False, pooling="avg"')
    assert models(mended)["m"].layers[-1].kernel.shape == (1280, 2)
    assert models(code)["m"].layers[-1].kernel.shape == (1000, 2)
