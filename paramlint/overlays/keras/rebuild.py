"""When Keras builds a Sequential anew: each time uses up automatic names, and may put an input before the layers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Reference
from paramlint.keras.shape import Shape
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.inputs import InputContent
from paramlint.overlays.keras.layer import LayerContent
from paramlint.unknown import Unknown

if TYPE_CHECKING:
    from paramlint.overlays.keras.sequential import SequentialContent


def rebuilt(model: SequentialContent, machine: Machine) -> SequentialContent:
    """The model after a change. Where its input is known, Keras builds it anew, which uses up automatic names."""
    first = machine.content(model.entries[0]) if isinstance(model.entries[0], Reference) else None
    if isinstance(first, InputContent):
        has_input = len(model.entries) > 1
    else:
        has_input = model.input_name is not None or _states_input(first, len(model.entries))
        if has_input and model.input_name is None:
            model = replace(model, input_name=model.session.automatic_name("InputLayer"))
    if has_input:
        model.session.automatic_name("Functional")
    return model


def _states_input(first: Content | None, entries: int) -> bool:
    """Whether the first layer says what the model is built on. Of a model Keras takes it from two layers on."""
    if isinstance(first, LayerContent):
        return first.input_shape is not None
    return isinstance(first, FunctionalContent) and entries > 1


def built(model: SequentialContent, shape: Shape | Unknown) -> SequentialContent:
    """The model once it is built on a shape that nothing has stated before."""
    name = model.input_name or model.session.automatic_name("InputLayer")
    model.session.automatic_name("Functional")
    return replace(model, built_on=shape, input_name=name)


def built_on_either(
    one: Shape | Unknown | None, other: Shape | Unknown | None, cause: Unknown
) -> Shape | Unknown | None:
    """What the model is built on after either of two paths, if it is built on one of them at least."""
    return one or other if one is None or other is None or one == other else cause
