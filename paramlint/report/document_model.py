"""Models, layers, weights and counts in the JSON documents."""

from __future__ import annotations

from typing import Any

from paramlint.graph.count import Count
from paramlint.graph.model import Layer, Model, Samples, SavedOutput, Shapes, Summary
from paramlint.keras.shape import Dim, Shape
from paramlint.keras.weight import Weight
from paramlint.report.document_place import Record, location, optional_location
from paramlint.source.file import SourceFile
from paramlint.unknown import Unknown


def model_record(source: SourceFile, model: Model) -> Record:
    """A model with its layers, its counts and the `.summary()` calls on it."""
    return {
        "kind": model.kind,
        "name": model.name,
        "variable": model.variable,
        "names": list(model.names),
        "function": model.function,
        "location": location(source, model.span),
        "called_from": optional_location(source, model.called_from),
        "status": model.status,
        "input_shape": _shapes(model.input_shape),
        "output_shape": _shapes(model.output_shape),
        "params": _params(model.params, model.trainable_params, model.non_trainable_params),
        "layers": [_layer(source, layer) for layer in model.listed],
        "summaries": [_summary(source, summary) for summary in model.summaries],
        "samples": None if model.samples is None else _samples(source, model.samples),
        "saved_outputs": [_saved_output(source, saved) for saved in model.saved_outputs],
    }


def _layer(source: SourceFile, layer: Layer) -> Record:
    return {
        "name": layer.name,
        "class": layer.class_name,
        "location": location(source, layer.span),
        "output_shape": _shapes(layer.output_shape),
        "params": _count(layer.params),
        "trainable_params": _count(layer.trainable_params),
        "weights": [_weight(weight) for weight in layer.weights],
        "unknown": None if layer.unknown is None else _unknown(source, layer.unknown),
    }


def _weight(weight: Weight) -> Record:
    return {"name": weight.name, "shape": _shape(weight.shape), "trainable": weight.trainable}


def _unknown(source: SourceFile, unknown: Unknown) -> Record:
    return {
        "kind": unknown.kind,
        "why": unknown.why,
        "location": optional_location(source, unknown.span),
        "hint": unknown.hint,
        "sources": [{"what": one.what, "location": location(source, one.span)} for one in unknown.sources],
    }


def _summary(source: SourceFile, summary: Summary) -> Record:
    place = source.location(summary.span.start)
    layers = None if summary.layers is None else [_layer(source, layer) for layer in summary.layers]
    return {
        "cell": place.cell,
        "line": place.line,
        "params": _params(summary.total, summary.trainable, summary.non_trainable),
        "layers": layers,
    }


def _saved_output(source: SourceFile, saved: SavedOutput) -> Record:
    return {"expression": saved.text, "value": saved.value, "location": location(source, saved.span)}


def _samples(source: SourceFile, samples: Samples) -> Record:
    return {
        "value": samples.value,
        "source": samples.source,
        "location": optional_location(source, samples.span),
    }


def _params(total: Count, trainable: Count, non_trainable: Count) -> Record:
    return {"total": _count(total), "trainable": _count(trainable), "non_trainable": _count(non_trainable)}


def _count(count: Count) -> int | Record | None:
    """The number, its bounds, or None where nothing at all is known."""
    if count.exact is not None:
        return count.exact
    return {"min": count.low, "max": count.high} if count.low or count.high is not None else None


def _shape(shape: Shape | None) -> list[int | Record | None] | None:
    return None if shape is None else [_dim(dim) for dim in shape]


def _shapes(shape: Shape | Shapes | None) -> list[Any] | None:
    """One shape, or a list of those of several tensors."""
    return [_shape(one) for one in shape.shapes] if isinstance(shape, Shapes) else _shape(shape)


def _dim(dim: Dim) -> int | Record | None:
    """None is a dimension of any size, which is not the same as one nobody knows."""
    return {"unknown": dim.why} if isinstance(dim, Unknown) else dim
