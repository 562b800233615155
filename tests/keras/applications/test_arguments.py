"""What applications refuse, and what is not known when an argument is not."""

from __future__ import annotations

from typing import Any

import pytest

from paramlint.keras.applications.application import Application
from paramlint.keras.applications.architecture import Architecture, Tensor
from paramlint.keras.applications.compose import build_architecture
from paramlint.keras.applications.names import find_application
from paramlint.unknown import Unknown
from tests.keras.applications.test_totals import counts, made

HIDDEN = Unknown("runtime-value", "only the data knows")


def call(application: str, /, *positional: Any, **keywords: Any) -> Architecture | Unknown:
    found = find_application(f"keras.applications.{application}")
    assert isinstance(found, Application)
    return found.architecture(positional, keywords)


REFUSED = [
    ("VGG16", {"classes": 10}, "the ImageNet weights of VGG16 are for 1000 classes, not 10: leave out the top or the weights"),
    ("VGG16", {"input_shape": (128, 128, 3)}, "VGG16 with its top and the ImageNet weights needs (224, 224, 3) for `input_shape`, got (128, 128, 3)"),
    ("VGG16", {"input_shape": (3, 224, 224), "include_top": False, "weights": None}, "VGG16 expects images of at least 32x32, height and width first, got (3, 224, 224) for `input_shape`"),
    ("VGG16", {"input_shape": (224, 224, 1), "include_top": False}, "the ImageNet weights of VGG16 are for 3 channels, not 1"),
    ("VGG16", {"input_tensor": Tensor((None, 224, 224, 1)), "include_top": False}, "the ImageNet weights of VGG16 are for 3 channels, not 1"),
    ("VGG16", {"input_shape": (224, 224), "weights": None}, "VGG16 expects three sizes for `input_shape`, got (224, 224)"),
    ("VGG16", {"input_shape": (None, None, 3), "weights": None}, "VGG16 with its top needs a fixed `input_shape`, got (None, None, 3)"),
    ("VGG16", {"weights": True}, "VGG16 expects None, 'imagenet' or a file for `weights`, got True"),
    ("VGG16", {"weights": ""}, "VGG16 expects None, 'imagenet' or a file for `weights`, got ''"),
    ("VGG16", {"classifier_activation": "sigmoid"}, "VGG16 takes no `classifier_activation` but 'softmax' and None when it loads weights"),
    ("VGG16", {"input_tensor": 3}, "VGG16 expects a Keras tensor for `input_tensor`, got 3"),
    ("VGG16", {"model_name": "mine"}, "VGG16 has no argument `model_name` in Keras 3"),
    ("Xception", {"include_top": False, "input_shape": (64, 64, 3)}, "Xception expects images of at least 71x71, height and width first, got (64, 64, 3) for `input_shape`"),
    ("MobileNet", {"alpha": 0.3}, "MobileNet has ImageNet weights for an `alpha` of 0.25, 0.5, 0.75, 1.0, not 0.3"),
    ("MobileNet", {"alpha": "1"}, "MobileNet expects a number for `alpha`, got '1'"),
    ("MobileNet", {"depth_multiplier": 2}, "MobileNet has ImageNet weights for a `depth_multiplier` of 1, not 2"),
    ("MobileNetV2", {"input_shape": (64, 64, 3), "input_tensor": Tensor((None, 96, 96, 3)), "weights": None}, "MobileNetV2 expects an `input_shape` as wide as its `input_tensor` (None, 96, 96, 3), got (64, 64, 3)"),
    ("MobileNetV3Small", {"minimalistic": True, "alpha": 0.75}, "MobileNetV3Small has ImageNet weights for an `alpha` of 1.0, not 0.75"),
    ("MobileNetV3Small", {"alpha": 1}, "MobileNetV3Small finds no ImageNet weights for an `alpha` of 1, only for 1.0"),
    ("EfficientNetV2B0", {"name": "mine"}, "EfficientNetV2B0 takes no name but 'efficientnetv2-b0' in Keras 3, got 'mine'"),
    ("ConvNeXtTiny", {"name": "mine"}, "ConvNeXtTiny loads ImageNet weights under a name with 'convnext_tiny' in it, not 'mine'"),
    ("ConvNeXtTiny", {"name": None, "weights": None}, "ConvNeXtTiny expects a string for `name`, got None"),
    ("NASNetLarge", {"include_top": False, "input_shape": (None, None, 3)}, "NASNetLarge needs a fixed `input_shape` for the ImageNet weights, got (None, None, 3)"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "why"), REFUSED)
def test_refusals_say_what_was_expected(name: str, arguments: dict[str, Any], why: str) -> None:
    assert call(name, **arguments) == Unknown("invalid-argument", why)


def test_positions_and_names_are_bound_as_in_python() -> None:
    by_position = call("VGG16", False, None, None, (64, 64, 3), "avg")
    by_name = made("VGG16", include_top=False, weights=None, input_shape=(64, 64, 3), pooling="avg")
    assert isinstance(by_position, Architecture)
    assert by_position.built == by_name.built
    assert call("VGG16", False, include_top=True) == Unknown("invalid-argument", "VGG16 got `include_top` twice")
    assert call("VGG16", *range(9)) == Unknown("invalid-argument", "VGG16 takes 8 arguments, got 9")


UNDECIDED = [
    ("VGG16", {"include_top": HIDDEN}),
    ("VGG16", {"include_top": False, "pooling": HIDDEN}),
    ("VGG16", {"input_tensor": HIDDEN}),
    ("VGG16", {"input_tensor": Tensor(HIDDEN)}),
    ("EfficientNetB0", {"weights": HIDDEN}),
    ("EfficientNetV2B0", {"weights": None, "include_preprocessing": HIDDEN}),
    ("EfficientNetV2B0", {"weights": None, "include_top": False, "input_shape": (64, 64, HIDDEN)}),
    ("ConvNeXtTiny", {"weights": None, "name": HIDDEN}),
    ("MobileNet", {"weights": None, "alpha": HIDDEN}),
    ("MobileNetV3Large", {"weights": None, "dropout_rate": HIDDEN}),
    ("MobileNetV3Large", {"weights": None, "minimalistic": HIDDEN}),
    ("NASNetMobile", {"weights": None, "include_top": False, "input_shape": (HIDDEN, HIDDEN, 3)}),
]


@pytest.mark.parametrize(("name", "arguments"), UNDECIDED)
def test_what_decides_about_the_layers_must_be_known(name: str, arguments: dict[str, Any]) -> None:
    assert call(name, **arguments) == HIDDEN


HARMLESS = [
    ("VGG16", {"weights": HIDDEN, "include_top": False, "input_shape": (64, 64, 3)}),
    ("VGG16", {"name": HIDDEN, "pooling": HIDDEN, "classifier_activation": HIDDEN}),
    ("EfficientNetB0", {"include_top": False, "input_shape": (HIDDEN, HIDDEN, 3)}),
    ("EfficientNetV2B0", {"include_top": False, "input_shape": HIDDEN, "weights": "imagenet"}),
    ("MobileNet", {"dropout": HIDDEN}),
    ("MobileNetV2", {"input_shape": (HIDDEN, HIDDEN, 3)}),
    ("MobileNetV3Large", {"dropout_rate": HIDDEN, "include_top": False}),
]


@pytest.mark.parametrize(("name", "arguments"), HARMLESS)
def test_what_changes_no_count_may_be_unknown(name: str, arguments: dict[str, Any]) -> None:
    architecture = call(name, **arguments)
    assert isinstance(architecture, Architecture)
    known = {key: value for key, value in arguments.items() if key == "include_top"}
    assert counts(architecture) == counts(made(name, **known))


def test_unknown_classes_leave_all_else_known() -> None:
    built = made("ResNet50", weights=None, classes=HIDDEN).built
    assert isinstance(built[-1].weights, tuple)
    assert [weight.shape for weight in built[-1].weights] == [(2048, HIDDEN), (HIDDEN,)]
    assert built[:-1] == made("ResNet50", weights=None).built[:-1]


def test_unknown_channels_leave_all_else_known() -> None:
    unknown = made("ResNet50", weights=None, include_top=False, input_shape=(64, 64, HIDDEN))
    known = made("ResNet50", weights=None, include_top=False, input_shape=(64, 64, 3))
    different = [position for position, built in enumerate(unknown.built) if built != known.built[position]]
    assert [unknown.nodes[position].name for position in different] == [None, "conv1_pad", "conv1_conv"]


def test_a_name_of_another_model_makes_no_claim() -> None:
    result = call("EfficientNetV2B0", name="efficientnetv2-s", weights=None)
    assert isinstance(result, Unknown)
    assert result.kind == "unsupported-layer"


def test_the_name_tells_the_size() -> None:
    assert made("MobileNet").name == "mobilenet_1.00_224"
    assert made("MobileNetV2", alpha=0.35, input_shape=(96, 96, 3)).name == "mobilenetv2_0.35_96"
    assert made("MobileNetV2", include_top=False, weights=None).name == "mobilenetv2_1.00_None"
    assert made("MobileNetV2", include_top=False, input_shape=(HIDDEN, 64, 3)).name == HIDDEN


def test_a_model_is_built_again_on_another_shape() -> None:
    architecture = made("EfficientNetB0", include_top=False)
    again = build_architecture(architecture, (8, 225, 225, 3))
    assert isinstance(again, tuple)
    assert again[-1].output_shape == (8, 7, 7, 1280)
    assert [built.weights for built in again] == [built.weights for built in architecture.built]


def test_what_a_model_cannot_be_called_on_is_refused() -> None:
    refused = build_architecture(made("InceptionV3", include_top=False), (None, 20, 20, 3))
    assert isinstance(refused, Unknown)
    assert refused.kind == "empty-output"
