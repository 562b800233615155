"""What building a Sequential does to its layers: models among them are built, and the code of layers is carried out."""

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
from paramlint.overlays.keras.rebuild import built
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.unknown import Unknown


def follow_entries(
    model: SequentialContent, machine: Machine, first: int = 0, given: Shape | Unknown | None = None
) -> None:
    """Build the layers from place `first` on, each on what the layers before it make of the input.

    `given` is the shape the model is called on, where that is not its own input shape.
    """
    from paramlint.overlays.keras.chain import read_chain

    for place, entry in enumerate(model.entries[first:], first):
        content = machine.content(entry) if isinstance(entry, Reference) else None
        if isinstance(entry, Reference) and _is_open(content, machine):
            shape = read_chain(model, machine, given, upto=place).shape
            if not isinstance(shape, Unknown):
                _follow(content, entry, shape, machine)


def build_on(model: SequentialContent, reference: Reference, shape: Shape | Unknown, machine: Machine) -> None:
    """Build a model, and all that is in it, on a shape that nothing has stated before."""
    machine.store(reference, built(model, shape))
    follow_entries(model, machine, given=shape)


def _is_open(content: Content | None, machine: Machine) -> bool:
    """Whether building the model does something to this layer that is to be remembered."""
    from paramlint.overlays.keras.chain import input_shape, is_open

    if isinstance(content, LayerContent):
        return isinstance(content.description, Lambda)
    if isinstance(content, SequentialContent):
        return bool(content.entries) and is_open(input_shape(content, machine))
    return isinstance(content, CustomContent)


def _follow(content: Content | None, reference: Reference, shape: Shape, machine: Machine) -> None:
    if isinstance(content, LayerContent):
        follow_lambda(content, reference, shape, machine)
    elif isinstance(content, SequentialContent):
        build_on(content, reference, shape, machine)
    elif isinstance(content, CustomContent) and all(given != shape for given, _ in content.results):
        tensor = fresh_tensor(shape, content.span, content.session, machine)
        follow(reference, shape, Call(machine, content.span, (tensor,)))
