"""`paramlint summary`: Keras's own table per model, with shares, places and the reasons for what is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paramlint.graph.model import Layer, Model
from paramlint.keras.shape import show
from paramlint.lint.checked import CheckedFile
from paramlint.report.causes import causes_text, label
from paramlint.report.heading import heading
from paramlint.report.place import line
from paramlint.report.saved import saved_outputs
from paramlint.report.table import Column, boxed
from paramlint.report.totals import samples_line, totals
from paramlint.report.words import share, short
from paramlint.source.file import SourceFile

_COLUMNS = (
    Column("Layer (type)"),
    Column("Output Shape"),
    Column("Param #", "right"),
    Column("Share", "right"),
    Column("Source"),
)


def summary(files: Sequence[CheckedFile]) -> Iterator[str]:
    """The lines for every model, an empty line between two; nothing for a file without models."""
    models = [(file.source, model) for file in files for model in file.models]
    for number, (source, model) in enumerate(models):
        if number:
            yield ""
        yield from _model(source, model)


def _model(source: SourceFile, model: Model) -> Iterator[str]:
    yield heading(source, model)
    yield from boxed(_COLUMNS, [_row(source, layer, model.params.exact) for layer in model.listed])
    yield from (f" {text}" for text in totals(model))
    if model.samples:
        yield f" {samples_line(source, model, model.samples)}"
    yield from (f" {text}" for text in saved_outputs(model))
    reasons = list(causes_text(source, model))
    if reasons:
        yield ""
        yield from reasons


def _row(source: SourceFile, layer: Layer, total: int | None) -> tuple[str, ...]:
    shape = "?" if layer.output_shape is None else show(layer.output_shape)
    params = layer.params.exact
    part = share(params, total) if total is not None and params is not None else ""
    return label(layer), shape, short(layer.params), part, line(source, layer.span)
