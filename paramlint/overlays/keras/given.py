"""Arguments as rules look at them: the evaluator's values as what a Use is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paramlint.evaluate.classes import InstanceContent
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Builtin, External, Function, Known, Method, OneOf, Reference, Tuple, Value
from paramlint.graph.use import Data, Given, Named
from paramlint.overlays.keras.names import canonical
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.shapes import ShapeContent
from paramlint.unknown import Unknown

if TYPE_CHECKING:
    from paramlint.overlays.keras.data.stream import StreamContent

_DEEPEST = 4
_LONGEST = 256
_SCALARS = (bool, int, float, str, type(None))
_OBJECT = Unknown("library-object", "an object that is not followed")


def given(value: Value, machine: Machine, session: Session, depth: int = 0) -> Given:
    """What an argument is worth now; an Unknown where nothing that a rule could read."""
    match value:
        case Known(constant):
            return constant if isinstance(constant, _SCALARS) else _OBJECT
        case Tuple(items):
            return _several(items, machine, session, depth)
        case External(name):
            return Named(canonical(name))
        case Function(name) | Method(_, name) | Builtin(name):
            return Named(name, own=True)
        case OneOf(_, cause):
            return Unknown("several-values", cause.why, cause.span)
        case Reference():
            return _object(value, machine, session, depth)
        case Unknown():
            return value
    return _OBJECT


def _object(reference: Reference, machine: Machine, session: Session, depth: int) -> Given:
    made = session.made.get(reference.identity)
    if made is not None:
        return made
    content: Content = machine.content(reference)
    if isinstance(content, ListContent):
        return _several(content.values, machine, session, depth)
    if isinstance(content, ShapeContent):
        return _several(content.dims, machine, session, depth)
    if isinstance(content, DictContent) and content.open_for is None and len(content.entries) <= _LONGEST:
        return {str(key): given(item, machine, session, depth + 1) for key, item in content.entries.items()}
    if isinstance(content, InstanceContent):
        return Named(content.class_name, own=True)
    return _data(content) or Unknown("library-object", f"this {content.described} is not followed")


def _several(items: Any, machine: Machine, session: Session, depth: int) -> Given:
    if depth > _DEEPEST or len(items) > _LONGEST:
        return Unknown("budget", "the collection is too large to look at")
    return tuple(given(item, machine, session, depth + 1) for item in items)


def _data(content: Content) -> Data | None:
    """The content as data, if it is an array or a stream."""
    from paramlint.overlays.arrays.content import ArrayContent
    from paramlint.overlays.keras.data.stream import Several, StreamContent

    if isinstance(content, ArrayContent):
        origin = content.origin
        kept = origin.name, origin.classes, origin.pixels
        return Data(content.shape, content.dtype, *kept, below=origin.below, labels=origin.labels)
    if isinstance(content, StreamContent):
        element = content.element
        first = element.parts[0] if isinstance(element, Several) and element.parts else element
        inputs = None if isinstance(first, Several) else first
        name, classes = content.origin.name, content.origin.classes
        return Data(inputs, None, name, classes, is_stream=True, targets=_targets(content))
    return None


def _targets(stream: StreamContent) -> Data | None:
    """What a stream of batches hands out beside its inputs, if that is a single array."""
    from paramlint.overlays.keras.data.stream import Several

    element = stream.element
    pair = element.parts if isinstance(element, Several) and element.names is None else ()
    if stream.labels is None and len(pair) < 2:
        return None
    shape = None if len(pair) < 2 or isinstance(pair[1], Several) or stream.batch_size is None else pair[1]
    return Data(shape, labels=stream.labels)
