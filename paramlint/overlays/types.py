"""The `types` module: `SimpleNamespace`."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Value
from paramlint.overlays.namespaces import NamespaceContent
from paramlint.overlays.overlay import Functions, Overlay


def make_namespace(call: Call) -> Value:
    """`SimpleNamespace(units=64)`."""
    if call.rest is not None:
        return call.machine.allocate(NamespaceContent(call.named(), call.rest))
    return call.machine.allocate(NamespaceContent(call.named()))


def make() -> Overlay:
    """A fresh overlay."""
    return Functions({"SimpleNamespace": make_namespace})
