"""What the models of keras.applications do to pictures first: `preprocess_input`, by the modules it stands in."""

from __future__ import annotations

from enum import Enum

_HOME = "keras.applications."


class Preprocessing(Enum):
    """How pixels become the numbers that a model was trained on."""

    NOTHING = "the model does it itself"
    SCALED = "from -1 to 1"
    CENTERED = "blue first, less the mean of each channel"
    NORMALIZED = "from 0 to 1, then by the mean and the deviation of each channel"


_MODULES = {
    **dict.fromkeys(("convnext", "efficientnet", "efficientnet_v2", "mobilenet_v3"), Preprocessing.NOTHING),
    **dict.fromkeys(
        ("inception_resnet_v2", "inception_v3", "mobilenet", "mobilenet_v2", "nasnet", "resnet_v2", "xception"),
        Preprocessing.SCALED,
    ),
    **dict.fromkeys(("imagenet_utils", "resnet", "resnet50", "vgg16", "vgg19"), Preprocessing.CENTERED),
    "densenet": Preprocessing.NORMALIZED,
}


def find_preprocessing(name: str) -> Preprocessing | None:
    """What `keras.applications.<module>.preprocess_input` does; None for any other function."""
    module, _, function = name.removeprefix(_HOME).rpartition(".")
    return _MODULES.get(module) if name.startswith(_HOME) and function == "preprocess_input" else None
