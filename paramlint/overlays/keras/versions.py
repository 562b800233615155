"""Which Keras a call is meant for: by the settings, by where the name was imported from, and by what the file shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from paramlint.keras.versions import Version

_TENSORFLOW_1 = ("tensorflow.compat.v1.", "tensorflow.contrib.", "keras.api._v1.")
_TENSORFLOW_2 = ("tensorflow.", "keras.api.", "keras.src.", "keras._tf_keras.")
_GONE_MODULES = (
    *("keras.engine", "keras.objectives", "keras.legacy.layers", "keras.legacy.interfaces"),
    *("keras.backend.tensorflow_backend", "keras.backend.theano_backend", "keras.backend.cntk_backend"),
    *("keras.backend.common", "keras.backend.load_backend", "keras.utils.np_utils", "keras.utils.visualize_util"),
    *("keras.utils.multi_gpu_utils", "keras.utils.test_utils", "keras.utils.theano_utils", "keras.layers.core"),
    *("keras.layers.convolutional", "keras.layers.convolutional_recurrent", "keras.layers.recurrent"),
    *("keras.layers.cudnn_recurrent", "keras.layers.advanced_activations", "keras.layers.embeddings"),
    *("keras.layers.local", "keras.layers.merge", "keras.layers.noise", "keras.layers.normalization"),
    *("keras.layers.pooling", "keras.layers.wrappers", "keras.layers.containers"),
)
"""Modules that the package `keras` no longer has. Those that it kept until 2.15, and that are imported as often in
later code (`keras.preprocessing.text`, `keras.utils.vis_utils`), show nothing."""
_GONE_NAMES = frozenset(
    {"keras.models.Graph", "keras.utils.multi_gpu_model", "keras.backend.set_image_dim_ordering"}
    | {"keras.backend.image_dim_ordering"}
    | {
        f"keras.layers.{name}"
        for name in (
            *("CuDNNGRU", "CuDNNLSTM", "Merge", "MaxoutDense", "Highway", "TimeDistributedDense", "SReLU"),
            *("AtrousConvolution1D", "AtrousConvolution2D", "AtrousConv1D", "AtrousConv2D", "Deconvolution2D"),
            *("Deconv2D", "ParametricSoftplus"),
        )
    }
)
_NEW_MODULES = ("keras.ops", "keras.random", "keras.distribution", "keras.tree", "keras.quantizers")
_GREETING = re.compile(r"^Using (?:TensorFlow|Theano|CNTK) backend\.$", re.MULTILINE)
"""What the package `keras` wrote to standard error when it was imported, until 2.3."""
_GONE_ARGUMENTS = frozenset({"nb_epoch", "nb_val_samples", "nb_worker", "samples_per_epoch"})


@dataclass
class Versions:
    """What is known of the Keras that a file is written for.

    `asked` is the setting; `found` is what reading the file once has shown, `shown` what this reading shows: KERAS_1
    for the package `keras` before 2.4, KERAS_2_V1 for TensorFlow 1, KERAS_3 for what only Keras 3 has.
    """

    asked: str = "auto"
    found: frozenset[Version] = frozenset()
    shown: set[Version] = field(default_factory=set)

    def candidates(self, name: str) -> tuple[Version, ...]:
        """The Kerases that a layer of that dotted name, as it was imported, may be meant for; the likeliest first."""
        if self.asked == "3":
            return (Version.KERAS_3,)
        if name.startswith(_TENSORFLOW_1):
            return (Version.KERAS_2_V1,) if self.asked != "auto" else (Version.KERAS_2_V1, Version.KERAS_3)
        if name.startswith("tf_keras."):
            return (Version.KERAS_2,)
        if name.startswith(_TENSORFLOW_2):
            return self._of_tensorflow()
        if self.asked != "auto":
            return (Version.KERAS_1,)
        if self.found:
            return Version.KERAS_1, Version.KERAS_3
        return Version.KERAS_3, Version.KERAS_2, Version.KERAS_2_V1, Version.KERAS_1

    def _of_tensorflow(self) -> tuple[Version, ...]:
        if self.asked != "auto":
            return (Version.KERAS_2,)
        if Version.KERAS_2_V1 in self.found:
            return Version.KERAS_2_V1, Version.KERAS_3
        return Version.KERAS_3, Version.KERAS_2, Version.KERAS_2_V1

    def note_import(self, name: str) -> None:
        """The file imports a module, or a name of one."""
        if name in _GONE_NAMES or _is_below(name, _GONE_MODULES):
            self.shown.add(Version.KERAS_1)
        elif _is_below(name, ("tensorflow.contrib",)):
            self.shown.add(Version.KERAS_2_V1)
        elif _is_below(name, _NEW_MODULES):
            self.shown.add(Version.KERAS_3)

    def note_layer(self, name: str, version: Version) -> None:
        """A layer of that dotted name could only be made as an older Keras makes it."""
        of_tensorflow = name.startswith((*_TENSORFLOW_1, *_TENSORFLOW_2))
        if version is Version.KERAS_1 or (version is Version.KERAS_2_V1 and not of_tensorflow):
            self.shown.add(Version.KERAS_1)
        elif version is Version.KERAS_2_V1 and not name.startswith(_TENSORFLOW_1):
            self.shown.add(version)

    def note_arguments(self, names: Iterable[str]) -> None:
        """A model's method is given keyword arguments of these names."""
        if not _GONE_ARGUMENTS.isdisjoint(names):
            self.shown.add(Version.KERAS_1)

    def copies_layers(self, name: str) -> bool | None:
        """Whether the list `layers` of a model, whose class has that dotted name, is one that nobody else holds.

        In the package `keras` before 2.4 it is the model's own. None where the file does not say which one it is for.
        """
        candidates = self.candidates(name)
        if candidates[0] is Version.KERAS_1:
            return False
        old = {Version.KERAS_1} if not name.startswith(_TENSORFLOW_2) else set()
        return None if old & {*candidates} else True

    @property
    def is_keras_3(self) -> bool:
        """Whether the file is certainly meant for Keras 3: that is asked for, or what only Keras 3 has was met."""
        return self.asked == "3" or (self.asked == "auto" and Version.KERAS_3 in self.shown)

    @property
    def is_contradicted(self) -> bool:
        """Whether what the file was read with does not fit what it shows."""
        return bool(self.found) and Version.KERAS_3 in self.shown

    def is_older(self, names: Iterable[str]) -> bool:
        """Whether the file is evidently written for an older Keras, by what it showed or by these names of it."""
        if self.asked != "auto":
            return self.asked != "3"
        return bool(self.found) or any(name.startswith((*_TENSORFLOW_1, "tf_keras")) for name in names)

    def verdict(self) -> frozenset[Version]:
        """What this reading has shown and did not know itself: nothing where the file contradicts itself."""
        if self.asked != "auto" or self.found or Version.KERAS_3 in self.shown:
            return frozenset()
        return frozenset(self.shown)


def versions_shown(warnings: Iterable[str]) -> frozenset[Version]:
    """What a notebook's saved warnings say of the Keras that it ran with."""
    return frozenset({Version.KERAS_1} if any(map(_GREETING.search, warnings)) else ())


def _is_below(name: str, modules: Iterable[str]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)
