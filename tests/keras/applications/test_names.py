"""All the models of keras.applications are found, under the names that Keras gives them."""

from __future__ import annotations

import inspect
import pkgutil
from typing import Any

import pytest
from keras import applications

from paramlint.keras.applications.application import Application
from paramlint.keras.applications.names import application_names, find_application, is_preprocessing
from paramlint.unknown import Unknown

MODULES = [module.name for module in pkgutil.iter_modules(applications.__path__)]


def _found(name: str) -> Application:
    found = find_application(f"keras.applications.{name}")
    assert isinstance(found, Application)
    return found


def test_no_model_is_missing() -> None:
    assert application_names() == sorted(name for name in dir(applications) if name[0].isupper())
    assert len(application_names()) == 40


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_its_models_and_functions(module: str) -> None:
    for name in dir(getattr(applications, module)):
        dotted = f"keras.applications.{module}.{name}"
        if name[0].isupper():
            assert find_application(dotted) is _found(name)
        elif not name.startswith("_"):
            assert find_application(dotted) is None
            assert is_preprocessing(dotted)


@pytest.mark.parametrize("name", application_names())
def test_parameters_are_those_of_keras(name: str) -> None:
    real = {key: value.default for key, value in inspect.signature(getattr(applications, name)).parameters.items()}
    ours: dict[str, Any] = _found(name).facts.parameters
    assert list(ours.items()) == list(real.items())


@pytest.mark.parametrize(
    "name",
    [
        "keras.applications",
        "keras.applications.vgg16",
        "keras.applications.vgg19.VGG16",
        "keras.applications.resnet50.ResNet101",
        "keras.applications.VGG11",
        "keras.layers.VGG16",
        "keras.applications.vgg16.preprocess_input",
        "VGG16",
    ],
)
def test_other_names_are_no_models(name: str) -> None:
    assert find_application(name) is None


def test_a_model_of_keras_2_alone_is_unknown() -> None:
    found = find_application("keras.applications.regnet.RegNetX002")
    assert isinstance(found, Unknown)
    assert found.why == "RegNetX002 is a model of Keras 2 alone, which is not described"


def test_homes_of_keras_2() -> None:
    assert find_application("keras.applications.mobilenet_v3.MobileNetV3Small") is _found("MobileNetV3Small")
