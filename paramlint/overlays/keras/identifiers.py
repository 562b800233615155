"""Optimizers, losses, metrics, callbacks and initializers as values: what a program holds after `Adam(0.01)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import External, Function, Known, Reference, Value
from paramlint.graph.compiled import Identifier
from paramlint.graph.literal import Literal
from paramlint.overlays.keras.plain import literal, plain
from paramlint.unknown import Unknown

_HOMES = (
    "keras.optimizers.",
    "keras.losses.",
    "keras.metrics.",
    "keras.callbacks.",
    "keras.initializers.",
    "keras.regularizers.",
    "keras.constraints.",
    "keras.mixed_precision.",
    "tensorflow.optimizers.",
    "tensorflow.losses.",
    "tensorflow.metrics.",
    "tensorflow.train.",
    "tensorflow.compat.v1.train.",
)
_WRAPPER = "LossScaleOptimizer"


@dataclass(frozen=True, slots=True, eq=False)
class IdentifierContent(Content):
    """An object of one of Keras's classes of optimizers, losses or metrics."""

    identifier: Identifier
    described = "object"


def is_identifier(name: str) -> bool:
    """Whether the canonical name is that of a class of optimizers, losses or metrics."""
    return name.startswith(_HOMES) and name.rpartition(".")[2][:1].isupper()


def make_identifier(name: str, call: Call) -> Value:
    """What `keras.optimizers.<Name>(...)` makes."""
    if call.rest is not None:
        return call.rest
    made = Identifier(
        name.rpartition(".")[2],
        tuple(_argument(value, call.machine) for value in call.positional),
        {key: _argument(value, call.machine) for key, value in call.named().items()},
        _wrapped(call) if name.endswith(f".{_WRAPPER}") else None,
    )
    return call.machine.allocate(IdentifierContent(made))


def _wrapped(call: Call) -> Identifier | None:
    inner = call.argument(0, "inner_optimizer")
    return None if inner is None else identifier(inner, call.machine)


def identifier(value: Value, machine: Machine) -> Identifier:
    """The optimizer, loss or metric that a value stands for."""
    match value:
        case Known(str(name)):
            return Identifier(name)
        case External(name) | Function(name):
            return Identifier(name.rpartition(".")[2])
        case Reference():
            content = machine.content(value)
            if isinstance(content, IdentifierContent):
                return content.identifier
    found = plain(value, machine)
    reason = found if isinstance(found, Unknown) else Unknown("invalid-argument", "it has no name that Keras knows")
    return Identifier("?", unknown=reason)


def _argument(value: Value, machine: Machine) -> Literal | Unknown:
    found: Any = plain(value, machine)
    wrapped = literal(found)
    if wrapped is not None:
        return wrapped[0]
    return found if isinstance(found, Unknown) else Unknown("library-object", "an object of a library")
