"""All overlays as the one Library the evaluator asks; each is imported when a file first uses its library."""

from __future__ import annotations

import importlib
import importlib.util

import libcst as cst

from paramlint import overlays
from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import External, Inert, Method, Reference, Value
from paramlint.overlays.overlay import Overlay
from paramlint.unknown import Unknown

_ROOTS = {"tensorflow": "keras", "tf_keras": "keras", "kerastuner": "keras_tuner"}
"""Libraries that a file of another name speaks for."""
_FLAGS = ("tensorflow.app.flags", "tensorflow.flags", "tensorflow.compat.v1.flags", "tensorflow.compat.v1.app.flags")
_MOVED = {
    **dict.fromkeys(_FLAGS, "absl.flags"),
    "keras_preprocessing": "keras.preprocessing",
    "keras_core": "keras",
    "keras_tuner.backend.keras": "keras",
}
"""Modules that are another library's, by the name they go by here."""
_SHARED = frozenset({"arrays", "library", "namespaces", "overlay", "search"})
"""What overlays share: modules beside this one that speak for no library."""


class Overlays:
    """One set of overlays per analysed file: they hold what the program has done to the library so far."""

    def __init__(self) -> None:
        self._loaded: dict[str, Overlay] = {}
        self._known: dict[str, bool] = {}

    def overlay(self, root: str) -> Overlay:
        """The overlay of a library by the first part of its dotted name; one that knows nothing if there is none."""
        root = _ROOTS.get(root, root)
        if root not in self._loaded:
            self._loaded[root] = _load(root)
            self._loaded[root].beside(self.overlay)
        return self._loaded[root]

    def knows(self, root: str) -> bool:
        """See Library."""
        if root not in self._known:
            here = root.isidentifier() and importlib.util.find_spec(f"{overlays.__name__}.{root}") is not None
            self._known[root] = root in _ROOTS or root in _MOVED or (here and root not in _SHARED)
        return self._known[root]

    def begin(self, machine: Machine) -> None:
        """See Library. Those overlays are told that are asked for before the program begins."""
        for overlay in self._loaded.values():
            overlay.begin(machine)

    def imported(self, name: str, machine: Machine, node: cst.CSTNode) -> None:
        """See Library."""
        if self._is_loaded(name):
            self._for(name).imported(name, machine, node)

    def called(self, node: cst.Call, callee: Value, call: Call, value: Value) -> None:
        """See Library. Methods are told to all: an overlay knows its own objects."""
        match callee:
            case External(name):
                own = self._for(_at_home(name)) if self._is_loaded(_at_home(name)) else None
                if own is not None and not call.machine.is_elsewhere:
                    own.called(name, node, call, value)
                self._handed_on(call, own)
            case Unknown() | Method(Unknown()):
                self._handed_on(call)
            case Method(Reference() as receiver, name, None) if not isinstance(receiver, Inert):
                self._method_called(receiver, name, node, call, value)
            case Reference() if not isinstance(callee, Inert):
                self._method_called(callee, "__call__", node, call, value)

    def _method_called(self, receiver: Reference, name: str, node: cst.Call, call: Call, value: Value) -> None:
        for overlay in self._loaded.values():
            overlay.method_called(receiver, name, node, call, value)

    def _handed_on(self, call: Call, own: Overlay | None = None) -> None:
        """Tell the overlays of a call that is nobody's business but `own`'s."""
        for overlay in self._loaded.values():
            if overlay is not own:
                overlay.handed_on(call)

    def assigned(self, node: cst.Attribute, receiver: Value, value: Value, machine: Machine) -> None:
        """See Library."""
        if isinstance(receiver, Reference) and not isinstance(receiver, Inert) and not machine.is_elsewhere:
            for overlay in self._loaded.values():
                overlay.assigned(receiver, node, value, machine)

    def attribute(self, name: str) -> Value | None:
        """See Library."""
        name = _at_home(name)
        return self._for(name).attribute(name)

    def exports(self, module: str, name: str) -> bool:
        """See Library."""
        module = _at_home(module)
        return self._for(module).exports(module, name)

    def call(self, name: str, call: Call) -> Value | None:
        """See Library."""
        name = _at_home(name)
        value = self._for(name).call(name, call)
        if value is not None:
            return value
        others = (overlay.call_elsewhere(name, call) for overlay in tuple(self._loaded.values()))
        return next((value for value in others if value is not None), None)

    def instantiate(self, bases: list[External], reference: Reference, name: str, call: Call) -> Value | None:
        """See Library."""
        for base in bases:
            at_home = External(_at_home(base.name))
            made = self._for(at_home.name).instantiate(at_home, reference, name, call)
            if made is not None:
                return made
        return None

    def _is_loaded(self, name: str) -> bool:
        root = name.split(".")[0]
        return _ROOTS.get(root, root) in self._loaded

    def _for(self, name: str) -> Overlay:
        return self.overlay(name.split(".")[0])


def _at_home(name: str) -> str:
    """The name under the library that the module really is of."""
    for module, home in _MOVED.items():
        if name == module or name.startswith(f"{module}."):
            return home + name[len(module) :]
    return name


def _load(root: str) -> Overlay:
    """The overlay that a module beside this one makes; what is shared between overlays makes none."""
    name = f"{overlays.__name__}.{root}"
    if not root.isidentifier() or importlib.util.find_spec(name) is None:
        return Overlay()
    make = getattr(importlib.import_module(name), "make", Overlay)
    made = make()
    assert isinstance(made, Overlay)
    return made
