"""Real Keras and the descriptions agree on whole models: names, classes, weights, shapes, order, and what is refused.

PARAMLINT_DRAWS says how many calls are drawn for each family (a fifth of it). PARAMLINT_APPLICATIONS=all compares all the
models in all their variants too, which takes about twenty minutes and 4 GB.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paramlint.keras.applications.architecture import Tensor
from paramlint.keras.applications.names import application_names
from tests.drawing import DRAWS
from tests.keras.applications.oracle import by_keras, by_paramlint

OPEN = {"weights": None, "include_top": False}


def assert_agreement(name: str, arguments: dict[str, Any]) -> None:
    ours = by_paramlint(name, arguments)
    if ours is not None:
        assert ours == by_keras(name, arguments)


CASES = [
    ("VGG16", {**OPEN, "input_shape": (150, 150, 3)}),
    ("ResNet50", {"weights": None, "classes": 10, "input_shape": (32, 32, 1)}),
    ("ResNet50V2", {**OPEN, "pooling": "avg", "name": None}),
    ("DenseNet121", {**OPEN, "pooling": "max", "input_tensor": Tensor((8, 64, 64, 4))}),
    ("InceptionV3", {**OPEN, "input_shape": (75, 299, 3)}),
    ("Xception", {**OPEN, "input_shape": (71, None, 3), "pooling": "avg"}),
    ("EfficientNetB0", {"weights": "imagenet"}),
    ("EfficientNetB0", {"weights": None, "classes": 7, "input_shape": (65, 130, 1)}),
    ("EfficientNetV2B0", {**OPEN, "input_shape": (64, 64, 1)}),
    ("EfficientNetV2B0", {**OPEN, "include_preprocessing": False}),
    ("MobileNet", {"alpha": 0.5, "input_shape": (160, 160, 3)}),
    ("MobileNetV2", {}),
    ("MobileNetV2", {**OPEN, "alpha": 0.1}),
    ("MobileNetV3Small", {"input_shape": (224, 224, 3)}),
    ("MobileNetV3Large", {"weights": None, "minimalistic": True, "dropout_rate": 0}),
    ("MobileNetV3Large", {**OPEN, "alpha": -1.0}),
    ("NASNetMobile", {"weights": None, "classes": 5}),
    ("NASNetMobile", {**OPEN, "input_shape": (None, None, 3)}),
    ("ConvNeXtTiny", {**OPEN, "name": "mine", "pooling": "avg", "input_shape": (33, 64, 3)}),
]


@pytest.mark.parametrize(("name", "arguments"), CASES, ids=lambda value: value if isinstance(value, str) else None)
def test_agrees_on_a_model(name: str, arguments: dict[str, Any]) -> None:
    ours = by_paramlint(name, arguments)
    assert ours is not None
    assert ours == by_keras(name, arguments)


SIZES = st.one_of(st.none(), st.integers(31, 80), st.sampled_from([96, 128, 224]))
SHAPES = st.one_of(
    st.none(),
    st.tuples(SIZES, SIZES, st.sampled_from([3, 3, 3, 1, 4])),
    SIZES.map(lambda size: (size, size, 3)),
    st.sampled_from([(3, 64, 64), (64, 64), [64, 64, 3], (), (64, 64, None), (64, 64, 0), 64, (64, 64, -1)]),
)
TENSORS = st.tuples(st.sampled_from([None, 2]), SIZES, SIZES, st.just(3)).map(Tensor)
ALPHAS = st.one_of(st.floats(0.01, 2.0), st.sampled_from([0.25, 0.35, 0.5, 0.75, 1, 1.0, 1.3, 1.4, 0, -1.0, "1"]))
COMMON = {
    "include_top": st.booleans(),
    "weights": st.sampled_from([None, None, "imagenet"]),
    "input_shape": SHAPES,
    "pooling": st.sampled_from([None, "avg", "max", "mean"]),
    "classes": st.sampled_from([1000, 10, 1, 0, 2.5]),
    "classifier_activation": st.sampled_from(["softmax", None, "linear", "sigmoid"]),
}
ALPHA = {"alpha": ALPHAS}
FAMILIES: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "ResNet50": {"input_tensor": TENSORS},
    "EfficientNetB0": {"input_tensor": TENSORS},
    "EfficientNetV2B0": {
        "include_preprocessing": st.booleans(),
        "name": st.sampled_from(["efficientnetv2-b0", "mine", "efficientnetv2-s"]),
    },
    "ConvNeXtTiny": {
        "include_preprocessing": st.booleans(),
        "name": st.sampled_from(["convnext_tiny_1", "mine", None]),
    },
    "NASNetMobile": {"input_tensor": TENSORS},
    "MobileNet": {**ALPHA, "depth_multiplier": st.sampled_from([1, 1, 2, 0]), "dropout": st.sampled_from([0.5, 0, 2])},
    "MobileNetV2": {**ALPHA, "input_tensor": TENSORS},
    "MobileNetV3Small": {
        **ALPHA,
        "minimalistic": st.booleans(),
        "dropout_rate": st.sampled_from([0, 0.5, -1]),
        "include_preprocessing": st.booleans(),
        "input_tensor": TENSORS,
    },
    "MobileNetV3Large": {**ALPHA, "minimalistic": st.booleans()},
}


def _loads_for_other_channels(arguments: dict[str, Any]) -> bool:
    """MobileNetV3 finds out when it loads the weights, which it does not in the tests."""
    shape = arguments.get("input_shape")
    return arguments.get("weights", "imagenet") == "imagenet" and isinstance(shape, tuple) and shape[-1:] != (3,)


@pytest.mark.parametrize("name", FAMILIES)
@settings(max_examples=max(2, DRAWS // 5), deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_agrees_on_drawn_calls(name: str, data: st.DataObject) -> None:
    arguments = data.draw(st.fixed_dictionaries({}, optional=COMMON | FAMILIES[name]))
    if name.startswith("MobileNetV3") and _loads_for_other_channels(arguments):
        return
    assert_agreement(name, arguments)


VARIANTS = [
    {"weights": None},
    {"weights": "imagenet", "include_top": False, "pooling": "avg"},
    {**OPEN, "pooling": "max", "input_shape": (97, 129, 1)},
]


@pytest.mark.skipif(os.environ.get("PARAMLINT_APPLICATIONS") != "all", reason="takes long: PARAMLINT_APPLICATIONS=all")
@pytest.mark.parametrize("name", application_names())
def test_agrees_on_every_model(name: str) -> None:
    for arguments in VARIANTS:
        ours = by_paramlint(name, arguments)
        assert ours is not None
        assert ours == by_keras(name, arguments)
