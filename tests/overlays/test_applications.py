"""keras.applications in programs: what is known is exact, and what the code does not tell is not guessed."""

import pytest

from tests.overlays.reading import read, read_one

HEAD = """import tensorflow as tf
from keras import Input, Model, Sequential
from keras.applications import *
from keras.layers import Dense, Flatten
"""

NOT_KNOWN = {
    "an input shape that only run time knows": "VGG16(include_top=False, weights=None, input_shape=other.shape())",
    "a top that may or may not be there": "VGG16(include_top=other.flag())",
    "a pooling that is not known": "ResNet50(include_top=False, pooling=other.pooling())",
    "an argument that Keras refuses": "VGG16(layers=3)",
    "an input too small for the model": "VGG16(include_top=False, input_shape=(16, 16, 3))",
    "arguments unpacked from nowhere": "VGG16(**other.arguments())",
    "a model of Keras 2 alone": "tf.keras.applications.RegNetX002()",
}


@pytest.mark.parametrize("base", NOT_KNOWN.values(), ids=NOT_KNOWN.keys())
def test_not_known(base: str) -> None:
    model = read_one(f"import other\nb = {base}\nm = Sequential([b, Flatten(), Dense(10)])", HEAD)
    assert model.params.exact is None
    assert all(layer.params.exact is None or layer.class_name == "Flatten" for layer in model.layers)


def test_functions_beside_the_models_are_no_models() -> None:
    code = "x = tf.keras.applications.vgg16.preprocess_input(other)\nm = Sequential([Dense(3, input_dim=4)])"
    assert read_one(code, HEAD).params.exact == 15


@pytest.mark.parametrize(
    ("base", "total"),
    [
        ("VGG16()", 138_357_544),
        ("tf.keras.applications.vgg16.VGG16(weights='imagenet')", 138_357_544),
        ("tf.keras.applications.resnet50.ResNet50(weights=None)", 25_636_712),
        ("MobileNetV2(input_shape=(224, 224, 3))", 3_538_984),
        ("DenseNet121(include_top=False)", 7_037_504),
    ],
)
def test_published_totals(base: str, total: int) -> None:
    model = read_one(f"b = {base}\nb.summary()", HEAD)
    assert (model.status, model.params.exact) == ("exact", total)
    assert model.summaries[0].total.exact == total


def test_a_base_that_is_only_built_upon_is_no_model_of_the_program() -> None:
    models = read(
        "b = VGG16(include_top=False, input_shape=(32, 32, 3))\nm = Sequential([b, Flatten(), Dense(10)])", HEAD
    )
    assert [model.names for model in models] == [("m",)]
    assert models[0].params.exact == 14_714_688 + 512 * 10 + 10


def test_shapes_of_a_base_are_values() -> None:
    code = "b = VGG16(include_top=False, input_shape=(64, 64, 3))\nm = Sequential([Dense(b.output_shape[-1], input_shape=b.output_shape[1:])])"
    assert read_one(code, HEAD).params.exact == 512 * 512 + 512
