"""TensorFlow Hub: trained models that are layers to Keras."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Value
from paramlint.overlays.keras.beside import BesideKeras
from paramlint.overlays.keras.pretrained import make_hub_layer
from paramlint.overlays.overlay import Overlay

_LAYERS = ("tensorflow_hub.KerasLayer", "tensorflow_hub.keras_layer.KerasLayer")


class TensorFlowHub(BesideKeras):
    """The class that makes a layer of a model."""

    def call(self, name: str, call: Call) -> Value | None:
        return make_hub_layer(call, self.session) if name in _LAYERS else None


def make() -> Overlay:
    """A fresh overlay."""
    return TensorFlowHub()
