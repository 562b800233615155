"""`paramlint summary --cost`: what each layer does and keeps for one sample, and the memory that training takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paramlint.graph.model import Layer, Model
from paramlint.keras.cost import Cost
from paramlint.keras.shape import Dim
from paramlint.lint.checked import CheckedFile
from paramlint.report.causes import reason, title
from paramlint.report.heading import heading
from paramlint.report.memory import memory_lines
from paramlint.report.printable import printable
from paramlint.report.shapes import shown
from paramlint.report.table import Column, boxed
from paramlint.report.words import short
from paramlint.source.file import SourceFile
from paramlint.unknown import Unknown

_COLUMNS = (
    Column("Layer"),
    Column("Output Shape"),
    Column("Param #", "right"),
    Column("Mult-adds", "right"),
    Column("Activations", "right"),
    Column("Steps", "right"),
)
_UNITS = "Mult-adds, activations and steps in sequence are those of one sample."
_LISTED = 3


def cost(files: Sequence[CheckedFile]) -> Iterator[str]:
    """The lines for every model, an empty line between two; nothing for a file without models."""
    models = [(file.source, model) for file in files for model in file.models]
    for number, (source, model) in enumerate(models):
        if number:
            yield ""
        yield from _model(source, model)


def _model(source: SourceFile, model: Model) -> Iterator[str]:
    yield heading(source, model)
    yield from boxed(_COLUMNS, [*map(_row, model.listed), _totals(model)])
    yield f" {_UNITS}"
    yield ""
    yield from memory_lines(source, model)
    reasons = list(_reasons(source, model))
    if reasons:
        yield ""
        yield from reasons


def _row(layer: Layer) -> tuple[str, ...]:
    return (
        printable(layer.name),
        shown(layer.output_shape),
        short(layer.params),
        _cell(layer.cost.multiply_accumulates),
        _cell(layer.cost.activations),
        _cell(layer.cost.sequential_steps),
    )


def _totals(model: Model) -> tuple[str, ...]:
    sums = model.cost.multiply_accumulates, model.cost.activations, model.cost.sequential_steps
    return ("total", "", short(model.params), *map(short, sums))


def _cell(size: Dim) -> str:
    return f"{size:,}" if isinstance(size, int) else "?"


def _reasons(source: SourceFile, model: Model) -> Iterator[str]:
    """Each reason once, below the layers whose cost is unknown for it."""
    affected: dict[Unknown, list[Layer]] = {}
    for layer in model.listed:
        for unknown in dict.fromkeys(_unknowns(layer.cost)):
            affected.setdefault(unknown, []).append(layer)
    for unknown, layers in affected.items():
        yield from (f"{title(source, layer)}: cost unknown" for layer in layers[:_LISTED])
        if len(layers) > _LISTED:
            yield f"and {len(layers) - _LISTED:,} more layers"
        yield f"    {reason(source, unknown)}"
        if unknown.hint:
            yield f"    {printable(unknown.hint)}"


def _unknowns(cost: Cost) -> Iterator[Unknown]:
    parts = cost.multiply_accumulates, cost.activations, cost.activation_bytes, cost.sequential_steps
    return (part.unnamed() for part in parts if isinstance(part, Unknown))
