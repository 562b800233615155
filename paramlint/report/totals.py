"""The lines below a model's table: how many parameters, how much memory, for how many samples."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from paramlint.graph.count import Count
from paramlint.graph.model import Layer, Model, Samples
from paramlint.keras.weight import Weight
from paramlint.report.causes import causes
from paramlint.report.formula import open_terms
from paramlint.report.place import line
from paramlint.report.printable import printable
from paramlint.report.words import counted, memory_size, ratio
from paramlint.source.file import SourceFile


def total(model: Model) -> str:
    """`Total params: 37,551 (146.68 KB)`, or what is known of it."""
    return f"Total params: {_amount(model, model.params, lambda weight: True)}"


def totals(model: Model) -> Iterator[str]:
    """The three totals of Keras's summary."""
    yield total(model)
    yield f"Trainable params: {_amount(model, model.trainable_params, lambda weight: weight.trainable)}"
    frozen = _amount(model, model.non_trainable_params, lambda weight: not weight.trainable)
    yield f"Non-trainable params: {frozen}"


def samples_line(source: SourceFile, model: Model, samples: Samples) -> str:
    """`Samples: 20,000 (comment, line 13), 1.88 parameters each`: the trainable ones, where they are counted."""
    place = f", {line(source, samples.span)}" if samples.span else ""
    learned = model.trainable_params.exact
    most, least = ("at most ", "at least ") if samples.at_most else ("", "")
    each = f", {least}{ratio(learned / samples.value)} parameters each" if learned is not None and samples.value else ""
    return f"Samples: {most}{samples.value:,} ({samples.source}{place}){each}"


def _amount(model: Model, count: Count, wanted: Callable[[Weight], bool]) -> str:
    if count.exact is not None:
        return f"{count.exact:,} ({memory_size(_bytes(model, wanted))})"
    if count.high is not None:
        return f"between {count.low:,} and {count.high:,}"
    terms = _terms(model, wanted)
    if terms:
        return f"at least {' + '.join([f'{count.low:,}', *terms] if count.low else terms)}"
    least = f"at least {count.low:,}" if count.low else "unknown"
    return least + _because(model, wanted)


def _bytes(model: Model, wanted: Callable[[Weight], bool]) -> int:
    return sum(_layer_bytes(layer, wanted) for layer in model.distinct)


def _layer_bytes(layer: Layer, wanted: Callable[[Weight], bool]) -> int:
    sizes = [weight.size for weight in layer.weights if wanted(weight)]
    return layer.weight_bytes * sum(size for size in sizes if isinstance(size, int))


def _terms(model: Model, wanted: Callable[[Weight], bool]) -> list[str] | None:
    """What the total lacks as terms with names; None where a layer's weights are not even listed."""
    if any(layer.unknown and not layer.weights for layer in model.distinct):
        return None
    return open_terms(weight for layer in model.distinct for weight in layer.weights if wanted(weight))


def _because(model: Model, wanted: Callable[[Weight], bool]) -> str:
    found = [cause.unknown for cause in causes(model) if any(_open(layer, wanted) for layer in cause.layers)]
    if len(found) == 1:
        return f", because {printable(found[0].why)}"
    return f", because of {counted(len(found), 'unknown')}" if found else ""


def _open(layer: Layer, wanted: Callable[[Weight], bool]) -> bool:
    """Whether the layer's part of the wanted weights is not counted: all of it, where none are listed."""
    return not layer.weights or any(wanted(weight) and not isinstance(weight.size, int) for weight in layer.weights)
