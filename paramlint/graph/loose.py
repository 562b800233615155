"""Loose ends: inputs of a model, and tensors that are computed from them, that nothing reads."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.source.span import Span


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """What one use of a layer made, bound to a name that nothing reads, or an input: then `variable` is None.

    `model` is the place of the model.
    """

    layer: str
    class_name: str
    variable: str | None
    span: Span
    model: Span
