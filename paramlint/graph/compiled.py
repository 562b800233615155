"""Compiled: what a model is trained with, as `model.compile(...)` says it."""

from __future__ import annotations

from dataclasses import dataclass, field

from paramlint.graph.literal import Literal
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Identifier:
    """An optimizer, loss or metric as the code gives it: a name, or an object of a class with its arguments.

    Where not even the name is known, it is `?` and `unknown` says why. `inner` is the optimizer that another one wraps.
    """

    name: str
    positional: tuple[Literal | Unknown, ...] = ()
    arguments: dict[str, Literal | Unknown] = field(default_factory=dict)
    inner: Identifier | None = None
    unknown: Unknown | None = None


@dataclass(frozen=True, slots=True)
class Compiled:
    """The last `compile` call on a model: one loss and some metrics, or those of each of several outputs in a row."""

    span: Span
    optimizer: Identifier
    losses: tuple[Identifier, ...] = ()
    metrics: tuple[Identifier, ...] = ()
