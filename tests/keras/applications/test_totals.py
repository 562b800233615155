"""The totals that Keras's own documentation and its users' notebooks show, kept by hand."""

from __future__ import annotations

import math

import pytest

from paramlint.keras.applications.application import Application
from paramlint.keras.applications.architecture import Architecture
from paramlint.keras.applications.names import application_names, find_application
from paramlint.unknown import Unknown

TOTALS = {
    "ConvNeXtTiny": 28_589_128,
    "ConvNeXtSmall": 50_223_688,
    "ConvNeXtBase": 88_591_464,
    "ConvNeXtLarge": 197_767_336,
    "ConvNeXtXLarge": 350_196_968,
    "DenseNet121": 8_062_504,
    "DenseNet169": 14_307_880,
    "DenseNet201": 20_242_984,
    "EfficientNetB0": 5_330_571,
    "EfficientNetB1": 7_856_239,
    "EfficientNetB2": 9_177_569,
    "EfficientNetB3": 12_320_535,
    "EfficientNetB4": 19_466_823,
    "EfficientNetB5": 30_562_527,
    "EfficientNetB6": 43_265_143,
    "EfficientNetB7": 66_658_687,
    "EfficientNetV2B0": 7_200_312,
    "EfficientNetV2B1": 8_212_124,
    "EfficientNetV2B2": 10_178_374,
    "EfficientNetV2B3": 14_467_622,
    "EfficientNetV2S": 21_612_360,
    "EfficientNetV2M": 54_431_388,
    "EfficientNetV2L": 119_027_848,
    "InceptionResNetV2": 55_873_736,
    "InceptionV3": 23_851_784,
    "MobileNet": 4_253_864,
    "MobileNetV2": 3_538_984,
    "MobileNetV3Large": 5_507_432,
    "MobileNetV3Small": 2_554_968,
    "NASNetLarge": 88_949_818,
    "NASNetMobile": 5_326_716,
    "ResNet101": 44_707_176,
    "ResNet101V2": 44_675_560,
    "ResNet152": 60_419_944,
    "ResNet152V2": 60_380_648,
    "ResNet50": 25_636_712,
    "ResNet50V2": 25_613_800,
    "VGG16": 138_357_544,
    "VGG19": 143_667_240,
    "Xception": 22_910_480,
}
BASES = {
    "VGG16": (14_714_688, 0),
    "VGG19": (20_024_384, 0),
    "ResNet50": (23_534_592, 53_120),
    "MobileNet": (3_206_976, 21_888),
    "MobileNetV2": (2_223_872, 34_112),
    "EfficientNetB0": (4_007_548, 42_023),
    "InceptionV3": (21_768_352, 34_432),
    "Xception": (20_806_952, 54_528),
    "DenseNet121": (6_953_856, 83_648),
}
"""Trainable and non-trainable without the top."""


def made(application: str, /, **keywords: object) -> Architecture:
    found = find_application(f"keras.applications.{application}")
    assert isinstance(found, Application)
    result = found.architecture((), keywords)
    assert isinstance(result, Architecture), result
    return result


def counts(architecture: Architecture) -> tuple[int, int]:
    """Trainable and non-trainable."""
    found = [0, 0]
    for built in architecture.built:
        assert not isinstance(built.weights, Unknown)
        for weight in built.weights:
            assert all(isinstance(size, int) for size in weight.shape)
            found[not weight.trainable] += math.prod(weight.shape)  # type: ignore[arg-type]
    return found[0], found[1]


def test_every_model_has_a_total() -> None:
    assert sorted(TOTALS) == application_names()


@pytest.mark.parametrize("name", TOTALS)
def test_total_with_default_arguments(name: str) -> None:
    assert sum(counts(made(name))) == TOTALS[name]


@pytest.mark.parametrize("name", BASES)
def test_counts_without_the_top(name: str) -> None:
    assert counts(made(name, include_top=False, input_shape=(224, 224, 3))) == BASES[name]


def test_vgg16_by_hand() -> None:
    widths = [
        (3, 64),
        (64, 64),
        (64, 128),
        (128, 128),
        (128, 256),
        (256, 256),
        (256, 256),
        (256, 512),
        *[(512, 512)] * 5,
    ]
    convolutions = sum(9 * inside * outside + outside for inside, outside in widths)
    dense = [(7 * 7 * 512, 4096), (4096, 4096), (4096, 1000)]
    assert convolutions + sum((inside + 1) * outside for inside, outside in dense) == TOTALS["VGG16"]
    assert made("VGG16").built[-1].output_shape == (None, 1000)


def test_the_head_is_as_wide_as_the_classes() -> None:
    default = sum(counts(made("ResNet50", weights=None)))
    assert default - sum(counts(made("ResNet50", weights=None, classes=10))) == 990 * (2048 + 1)
