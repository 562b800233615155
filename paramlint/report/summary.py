"""`paramlint summary`: Keras's own table per model, with shares, places and the reasons for what is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paramlint.graph.model import Layer, Model
from paramlint.lint.checked import CheckedFile
from paramlint.report.causes import causes_text, label
from paramlint.report.connections import connections, is_chain
from paramlint.report.heading import heading
from paramlint.report.place import line
from paramlint.report.saved import saved_outputs
from paramlint.report.shapes import shown
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
_CONNECTED = Column("Connected to")


def summary(files: Sequence[CheckedFile], *, depth: int = 0) -> Iterator[str]:
    """The lines for every model, an empty line between two; nothing for a file without models.

    Models inside models are shown with their layers down to `depth`.
    """
    models = [(file.source, model) for file in files for model in file.models]
    for number, (source, model) in enumerate(models):
        if number:
            yield ""
        yield from _model(source, model, depth)


def _model(source: SourceFile, model: Model, depth: int) -> Iterator[str]:
    yield heading(source, model)
    yield from _table(source, model, depth)
    yield from (f" {text}" for text in totals(model))
    if model.samples:
        yield f" {samples_line(source, model, model.samples)}"
    yield from (f" {text}" for text in saved_outputs(model))
    reasons = list(causes_text(source, model))
    if reasons:
        yield ""
        yield from reasons


def _table(source: SourceFile, model: Model, depth: int) -> list[str]:
    total = model.params.exact
    if is_chain(model):
        return boxed(_COLUMNS, [row for layer in model.listed for row in _rows(source, layer, total, depth)])
    connected = connections(model)
    rows = []
    for layer in model.listed:
        first, *inner = _rows(source, layer, total, depth)
        rows += [(*first, connected.get(id(layer), "-")), *((*row, "-") for row in inner)]
    return boxed((*_COLUMNS, _CONNECTED), rows)


def _rows(source: SourceFile, layer: Layer, total: int | None, depth: int, level: int = 0) -> Iterator[tuple[str, ...]]:
    """The layer, and below it the layers of a model that it is; operations are no layers, as Keras sees it."""
    params = layer.params.exact
    part = share(params, total) if total is not None and params is not None else ""
    indent = f"{'   ' * level}└ " if level else ""
    yield f"{indent}{label(layer)}", shown(layer.output_shape), short(layer.params), part, line(source, layer.span)
    if depth:
        for inner in (one for one in layer.layers if one.family != "operations"):
            yield from _rows(source, inner, total, depth - 1, level + 1)
