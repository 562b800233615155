"""Hugging Face's transformers: trained models for TensorFlow, which are layers to Keras."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Value
from paramlint.overlays.keras.beside import BesideKeras
from paramlint.overlays.keras.pretrained import make_transformer
from paramlint.overlays.overlay import Overlay


class Transformers(BesideKeras):
    """The classes whose models are without a head."""

    def call(self, name: str, call: Call) -> Value | None:
        path, _, method = name.rpartition(".")
        return make_transformer(path.rpartition(".")[2], call, self.session) if method == "from_pretrained" else None


def make() -> Overlay:
    """A fresh overlay."""
    return Transformers()
