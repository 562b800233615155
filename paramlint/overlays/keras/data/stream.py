"""Streams of data: `tf.data` pipelines, generators, and directories read batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import libcst as cst

from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent, keyed_by_text
from paramlint.evaluate.functions import call_function
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import Function, Known, Method, Reference, Tuple, Value
from paramlint.graph.use import Labels
from paramlint.keras.shape import Dim, Shape, Size
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.arrays.operations import measured
from paramlint.overlays.arrays.origin import NOWHERE, Origin
from paramlint.overlays.arrays.sizes import data_value, unfollowed
from paramlint.overlays.keras.data.arguments import argument
from paramlint.overlays.namespaces import NamespaceContent
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Several:
    """What a stream hands out together: inputs and labels, by position or by name."""

    parts: tuple[Shape | Several | Unknown, ...]
    names: tuple[str, ...] | None = None


Part = Shape | Several | Unknown
"""What a stream hands out each time, batch first: a tensor, several, or nobody knows what."""


@dataclass(frozen=True, slots=True)
class StreamContent(Content):
    """A stream of `element`s. `samples` are all there are in it, `batch_size` how many come at a time, if they do.

    `attributes` are what is known of it by name: `class_names`, `num_classes`. `labels` says how the labels are written
    that it hands out, where it does.
    """

    element: Part
    samples: Size
    batch_size: Size | None = None
    attributes: Mapping[str, Value] = field(default_factory=dict)
    origin: Origin = NOWHERE
    labels: Labels | None = None
    described = "stream of data"
    inert = True

    def truth(self) -> bool:
        return True

    def items(self) -> Unknown:
        return unfollowed("how much a stream of data yields")

    def item(self, machine: Machine) -> Value:
        return as_value(_held(self.element), machine)

    def length(self) -> Value:
        """How many elements there are: batches, where the stream is batched."""
        if self.batch_size is not None:
            return data_value("how many batches there are")
        return Known(self.samples) if isinstance(self.samples, int) else self.samples

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name == "element_spec":
            return _spec(self.element, machine)
        return self.attributes.get(name, Method(reference, name))

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        step = _STEPS.get(name)
        if step is not None:
            return call.machine.allocate(step(self, call))
        return super(StreamContent, self).call_method(reference, name, call)

    def joined(self, other: Content, cause: Unknown) -> Content:
        return Opaque(cause)


def batched(part: Part, size: Dim) -> Part:
    """What is handed out, with an axis in front for the samples of a batch."""
    if isinstance(part, Several):
        return replace(part, parts=tuple(batched(inner, size) for inner in part.parts))
    return part if isinstance(part, Unknown) else (size, *part)


def part_of(value: Value, call: Call) -> Part:
    """The shapes of arrays in tuples and dictionaries, as a stream holds them."""
    if isinstance(value, Tuple):
        return Several(tuple(part_of(item, call) for item in value.items))
    content = call.machine.content(value) if isinstance(value, Reference) else None
    if isinstance(content, DictContent):
        entries = content.entries
        return content.open_for or Several(tuple(part_of(v, call) for v in entries.values()), tuple(map(str, entries)))
    return measured(value, call)


def as_value(part: Part, machine: Machine) -> Value:
    """What a stream hands out as the program holds it."""
    if not isinstance(part, Several):
        return part if isinstance(part, Unknown) else machine.allocate(ArrayContent(part))
    values = tuple(as_value(inner, machine) for inner in part.parts)
    if part.names is None:
        return Tuple(values)
    return machine.allocate(keyed_by_text(dict(zip(part.names, values, strict=True))))


def _held(part: Part) -> Part:
    """What one element holds: the last batch of a stream may be smaller than the others."""
    if isinstance(part, Several):
        return replace(part, parts=tuple(map(_held, part.parts)))
    if isinstance(part, Unknown):
        return part
    return tuple(data_value("how many samples are in this batch") if dim is None else dim for dim in part)


def _spec(part: Part, machine: Machine) -> Value:
    if isinstance(part, Several):
        return Tuple(tuple(_spec(inner, machine) for inner in part.parts))
    if isinstance(part, Unknown):
        return part
    dims = tuple(dim if isinstance(dim, Unknown) else Known(dim) for dim in part)
    return machine.allocate(NamespaceContent({"shape": Tuple(dims)}))


def _same(stream: StreamContent, call: Call) -> StreamContent:
    return stream


def _batch(stream: StreamContent, call: Call) -> StreamContent:
    size = argument(call, 0, "batch_size")
    known = size if isinstance(size, int) else data_value("how large a batch is", call.span)
    return replace(stream, element=batched(stream.element, None), batch_size=known)


def _ragged_batch(stream: StreamContent, call: Call) -> StreamContent:
    """What is padded is as long as the longest of its batch."""
    return replace(_batch(stream, call), element=unfollowed("how long what is padded is", call.span))


def _mapped(stream: StreamContent, call: Call) -> StreamContent:
    """A function of each element: how many there are stays."""
    return replace(stream, element=_element_after(stream.element, call), labels=None)


def _element_after(element: Part, call: Call) -> Part:
    """What a lambda makes of an element; other functions are not followed."""
    function = call.argument(0, "map_func")
    lost = unfollowed("what a mapped stream hands out", call.span)
    if not isinstance(function, Function) or not isinstance(function.node, cst.Lambda) or isinstance(element, Unknown):
        return lost
    given = element.parts if isinstance(element, Several) and element.names is None else (element,)
    values = tuple(as_value(part, call.machine) for part in given)
    made = call_function(function, Call(call.machine, call.span, values))
    return part_of(made, call)


def _lost(stream: StreamContent, call: Call) -> StreamContent:
    """Neither what is handed out nor how often is followed."""
    return replace(_some(stream, call), element=unfollowed("what a stream hands out", call.span), labels=None)


def _some(stream: StreamContent, call: Call) -> StreamContent:
    return replace(stream, samples=data_value("how many samples are left of a stream", call.span))


def _take(stream: StreamContent, call: Call) -> StreamContent:
    count = argument(call, 0, "count")
    if stream.batch_size is not None or not isinstance(count, int) or not isinstance(stream.samples, int):
        return _some(stream, call)
    return replace(stream, samples=stream.samples if count < 0 else min(count, stream.samples))


def _skip(stream: StreamContent, call: Call) -> StreamContent:
    count = argument(call, 0, "count")
    if stream.batch_size is not None or not isinstance(count, int) or not isinstance(stream.samples, int):
        return _some(stream, call)
    return replace(stream, samples=0 if count < 0 else max(0, stream.samples - count))


_STEPS: dict[str, Callable[[StreamContent, Call], StreamContent]] = {
    **dict.fromkeys(("shuffle", "repeat", "prefetch", "cache", "with_options", "as_numpy_iterator"), _same),
    "batch": _batch,
    "padded_batch": _ragged_batch,
    "map": _mapped,
    **dict.fromkeys(("interleave", "flat_map", "window", "unbatch", "ragged_batch", "apply", "enumerate"), _lost),
    **dict.fromkeys(("filter", "shard", "concatenate"), _some),
    "take": _take,
    "skip": _skip,
}
