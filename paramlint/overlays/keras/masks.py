"""Masks: which steps of a sequence count. In Keras 3 what makes one is an operation that the summary lists.

Followed from an embedding or a `Masking` layer through layers that hand a mask on, to those that take it. What merging
layers make of several masks is not, nor what a model does that is called on a tensor with one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import NONE, Known, Reference, Tuple, Value, same
from paramlint.keras.core.embedding import Embedding
from paramlint.keras.core.identity import Masking
from paramlint.keras.layer import KerasLayer
from paramlint.overlays.keras.connect import Arrangement
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.operations import call_operation
from paramlint.overlays.keras.tensor import TensorContent, Use


def mask_of(value: Value, call: Call) -> Reference | None:
    """The mask of a tensor, None where it has none."""
    content = call.machine.content(value) if isinstance(value, Reference) else None
    return content.mask if isinstance(content, TensorContent) else None


def taken_mask(
    content: LayerContent, arrangement: Arrangement, tensors: Sequence[Value], further: Sequence[Value], call: Call
) -> tuple[Reference, ...]:
    """The mask that Keras fills in for a layer that is called on one tensor and nothing beside it."""
    description = content.description
    takes = isinstance(description, KerasLayer) and description.takes_mask and content.lists_masks
    if not takes or not isinstance(arrangement, int) or further or not same(call.named().get("mask", NONE), NONE):
        return ()
    mask = mask_of(tensors[arrangement], call)
    return () if mask is None else (mask,)


def hand_on_mask(content: LayerContent, tensors: Sequence[Value], use: Use, call: Call) -> None:
    """Give the layer's first output the mask that belongs to it."""
    output = use.result.items[0] if isinstance(use.result, Tuple) and use.result.items else use.result
    made = call.machine.content(output) if isinstance(output, Reference) else None
    if not content.lists_masks or not tensors or not isinstance(made, TensorContent):
        return
    mask = _made(content, tensors[0], call) or _kept(content, tensors[0], call)
    if isinstance(mask, Reference) and isinstance(output, Reference):
        call.machine.store(output, replace(made, mask=mask))


def _made(content: LayerContent, tensor: Value, call: Call) -> Value | None:
    """What an embedding or a Masking layer leaves out: one number, in all features of a step."""
    description, session = content.description, content.session
    if isinstance(description, Embedding) and description.mask_zero is True:
        return call_operation("keras.ops.not_equal", Call(call.machine, call.span, (tensor, Known(0))), session)
    if isinstance(description, Masking):
        different = Call(call.machine, call.span, (tensor, Known(0.0)))
        differs = call_operation("keras.ops.not_equal", different, session) or NONE
        anywhere = Call(call.machine, call.span, (differs,), {"axis": Known(-1)})
        return call_operation("keras.ops.any", anywhere, session)
    return None


def _kept(content: LayerContent, tensor: Value, call: Call) -> Reference | None:
    description = content.description
    keeps = isinstance(description, KerasLayer) and description.hands_on_mask
    given = call.named().get("mask", NONE)
    if not keeps:
        return None
    return given if isinstance(given, Reference) else mask_of(tensor, call)
