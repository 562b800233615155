"""The Kerases that take different arguments, or build different weights, under the same names."""

from __future__ import annotations

from enum import Enum

OLDER_ROOMS = ("keras1", "keras2.v1", "keras2")
"""The folders of this package that say what older Kerases did otherwise, each before the one it stands in."""


_LAYOUTS = ("kernel", "bias", "embeddings", "gamma", "beta", "moving_mean", "moving_variance")
_OF_OLDER_LAYERS = frozenset({"dynamic", "weights", "implementation", *(f"{name}_layout" for name in _LAYOUTS)})


class Version(Enum):
    """A Keras, and its rooms in this package in the order in which a layer is looked for: its own, then newer ones.

    Keras 2 stands in two versions: what `tf.keras` of TensorFlow 2 does (and the package `keras` from 2.4 on, which
    is the same), and what it did under TensorFlow 1. The package `keras` before 2.4 took Keras 1's arguments beside
    its own, so that the two of them are one version here.
    """

    KERAS_3 = ("Keras 3", ("",))
    KERAS_2 = ("Keras 2", ("keras2", ""))
    KERAS_2_V1 = ("Keras 2", ("keras2.v1", "keras2", ""))
    KERAS_1 = ("Keras 1 and the first Keras 2", ("keras1", "keras2.v1", "keras2", ""))

    def __init__(self, title: str, rooms: tuple[str, ...]) -> None:
        self.title = title
        self.rooms = rooms

    @property
    def is_latest(self) -> bool:
        """Whether it is the Keras that most of this package describes."""
        return self is Version.KERAS_3

    @property
    def common(self) -> frozenset[str]:
        """What every layer takes by keyword, and that is no field: none of it matters to weights or shapes."""
        return frozenset() if self.is_latest else _OF_OLDER_LAYERS
