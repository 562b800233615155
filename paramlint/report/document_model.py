"""Models, layers, weights and counts in the JSON documents."""

from __future__ import annotations

from paramlint.graph.count import Count
from paramlint.graph.model import Layer, Model, Samples, SavedOutput, Summary
from paramlint.keras.weight import Weight
from paramlint.report.document_cost import cost_record, model_cost_record
from paramlint.report.document_numbers import count_value, shape_value
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
        "input_shape": shape_value(model.input_shape),
        "output_shape": shape_value(model.output_shape),
        "params": _params(model.params, model.trainable_params, model.non_trainable_params),
        "cost": model_cost_record(model),
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
        "output_shape": shape_value(layer.output_shape),
        "params": count_value(layer.params),
        "trainable_params": count_value(layer.trainable_params),
        "cost": cost_record(layer.cost),
        "weights": [_weight(weight) for weight in layer.weights],
        "unknown": None if layer.unknown is None else _unknown(source, layer.unknown),
    }


def _weight(weight: Weight) -> Record:
    return {"name": weight.name, "shape": shape_value(weight.shape), "trainable": weight.trainable}


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
    record = {
        "value": samples.value,
        "source": samples.source,
        "location": optional_location(source, samples.span),
    }
    return {**record, "at_most": True} if samples.at_most else record


def _params(total: Count, trainable: Count, non_trainable: Count) -> Record:
    return {
        "total": count_value(total),
        "trainable": count_value(trainable),
        "non_trainable": count_value(non_trainable),
    }
