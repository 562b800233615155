"""Layers around code that is not Keras's: saved functions and modules of other libraries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, NoReturn

import msgspec

from paramlint.keras.errors import Foreign
from paramlint.keras.layer import COMMON, Inert, KerasLayer
from paramlint.keras.shape import Shape
from paramlint.keras.stated import SHAPE_ARGUMENTS
from paramlint.keras.weight import Weight


class _Foreign(KerasLayer):
    """A layer whose weights and output nobody can tell without the other library."""

    new_in_keras_3 = True
    takes_one_or_several = True
    needs_input_shape = False
    wraps: ClassVar[str]

    def weights(self, shape: Any) -> Iterable[Weight]:
        self._refuse()

    def output_shape(self, shape: Any) -> Shape:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise Foreign(f"{self.class_name} wraps {self.wraps}, which is not Keras's and cannot be read")


class TFSMLayer(_Foreign):
    """Calls a function of a TensorFlow SavedModel."""

    filepath: Inert
    call_endpoint: Inert = "serve"
    call_training_endpoint: Inert = None

    leading = ("filepath", "call_endpoint", "call_training_endpoint", "trainable", "name", "dtype")
    keyword_only = frozenset()
    refuses = SHAPE_ARGUMENTS | {"autocast", "activity_regularizer"}
    wraps = "a saved function"


class JaxLayer(_Foreign):
    """Calls a function of JAX."""

    call_fn: Inert
    init_fn: Inert = None
    params: Inert = None
    state: Inert = None
    seed: Inert = None
    native_serialization_platforms: Inert = None

    wraps = "a function of JAX"


class FlaxLayer(_Foreign):
    """Calls a module of Flax."""

    module: Inert
    method: Inert = None
    variables_of_module: Inert = msgspec.field(name="variables", default=None)

    wraps = "a module of Flax"


class TorchModuleWrapper(_Foreign):
    """Calls a module of PyTorch."""

    module: Inert
    stated: Inert = msgspec.field(name="output_shape", default=None)

    leading = ("module", "name", "output_shape")
    keyword_only = COMMON - {"name"}
    wraps = "a module of PyTorch"
