"""Recurrent layers that give only their last state to a layer that wants the whole sequence."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.graph.model import Call, Layer, Model
from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.arguments import argument, value_of
from paramlint.lint.ranks import given_shape, wanted_rank
from paramlint.lint.refusal import Refusal
from paramlint.lint.structure import readers

_LOOKED_THROUGH = frozenset({"activation", "regularization", "normalization"})


@dataclass(frozen=True, slots=True)
class Recurrent:
    """The use of a recurrent layer, and the call that makes it: of a Bidirectional, that of the layer inside."""

    call: Call
    layer: Layer
    made: Use


def missing_sequences(refusal: Refusal, program: Program) -> tuple[Recurrent, ...]:
    """The recurrent layers that have to return their sequences: the one before the refused layer, then those behind.

    None where that would not help.
    """
    shape = given_shape(refusal)
    if refusal.kind != "rank-mismatch" or refusal.call is None or shape is None:
        return ()
    if wanted_rank(refusal.layer) != len(shape) + 1:
        return ()
    before = _recurrent_before(refusal.model, refusal.call)
    first = _with_last_state(refusal.model, before, program) if before is not None else None
    return () if first is None else (first, *_behind(refusal.model, refusal.call, program))


def returns_sequences(made: Use) -> bool | None:
    """Whether the call makes a layer that returns its sequences; None where that is not known."""
    value = value_of(made, "return_sequences", False)
    return value if isinstance(value, bool) else None


def recurrent_use(layer: Layer, program: Program) -> Use | None:
    """The call that makes a recurrent layer, of a Bidirectional the one inside; None where it is not to be seen."""
    use = program.constructor(layer)
    if use is None or use.last_name != layer.class_name or layer.family != "recurrent":
        return None
    if layer.class_name != "Bidirectional":
        return use
    inner = argument(use, "layer")
    return inner.value if inner is not None and isinstance(inner.value, Use) else None


def _recurrent_before(model: Model, call: Call) -> Call | None:
    """The use that feeds this one, past dropouts, activations and normalizations."""
    feeding = model.feeding(call)
    while len(feeding) == 1 and model.called_layer(feeding[0]).family in _LOOKED_THROUGH:
        feeding = model.feeding(feeding[0])
    return feeding[0] if len(feeding) == 1 else None


def _with_last_state(model: Model, call: Call, program: Program) -> Recurrent | None:
    layer = model.called_layer(call)
    made = recurrent_use(layer, program)
    if made is None or returns_sequences(made) is not False:
        return None
    return Recurrent(call, layer, made)


def _behind(model: Model, call: Call, program: Program) -> list[Recurrent]:
    """The refused layer itself and those in a row behind it, as far as each is followed by one that wants sequences."""
    found: list[Recurrent] = []
    while True:
        here = _with_last_state(model, call, program)
        following = _reader_of_sequences(model, call)
        if here is None or following is None or wanted_rank(following[1]) != wanted_rank(here.layer):
            return found
        found.append(here)
        call = following[0]


def _reader_of_sequences(model: Model, call: Call) -> tuple[Call, Layer] | None:
    """The one call that reads what this one makes, past what is looked through."""
    while True:
        reading = readers(model, call)
        if len(reading) != 1:
            return None
        call = reading[0]
        layer = model.called_layer(call)
        if layer.family not in _LOOKED_THROUGH:
            return call, layer
