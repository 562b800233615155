"""Where a model meets its data: `fit`, `evaluate` and `predict` build it, and say how much it is trained on."""

from __future__ import annotations

import math
from dataclasses import replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Known, Reference, Tuple, Value
from paramlint.graph.model import Samples
from paramlint.keras.shape import Shape, Size
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.arrays.operations import measured, origin_of
from paramlint.overlays.keras.data.arguments import argument
from paramlint.overlays.keras.data.stream import Part, Several, StreamContent
from paramlint.overlays.keras.samples import FITTING
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.shown import shown_samples
from paramlint.unknown import Unknown


def data_of(call: Call) -> Value | None:
    """The inputs that a model is given; a list of one array stands for that array."""
    value = call.argument(0, "x") or call.named().get("generator")
    content = call.machine.content(value) if isinstance(value, Reference) else None
    items = content.values if isinstance(content, ListContent) else value.items if isinstance(value, Tuple) else ()
    arrays = [item for item in items if _is_array(item, call)]
    if len(arrays) > 1:
        return Unknown("several-inputs", "the data has several inputs", call.span)
    return arrays[0] if len(items) == 1 and arrays else value


def _is_array(value: Value, call: Call) -> bool:
    return isinstance(value, Reference) and isinstance(call.machine.content(value), ArrayContent)


def shape_met(value: Value | None, call: Call) -> Shape | Unknown:
    """The input shape that the data gives a model, its batch left open."""
    if value is None:
        return call.rest or Unknown("runtime-error", "the data is missing", call.span)
    stream = _stream(value, call)
    shape = _inputs(stream.element) if stream is not None else measured(value, call)
    if isinstance(shape, Unknown):
        return replace(shape.at(call.span), hint="give the model an `Input(shape=...)` first")
    if len(shape) < 2:
        why = "what the model is given has no axis beside that of the samples, which not every Keras takes"
        return Unknown("no-input-shape", why, call.span)
    return (None, *shape[1:])


def _stream(value: Value, call: Call) -> StreamContent | None:
    content = call.machine.content(value) if isinstance(value, Reference) else None
    return content if isinstance(content, StreamContent) else None


def _inputs(element: Part) -> Shape | Unknown:
    """The inputs of what a stream hands out: the first of a pair, if that is a single tensor."""
    first = element.parts[0] if isinstance(element, Several) and element.names is None and element.parts else element
    return Unknown("several-inputs", "the data has several inputs") if isinstance(first, Several) else first


def note_training(reference: Reference, name: str, call: Call, session: Session) -> None:
    """Remember how many samples the model is trained on here, or that nobody knows: a batch is only one of many."""
    value = data_of(call)
    count = None if name == "train_on_batch" else _trained_on(value, call)
    origin = None if value is None else origin_of((value,), call.machine).name
    known = isinstance(count, int) and count > 0
    samples = Samples(count, "data", call.span, origin) if known and isinstance(count, int) else None
    if samples is None and name == "fit":
        samples = shown_samples(call)
    session.trained.setdefault(reference.identity, []).append(samples)


def _trained_on(value: Value | None, call: Call) -> Size | None:
    """The samples that are left to train on."""
    stream = None if value is None else _stream(value, call)
    if stream is not None:
        return stream.samples if isinstance(stream.samples, int) else _by_steps(stream, call)
    shape = None if value is None else measured(value, call)
    if shape is None or isinstance(shape, Unknown) or not shape or not isinstance(shape[0], int):
        return None
    held_back = call.named().get("validation_split", Known(0))
    share = held_back.value if isinstance(held_back, Known) else None
    return math.floor(shape[0] * (1.0 - share)) if isinstance(share, (int, float)) and 0 <= share < 1 else None


def _by_steps(stream: StreamContent, call: Call) -> int | None:
    """So many batches of such a size."""
    steps = argument(call, len(call.positional), "steps_per_epoch")
    size = stream.batch_size
    return steps * size if type(steps) is int and isinstance(size, int) else None


def met_data(content: Content, reference: Reference, name: str, call: Call, session: Session) -> None:
    """What a method that is given data does to a model: it builds one that nothing has built before."""
    from paramlint.overlays.keras.chain import input_shape, is_open
    from paramlint.overlays.keras.custom import CustomContent
    from paramlint.overlays.keras.custom_calls import call_custom
    from paramlint.overlays.keras.entries import build_on, follow_entries
    from paramlint.overlays.keras.following import fresh_tensor
    from paramlint.overlays.keras.sequential import SequentialContent

    if name in FITTING:
        note_training(reference, name, call, session)
    given = shape_met(data_of(call), call)
    if isinstance(content, CustomContent) and not content.is_built and not isinstance(given, Unknown):
        tensor = fresh_tensor(given, call.span, session, call.machine)
        call_custom(content, reference, replace(call, positional=(tensor,), keywords={}))
    if not isinstance(content, SequentialContent) or not content.entries:
        return
    if content.built_on is None and is_open(input_shape(content, call.machine)):
        build_on(content, reference, given, call.machine)
    elif isinstance(content.built_on, Unknown) and not isinstance(given, Unknown):
        known = replace(content, built_on=given)
        call.machine.store(reference, known)
        follow_entries(known, call.machine)
