"""`tf.data`: streams made of arrays."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Reference, Tuple, Value
from paramlint.keras.shape import Size
from paramlint.overlays.arrays.operations import origin_of
from paramlint.overlays.arrays.sizes import data_value, unfollowed
from paramlint.overlays.keras.data.arguments import argument, size_or
from paramlint.overlays.keras.data.stream import Part, Several, StreamContent, part_of
from paramlint.unknown import Unknown


def from_slices(call: Call) -> Value | None:
    """`Dataset.from_tensor_slices((x, y))`: one sample after the other."""
    given = call.argument(0, "tensors")
    if given is None or call.rest is not None:
        return call.rest
    whole = part_of(given, call)
    return _stream(_sliced(whole), _count(whole, call), given, call)


def from_whole(call: Call) -> Value | None:
    """`Dataset.from_tensors(x)`: all of it, once."""
    given = call.argument(0, "tensors")
    return None if given is None else _stream(part_of(given, call), 1, given, call)


def counted(call: Call) -> Value | None:
    """`Dataset.range(stop)`."""
    stop = argument(call, 0, "stop")
    lost = data_value("how far a stream counts", call.span)
    count = size_or(stop, lost) if len(call.positional) == 1 else lost
    return call.machine.allocate(StreamContent((), count))


def zipped(call: Call) -> Value | None:
    """`Dataset.zip((a, b))`: one of each together."""
    given = call.positional[0] if len(call.positional) == 1 else Tuple(call.positional)
    items = given.items if isinstance(given, Tuple) else ()
    contents = [call.machine.content(item) for item in items if isinstance(item, Reference)]
    streams = [content for content in contents if isinstance(content, StreamContent)]
    if not streams or len(streams) < len(items):
        return None
    first = streams[0]
    together = Several(tuple(stream.element for stream in streams))
    labels = streams[1].origin.labels if len(streams) == 2 else None
    return call.machine.allocate(
        StreamContent(together, first.samples, first.batch_size, origin=first.origin, labels=labels)
    )


def from_code(call: Call) -> Value:
    """`Dataset.from_generator(...)`: what the program itself yields."""
    shape = unfollowed("what a generator yields", call.span)
    return call.machine.allocate(StreamContent(shape, data_value("how much a generator yields", call.span)))


def _stream(element: Part, count: Size, given: Value, call: Call) -> Value:
    origin, labels = origin_of((given,), call.machine), None
    if isinstance(given, Tuple) and len(given.items) == 2:
        labels = origin_of(given.items[1:], call.machine).labels
    return call.machine.allocate(StreamContent(element, count, origin=origin, labels=labels))


def _sliced(whole: Part) -> Part:
    if isinstance(whole, Several):
        return Several(tuple(_sliced(part) for part in whole.parts), whole.names)
    return whole if isinstance(whole, Unknown) else whole[1:]


def _count(whole: Part, call: Call) -> Size:
    """How many samples there are: the first axis of the first array."""
    if isinstance(whole, Several):
        return _count(whole.parts[0], call) if whole.parts else 0
    if isinstance(whole, Unknown):
        return data_value("how many samples there are", call.span)
    return next((dim for dim in whole[:1] if dim is not None), data_value("how many samples there are", call.span))
