"""The layers of a Sequential that have code: it is carried out once the shape that reaches them is known."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Reference
from paramlint.keras.core.lambda_layer import Lambda
from paramlint.keras.shape import Shape
from paramlint.overlays.keras.custom import CustomContent
from paramlint.overlays.keras.custom_calls import follow
from paramlint.overlays.keras.following import follow_lambda, fresh_tensor
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.unknown import Unknown


def follow_entries(model: SequentialContent, machine: Machine, first: int = 0) -> None:
    """Carry out the code of the layers from place `first` on, each on what the layers before it make of the input."""
    from paramlint.overlays.keras.chain import read_chain

    for place, entry in enumerate(model.entries[first:], first):
        content = machine.content(entry) if isinstance(entry, Reference) else None
        if isinstance(entry, Reference) and _has_code(content):
            shape = read_chain(model, machine, upto=place).shape
            if not isinstance(shape, Unknown):
                _follow(content, entry, shape, machine)


def _has_code(content: Content | None) -> bool:
    if isinstance(content, LayerContent):
        return isinstance(content.description, Lambda)
    return isinstance(content, CustomContent)


def _follow(content: Content | None, reference: Reference, shape: Shape, machine: Machine) -> None:
    if isinstance(content, LayerContent):
        follow_lambda(content, reference, shape, machine)
    elif isinstance(content, CustomContent) and all(given != shape for given, _ in content.results):
        tensor = fresh_tensor(shape, content.span, content.session, machine)
        follow(reference, shape, Call(machine, content.span, (tensor,)))
