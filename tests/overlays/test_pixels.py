"""`preprocess_input` of each module of keras.applications: real Keras makes the same operations of a tensor."""

import pytest

from paramlint.source.read import to_source
from tests.overlays.reading import read_one
from tests.test_oracle import assert_code_agrees

MODULES = "convnext densenet efficientnet efficientnet_v2 imagenet_utils inception_resnet_v2 inception_v3 mobilenet"
MODULES += " mobilenet_v2 mobilenet_v3 nasnet resnet resnet50 resnet_v2 vgg16 vgg19 xception"


@pytest.mark.parametrize("module", MODULES.split())
def test_operations(module: str) -> None:
    code = f"from keras import Input, Model\nfrom keras.applications import {module}\ni = Input((8, 6, 3))\n"
    code += f"m = Model(i, {module}.preprocess_input(i * 255) + 1)"
    assert_code_agrees(to_source(code.encode(), "pixels.py"))


@pytest.mark.parametrize("call", ["preprocess_input(i, mode='tf')", "preprocess_input(i, data_format=load())"])
def test_what_is_said_beside_is_not_followed(call: str) -> None:
    code = f"from keras.applications.imagenet_utils import preprocess_input\ni = Input((8, 6, 3))\nm = Model(i, {call})"
    assert read_one(code).output_shape is None
