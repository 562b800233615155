"""The applications by the names that people import them under."""

from __future__ import annotations

import importlib
from functools import cache

from paramlint.keras.applications.application import Application
from paramlint.keras.applications.data import Facts, facts
from paramlint.keras.versions import Version
from paramlint.unknown import Unknown

_HOME = "keras.applications."
_FUNCTIONS = frozenset({"preprocess_input", "decode_predictions"})
_FAMILIES = {
    "convnext": "ConvNeXt",
    "efficientnet": "EfficientNet",
    "efficientnet_v2": "EfficientNetV2",
    "mobilenet": "MobileNet",
    "mobilenet_v2": "MobileNetV2",
    "mobilenet_v3": "MobileNetV3",
    "nasnet": "NASNet",
}
"""The families with modules of their own, and their classes there."""
_ONLY_IN_KERAS_2 = ("RegNetX", "RegNetY", "ResNetRS")


def find_application(name: str, version: Version = Version.KERAS_3) -> Application | Unknown | None:
    """The model of `keras.applications.<name>` or `keras.applications.<module>.<name>`, None where it is no model.

    Unknown for the models that only tf-keras has. `version` is the Keras that the program is meant for.
    """
    module, _, last = name.removeprefix(_HOME).rpartition(".")
    if not name.startswith(_HOME):
        return None
    if last.startswith(_ONLY_IN_KERAS_2):
        return Unknown("unsupported-model", f"{last} is a model of Keras 2 alone, which is not described")
    found = facts().get(last)
    if found is None or module not in ("", found.family, *found.homes):
        return None
    if version is Version.KERAS_1 and last == "ResNet50":
        from paramlint.keras.applications.first_resnet import FirstResNet50

        return FirstResNet50(last, found)
    return _application(last)


def is_preprocessing(name: str) -> bool:
    """Whether the name is that of `preprocess_input` or `decode_predictions`, which no layers come from."""
    return name.startswith(_HOME) and name.rpartition(".")[2] in _FUNCTIONS


def application_names() -> list[str]:
    """The names of all applications."""
    return sorted(facts())


@cache
def _application(name: str) -> Application:
    found: Facts = facts()[name]
    if found.family not in _FAMILIES:
        return Application(name, found)
    module = importlib.import_module(f"{__name__.rpartition('.')[0]}.{found.family}")
    family: type[Application] = getattr(module, _FAMILIES[found.family])
    return family(name, found)
