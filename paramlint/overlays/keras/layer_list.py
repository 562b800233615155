"""`model.layers`: a list of its own for whoever asks, or, in the package `keras` before 2.4, the model's own list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paramlint.evaluate.call import Call
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Reference, Value
from paramlint.unknown import Unknown

if TYPE_CHECKING:
    from paramlint.overlays.keras.functional import FunctionalContent
    from paramlint.overlays.keras.sequential import SequentialContent


@dataclass(frozen=True, slots=True, eq=False)
class LayerListContent(ListContent):
    """The list of a model that does not certainly make a copy of it."""

    owner: Reference | None = None

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        value = super(LayerListContent, self).call_method(reference, name, call)
        _note_change(self, reference, call)
        return value


def layer_list(model: FunctionalContent | SequentialContent, reference: Reference, machine: Machine) -> Value:
    """The layers of the model as a list."""
    listed = getattr(model, "listed", None)
    if isinstance(listed, Unknown):
        return listed
    layers = model.layers(machine)
    return machine.allocate(ListContent(layers) if model.copies_layers else LayerListContent(layers, reference))


def _note_change(before: LayerListContent, reference: Reference, call: Call) -> None:
    """A list that is the model's own has changed with it; one of which that is not known leaves it open."""
    from paramlint.overlays.keras.functional import FunctionalContent
    from paramlint.overlays.keras.sequential import SequentialContent

    after, owner = call.machine.content(reference), before.owner
    model = call.machine.content(owner) if owner is not None else None
    if after is before or owner is None:
        return
    why = "Keras before 2.4 takes the layer out of the model itself, a later one out of a copy of its list"
    unknown = Unknown("keras-version", why, call.span)
    left = after.values if isinstance(after, ListContent) else ()
    if isinstance(after, ListContent):
        call.machine.store(reference, replace(before, values=left))
    if isinstance(model, FunctionalContent):
        is_left = model.copies_layers is False and isinstance(after, ListContent)
        call.machine.store(owner, replace(model, listed=left if is_left else unknown))
    elif isinstance(model, SequentialContent):
        # The first Keras 2 gives the list itself only where no input stands before the layers.
        certain = tuple(one for one, other in zip(model.entries, left, strict=False) if one == other)
        call.machine.store(owner, replace(model, entries=(*certain, unknown)))
