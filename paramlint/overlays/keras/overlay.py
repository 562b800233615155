"""The overlay itself: which handler answers for which of Keras's names."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import NONE, External, Value
from paramlint.overlays.keras.data_format import DataFormatContent, call_data_format
from paramlint.overlays.keras.inputs import make_input
from paramlint.overlays.keras.layers import make_custom_layer, make_layer
from paramlint.overlays.keras.names import canonical, is_exported
from paramlint.overlays.keras.sequential import make_sequential
from paramlint.overlays.keras.session import Session
from paramlint.overlays.overlay import Overlay
from paramlint.unknown import Unknown

_LAYERS = "keras.layers."
_BASES = ("keras.layers.Layer", "keras.Layer", "keras.layers.Wrapper")


class KerasOverlay(Overlay):
    """Keras as one program uses it."""

    def __init__(self) -> None:
        self.session = Session()

    def begin(self, machine: Machine) -> None:
        self.session.data_format = machine.allocate(DataFormatContent())

    def imported(self, name: str, machine: Machine) -> None:
        if not machine.handlers:  # what stands in a `try` may fail, and shows nothing
            self.session.versions.note_import(name)

    def exports(self, module: str, name: str) -> bool:
        return is_exported(module, name)

    def call(self, name: str, call: Call) -> Value | None:
        imported_as, name = name, canonical(name)
        if name == "keras.Sequential":
            return make_sequential(call, self.session)
        if name in ("keras.Input", "keras.InputLayer"):
            return make_input(call, self.session)
        if name in ("keras.Model", "keras.Functional"):
            return Unknown("functional-model", "functional models are not followed yet", call.span)
        if name.startswith(_LAYERS) and name not in _BASES and "." not in name[len(_LAYERS) :]:
            return make_layer(imported_as, call, self.session) if _is_class(name) else None
        if name in ("keras.backend.clear_session", "keras.utils.clear_session"):
            self.session.clear()
            return NONE
        assert self.session.data_format is not None
        return call_data_format(name, call, self.session.data_format)

    def instantiate(self, base: External, name: str, call: Call) -> Value | None:
        base_name = canonical(base.name)
        derives_from_layer = base_name in _BASES or base_name.startswith(_LAYERS)
        return make_custom_layer(name, call, self.session) if derives_from_layer else None


def _is_class(name: str) -> bool:
    return name.rpartition(".")[2][:1].isupper()


def make() -> Overlay:
    """A fresh overlay, with nothing named yet."""
    return KerasOverlay()
