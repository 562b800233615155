"""`paramlint summary --explain`: the arithmetic behind every layer's parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paramlint.graph.model import Layer, Model
from paramlint.keras.weight import Weight
from paramlint.lint.checked import CheckedFile
from paramlint.report.causes import layer_unknowns, reason, title
from paramlint.report.formula import factors
from paramlint.report.heading import heading
from paramlint.report.printable import columns, printable
from paramlint.report.shapes import shown
from paramlint.report.totals import total
from paramlint.report.words import short
from paramlint.source.file import SourceFile
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class _Sum:
    """A weight as a line of the calculation."""

    name: str
    factors: str
    size: str
    notes: tuple[str, ...]


def explain(files: Sequence[CheckedFile]) -> Iterator[str]:
    """The lines for every model, an empty line between two."""
    models = [(file.source, model) for file in files for model in file.models]
    for number, (source, model) in enumerate(models):
        if number:
            yield ""
        yield from _model(source, model)


def _model(source: SourceFile, model: Model) -> Iterator[str]:
    yield heading(source, model)
    for layer in model.layers:
        yield f"{title(source, layer)}: {_shapes(layer)}"
        yield from (f"    {text}" for text in _layer(source, layer))
    yield total(model)


def _shapes(layer: Layer) -> str:
    output = shown(layer.output_shape)
    return output if layer.input_shape is None else f"{shown(layer.input_shape)} → {output}"


def _layer(source: SourceFile, layer: Layer) -> Iterator[str]:
    if layer.weights:
        yield from _calculation(source, layer)
    elif layer.params.exact is None:
        yield from (f"unknown weights: {reason(source, unknown)}" for unknown in layer_unknowns(layer))
    else:
        yield "no weights"


def _calculation(source: SourceFile, layer: Layer) -> Iterator[str]:
    """One line per weight, then their sum where there is something to add up or to say about it."""
    sums = [_sum(source, weight) for weight in layer.weights]
    whole = short(layer.params)
    name_width = max(columns(line.name) for line in sums)
    factor_width = max(columns(line.factors) for line in sums)
    size_width = max(len(whole), *(len(line.size) for line in sums))
    for line in sums:
        name = line.name + " " * (name_width - columns(line.name))
        product = " " * (factor_width - columns(line.factors)) + line.factors
        yield "   ".join([name, f"{product} = {line.size:>{size_width}}", *line.notes])
    steps = _steps(layer)
    if steps or len(sums) > 1:
        indent = name_width + factor_width + 6
        yield f"{'':{indent}}{whole:>{size_width}}{f'   {steps}' if steps else ''}"


def _sum(source: SourceFile, weight: Weight) -> _Sum:
    size = f"{weight.size:,}" if isinstance(weight.size, int) else "?"
    unknown = dict.fromkeys(reason(source, dim) for dim in weight.shape if isinstance(dim, Unknown))
    frozen = () if weight.trainable else ("(not trained)",)
    return _Sum(printable(f"{weight.part} {weight.name}".strip()), factors(weight), size, (*frozen, *unknown))


def _steps(layer: Layer) -> str:
    """What a recurrent layer's weights have to do with its steps, empty for other layers."""
    if isinstance(layer.steps, int):
        same = f"the same at each of the {layer.steps:,} steps"
        params = layer.params.exact
        return same if params is None else f"{same} (unrolled: {params * layer.steps:,})"
    recurrent = layer.family == "recurrent" or layer.steps is not None
    return "the same at every step" if recurrent else ""
