"""Windows that slide over a series, and texts read from a directory."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import NONE, Tuple, Value, same
from paramlint.keras.shape import Shape, Size, lifted
from paramlint.overlays.arrays.sizes import data_value, unfollowed
from paramlint.overlays.keras.data.arguments import argument, keyword, shape_of, size_or
from paramlint.overlays.keras.data.stream import Part, Several, StreamContent
from paramlint.unknown import Unknown


def windows(call: Call) -> Value:
    """`timeseries_dataset_from_array(data, targets, sequence_length, ..., batch_size=128)`."""
    if call.rest is not None:
        return call.rest
    length = size_or(argument(call, 2, "sequence_length"), data_value("how long a window is", call.span))
    return _windows(length, argument(call, 5, "batch_size", 128), call)


def generated_windows(call: Call) -> Value:
    """`TimeseriesGenerator(data, targets, length, sampling_rate=1, ...)`: every so many steps of a length."""
    if call.rest is not None:
        return call.rest
    missing = data_value("how long a window is", call.span)
    length = size_or(argument(call, 2, "length"), missing)
    rate = argument(call, 3, "sampling_rate", 1)
    steps = lifted(lambda size, every: -(-size // every), length, size_or(rate or missing, missing))
    return _windows(missing if steps is None else steps, argument(call, 8, "batch_size", 128), call)


def _windows(length: Size, batch_size: object, call: Call) -> Value:
    data, targets = shape_of(call.argument(0, "data"), call), call.argument(1, "targets")
    batch: tuple[None, ...] = () if batch_size is None else (None,)
    window: Part = data if isinstance(data, Unknown) else (*batch, length, *data[1:])
    element = window if targets is None or same(targets, NONE) else Several((window, _targets(targets, batch, call)))
    samples = data_value("how many windows there are", call.span)
    size = None if batch_size is None else size_or(batch_size, data_value("how large a batch is", call.span))
    return call.machine.allocate(StreamContent(element, samples, size))


def _targets(targets: Value, batch: tuple[None, ...], call: Call) -> Part:
    shape = shape_of(targets, call)
    return shape if isinstance(shape, Unknown) else (*batch, *shape[1:])


def text_directory(call: Call) -> Value:
    """`text_dataset_from_directory(...)`: batches of texts with their labels."""
    if call.rest is not None:
        return call.rest
    size = keyword(call, "batch_size", 32)
    batch: Shape = () if size is None else (None,)
    mode = keyword(call, "label_mode", "int")
    labels: Part = batch if mode == "int" else unfollowed("what the labels of a directory are", call.span)
    files = data_value("how many files the directory holds", call.span)
    known = None if size is None else size_or(size, data_value("how large a batch is", call.span))
    stream = StreamContent(batch if mode is None else Several((batch, labels)), files, known)
    made = call.machine.allocate(stream)
    return Tuple((made, call.machine.allocate(stream))) if keyword(call, "subset") == "both" else made
