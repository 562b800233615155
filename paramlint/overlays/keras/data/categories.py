"""Labels as rows of zeros with a one, and sequences as rows of one length."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Reference, Value
from paramlint.graph.use import Labels
from paramlint.keras.shape import Shape, Size
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.arrays.operations import origin_of
from paramlint.overlays.arrays.origin import Origin
from paramlint.overlays.arrays.sizes import data_value
from paramlint.overlays.keras.data.arguments import argument, count_of, shape_of, size_or
from paramlint.overlays.keras.data.texts import TextsContent
from paramlint.unknown import Unknown


def to_categorical(call: Call) -> Value:
    """One column for each class: as many as are asked for, as the data set has, or as only the data knows."""
    if call.rest is not None:
        return call.rest
    labels = call.argument(0, "y") or call.named().get("x")
    origin = origin_of(() if labels is None else (labels,), call.machine)
    shape = shape_of(labels, call)
    asked = argument(call, 1, "num_classes") or argument(call, 1, "nb_classes")
    classes: Size = size_or(asked or origin.classes, data_value("how many classes the labels have", call.span))
    return call.machine.allocate(ArrayContent(_with_classes(shape, classes), None, _one_hot(origin, classes, call)))


def one_hot(call: Call) -> Value | None:
    """`tf.one_hot(y, depth)`, `keras.ops.one_hot(y, num_classes)` of an array; None for tensors of a model."""
    labels = call.argument(0, "x") or call.named().get("indices")
    content = call.machine.content(labels) if isinstance(labels, Reference) else None
    if not isinstance(content, ArrayContent) or call.rest is not None or len(call.all_values()) != 2:
        return None
    asked = argument(call, 1, "num_classes") or argument(call, 1, "depth")
    classes: Size = size_or(asked, data_value("how many classes the labels have", call.span))
    shape = content.shape if isinstance(content.shape, Unknown) else (*content.shape, classes)
    return call.machine.allocate(ArrayContent(shape, None, _one_hot(content.origin, classes, call)))


def _one_hot(origin: Origin, classes: Size, call: Call) -> Origin:
    return Origin(origin.name, labels=Labels("one-hot", classes if isinstance(classes, int) else None, call.span))


def _with_classes(shape: Shape | Unknown, classes: Size) -> Shape | Unknown:
    """A last axis of size 1 gives way to the classes; one that may be of size 1 leaves the rank open."""
    if isinstance(shape, Unknown):
        return shape
    if len(shape) > 1 and not isinstance(shape[-1], int):
        return shape[-1] or data_value("whether the labels stand in one column")
    return (*(shape[:-1] if len(shape) > 1 and shape[-1] == 1 else shape), classes)


def pad_sequences(call: Call) -> Value:
    """As many rows as sequences, all of the length that is asked for."""
    if call.rest is not None:
        return call.rest
    sequences = call.argument(0, "sequences")
    longest = data_value("how long the longest sequence is", call.span)
    inner = _inner_shape(sequences, call)
    if isinstance(inner, Unknown):
        return call.machine.allocate(ArrayContent(inner))
    length = size_or(argument(call, 1, "maxlen"), longest)
    origin = origin_of(() if sequences is None else (sequences,), call.machine)
    origin = origin.changed() if "value" in call.named() else origin.of_part()
    return call.machine.allocate(ArrayContent((count_of(sequences, call), length, *inner), None, origin))


def _inner_shape(sequences: Value | None, call: Call) -> Shape | Unknown:
    """What a single step of a sequence is: a word, in what stems from texts, or what an array holds."""
    content = call.machine.content(sequences) if isinstance(sequences, Reference) else None
    if isinstance(content, TextsContent):
        return ()
    shape = shape_of(sequences, call)
    return shape if isinstance(shape, Unknown) else shape[2:]
