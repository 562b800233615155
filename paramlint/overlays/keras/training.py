"""What `compile` and `fit` say of a model: the optimizer, the losses, the metrics and the size of a batch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import NONE, Reference, Tuple, Value, same
from paramlint.graph.compiled import Compiled, Identifier
from paramlint.keras.shape import Dim
from paramlint.overlays.keras.identifiers import identifier
from paramlint.overlays.keras.plain import plain
from paramlint.unknown import Unknown

_DEFAULT_OPTIMIZER = "rmsprop"
_DEFAULT_BATCH = 32
_FITTING = ("fit", "fit_generator", "train_on_batch")
_BATCHES = Unknown("runtime-value", "the data given to `fit` comes in batches of its own size")


@dataclass(frozen=True, slots=True)
class Training:
    """How a model is trained: the last `compile`, and the largest batch of all its `fit`s (None: there is none)."""

    compiled: Compiled | None = None
    batch_size: Dim = None

    def joined(self, other: Training, cause: Unknown) -> Training:
        """What is certain where two paths of the program meet."""
        return Training(_joined(self.compiled, other.compiled, cause), _larger(self.batch_size, other.batch_size))

    def after_compile(self, call: Call) -> Training:
        """The same after `model.compile(...)`."""
        return replace(self, compiled=_compiled(call))

    def after_fit(self, name: str, call: Call) -> Training:
        """The same after `model.fit(...)`, or another method that trains."""
        size = _batch_size(call) if name == "fit" else _BATCHES.at(call.span)
        return replace(self, batch_size=_larger(self.batch_size, size))


def note_compile(content: Any, reference: Reference, call: Call) -> Value:
    """`model.compile(...)`."""
    call.machine.store(reference, replace(content, training=content.training.after_compile(call)))
    return NONE


def note_fit(reference: Reference, name: str, call: Call) -> None:
    """What a method that trains the model says of its batches; of others nothing."""
    if name in _FITTING:
        content: Any = call.machine.content(reference)
        call.machine.store(reference, replace(content, training=content.training.after_fit(name, call)))


def _joined(mine: Compiled | None, theirs: Compiled | None, cause: Unknown) -> Compiled | None:
    if mine is None or theirs is None or mine == theirs:
        return mine or theirs
    open_now = Identifier("?", unknown=cause)
    return Compiled(
        mine.span,
        mine.optimizer if mine.optimizer == theirs.optimizer else open_now,
        mine.losses if mine.losses == theirs.losses else (open_now,),
        mine.metrics if mine.metrics == theirs.metrics else (open_now,),
    )


def _larger(mine: Dim, theirs: Dim) -> Dim:
    if mine is None or theirs is None:
        return theirs if mine is None else mine
    if isinstance(mine, Unknown) or isinstance(theirs, Unknown):
        return mine if isinstance(mine, Unknown) else theirs
    return max(mine, theirs)


def _compiled(call: Call) -> Compiled:
    optimizer = call.argument(0, "optimizer")
    return Compiled(
        call.span,
        Identifier(_DEFAULT_OPTIMIZER) if optimizer is None else _placed(identifier(optimizer, call.machine), call),
        _identifiers(call.argument(1, "loss"), call),
        _identifiers(call.argument(3, "metrics"), call),
    )


def _identifiers(value: Value | None, call: Call) -> tuple[Identifier, ...]:
    """One for a single value, those inside for a list or a dictionary by outputs, none for None."""
    if value is None or same(value, NONE):
        return ()
    items = _items(value, call.machine)
    if items is None:
        return (_placed(identifier(value, call.machine), call),)
    return tuple(found for item in items for found in _identifiers(item, call))


def _items(value: Value, machine: Machine) -> tuple[Value, ...] | None:
    if isinstance(value, Tuple):
        return value.items
    content = machine.content(value) if isinstance(value, Reference) else None
    if isinstance(content, ListContent):
        return tuple(content.values)
    if isinstance(content, DictContent) and content.open_for is None:
        return tuple(content.entries.values())
    return None


def _placed(found: Identifier, call: Call) -> Identifier:
    return found if found.unknown is None else replace(found, unknown=found.unknown.at(call.span))


def stated_batch_size(call: Call) -> int | None:
    """How many samples `fit` takes at a time, where the call says it or leaves it to Keras."""
    size = _batch_size(call)
    return size if isinstance(size, int) and size > 0 else None


def _batch_size(call: Call) -> Dim:
    """What `batch_size` says; without it Keras takes 32 for arrays, which come with their targets."""
    from paramlint.overlays.arrays.content import ArrayContent
    from paramlint.overlays.keras.data.stream import StreamContent

    stated = call.argument(2, "batch_size")
    if stated is not None and not same(stated, NONE):
        size = plain(stated, call.machine)
        if isinstance(size, int) and not isinstance(size, bool):
            return size
        wrong = Unknown("invalid-argument", "`batch_size` is no number")
        return (size if isinstance(size, Unknown) else wrong).at(call.span)
    data = call.argument(0, "x")
    content = call.machine.content(data) if isinstance(data, Reference) else None
    if isinstance(content, StreamContent):
        return _BATCHES.at(call.span) if content.batch_size is None else content.batch_size
    targets = call.argument(1, "y")
    arrays = isinstance(content, ArrayContent) or not (targets is None or same(targets, NONE))
    return _DEFAULT_BATCH if arrays else _BATCHES.at(call.span)
