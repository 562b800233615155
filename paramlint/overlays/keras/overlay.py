"""The overlay itself: which handler answers for which of Keras's names."""

from __future__ import annotations

from dataclasses import replace

import libcst as cst

from paramlint.evaluate.call import Call
from paramlint.evaluate.calls import call_value
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import NONE, External, Reference, Value
from paramlint.overlays.keras.custom import LAYER, MODEL, make_custom
from paramlint.overlays.keras.data_format import DataFormatContent, call_data_format, data_format
from paramlint.overlays.keras.derived import is_same_layer
from paramlint.overlays.keras.functional import make_model
from paramlint.overlays.keras.identifiers import is_identifier, make_identifier
from paramlint.overlays.keras.inputs import make_input, make_input_layer
from paramlint.overlays.keras.layers import make_custom_layer, make_layer
from paramlint.overlays.keras.lookups import look_up
from paramlint.overlays.keras.names import MERGES, canonical, is_exported
from paramlint.overlays.keras.operations import call_operation, create_tensor
from paramlint.overlays.keras.saving import FilesContent, call_saving, copy_of
from paramlint.overlays.keras.sequential import make_sequential
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.uses import note_assignment, note_call, note_handed_on, note_import, note_method
from paramlint.overlays.overlay import Overlay
from paramlint.unknown import Unknown

_LAYERS = "keras.layers."
_APPLICATIONS = "keras.applications."
_VARIABLES = frozenset({"tensorflow.Variable", "keras.Variable", "keras.backend.variable", "tensorflow.get_variable"})
_DATA = (
    *("keras.datasets.", "keras.utils.", "keras.preprocessing.", "tensorflow.data.", "tensorflow.compat.v1.data."),
    *("tensorflow.one_hot", "keras.ops.one_hot", "keras.backend.one_hot"),
)
_POLICIES = frozenset({"set_floatx", "set_dtype_policy", "set_global_policy", "set_global_dtype_policy", "set_policy"})
_BASES = ("keras.layers.Layer", "keras.Layer", "keras.layers.Wrapper")


class KerasOverlay(Overlay):
    """Keras as one program uses it."""

    def __init__(self) -> None:
        self.session = Session()

    def begin(self, machine: Machine) -> None:
        self.session.data_format = machine.allocate(DataFormatContent())
        self.session.files = machine.allocate(FilesContent())

    def imported(self, name: str, machine: Machine, node: cst.CSTNode) -> None:
        note_import(name, node, machine, self.session)
        if not machine.handlers:  # what stands in a `try` may fail, and shows nothing
            self.session.versions.note_import(name)

    def called(self, name: str, node: cst.Call, call: Call, value: Value) -> None:
        note_call(name, node, call, value, self.session)

    def method_called(self, receiver: Reference, name: str, node: cst.Call, call: Call, value: Value) -> None:
        note_method(receiver, name, node, call, value, self.session)

    def handed_on(self, call: Call) -> None:
        note_handed_on(call, self.session)

    def assigned(self, receiver: Reference, node: cst.Attribute, value: Value, machine: Machine) -> None:
        note_assignment(receiver, node.attr.value, value, node, machine, self.session)

    def attribute(self, name: str) -> Value | None:
        return NONE if name == "tensorflow.newaxis" else None

    def exports(self, module: str, name: str) -> bool:
        return is_exported(module, name)

    def call(self, name: str, call: Call) -> Value | None:
        imported_as, name = name, canonical(name)
        if name == "keras.Sequential":
            return make_sequential(imported_as, call, self.session)
        if name == "keras.Input":
            return make_input(call, self.session)
        if name == "keras.InputLayer":
            return make_input_layer(call, self.session)
        if name in ("keras.Model", "keras.Functional"):
            return make_model(imported_as, call, self.session)
        if name.startswith(_LAYERS) and name not in _BASES and "." not in name[len(_LAYERS) :]:
            return self._layer(imported_as, name[len(_LAYERS) :], call)
        if name.rpartition(".")[2] in _POLICIES and name.startswith("keras."):
            why = "the program chooses a dtype for all layers, which is not followed"
            self.session.dtype_policy = Unknown("unsupported-call", why, call.span)
            return NONE
        if is_identifier(name):
            return make_identifier(name, call)
        if name in ("keras.backend.clear_session", "keras.utils.clear_session"):
            self.session.clear()
            return NONE
        if name.startswith(_APPLICATIONS):
            return self._application(imported_as, name, call)
        looked_up = look_up(name, call, self.session)
        if looked_up is not None:
            return looked_up
        if name.startswith("keras.") and (made := call_saving(name, call, self.session)) is not None:
            return made
        if name in _VARIABLES:
            return Unknown("variable", f"`{name}()` may be a weight, and is not followed", call.span)
        assert self.session.data_format is not None
        made = call_data_format(name, call, self.session.data_format)
        if made is None and name.startswith(_DATA):
            return self._data(name, call)
        return made or create_tensor(name, call, self.session)

    def _application(self, imported_as: str, name: str, call: Call) -> Value | None:
        """The ready-made models, imported when a program first uses one."""
        from paramlint.keras.applications.names import find_application
        from paramlint.keras.applications.preprocessing import find_preprocessing
        from paramlint.overlays.keras.applications import make_application
        from paramlint.overlays.keras.pixels import preprocessed

        how = find_preprocessing(name)
        if how is not None:
            return preprocessed(how, call, self.session)
        application = find_application(name, self.session.versions.candidates(imported_as)[0])
        copies_layers = self.session.versions.copies_layers(imported_as)
        made = None if application is None else make_application(application, call, self.session, copies_layers)
        self.session.note_refusal(made, None, call.machine.guards > 0)
        return made

    def _data(self, name: str, call: Call) -> Value | None:
        """The functions for data, imported when a program first uses one."""
        from paramlint.overlays.keras.data.functions import call_data

        assert self.session.data_format is not None
        return call_data(name, call, data_format(self.session.data_format, call.machine).value)

    def call_elsewhere(self, name: str, call: Call) -> Value | None:
        if name == "copy.deepcopy":
            return copy_of(call.argument(0, "x"), call, self.session)
        return call_operation(canonical(name), call, self.session)

    def _layer(self, imported_as: str, name: str, call: Call) -> Value | None:
        """`layers.Dense(...)`, or one of the functions that make a layer and call it at once: `layers.add([a, b])`."""
        if name in MERGES:
            inputs = call.argument(0, "inputs") or NONE
            without_inputs = replace(call, positional=call.positional[1:])
            layer = make_layer(f"{imported_as.rpartition('.')[0]}.{name.capitalize()}", without_inputs, self.session)
            return call_value(layer, Call(call.machine, call.span, (inputs,)))
        if name == "merge":
            from paramlint.overlays.keras.merge import call_merge

            return call_merge(imported_as, call, self.session)
        return make_layer(imported_as, call, self.session) if name[:1].isupper() else None

    def instantiate(self, base: External, reference: Reference, name: str, call: Call) -> Value | None:
        base_name = canonical(base.name)
        if base_name in ("keras.layers.Layer", "keras.Layer"):
            return make_custom(reference, name, LAYER, call, self.session)
        if base_name == "keras.Model":
            return make_custom(reference, name, MODEL, call, self.session)
        if base_name not in _BASES and not base_name.startswith(_LAYERS):
            return None
        if base_name not in _BASES and is_same_layer(reference, call.machine):
            return make_layer(base.name, call, self.session, name)
        return make_custom_layer(name, call, self.session)


def make() -> Overlay:
    """A fresh overlay, with nothing named yet."""
    return KerasOverlay()
