"""The layers of a model by name and by index, and freezing them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paramlint.evaluate.call import Call
from paramlint.evaluate.iteration import item_at
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import NONE, Known, Reference, Value, possibly, same
from paramlint.overlays.keras.names import canonical
from paramlint.unknown import Unknown


def get_layer(layers: Sequence[Value], call: Call) -> Value:
    """`model.get_layer(name, index)`."""
    name, index = call.argument(0, "name"), call.argument(1, "index")
    if isinstance(name, Known) and isinstance(name.value, int):
        name, index = None, name
    if index is not None and not same(index, NONE):
        return item_at(layers, index, call.span)
    if not isinstance(name, Known):
        cause = name if isinstance(name, Unknown) else Unknown("runtime-value", "which layer this is, is not known")
        return possibly(layers, cause.at(call.span))
    for layer in layers:
        if isinstance(layer, Reference) and getattr(call.machine.content(layer), "name", None) == name.value:
            return layer
    return Unknown("runtime-error", f"the model has no layer called {name.value!r}", call.span)


def is_model_of(name: str, class_name: str) -> bool | None:
    """Whether a model of this class is an instance of Keras's class of that name."""
    home, _, wanted = canonical(name).rpartition(".")
    if home not in ("keras", "keras.layers"):
        return None
    return wanted in ("Model", "Layer", class_name)


def set_trainable(layers: Iterable[Value], value: Value, machine: Machine) -> None:
    """Freeze or thaw every layer, as setting `trainable` of a model does."""
    for layer in layers:
        if isinstance(layer, Reference):
            machine.content(layer).set_attribute(layer, "trainable", value, machine)
