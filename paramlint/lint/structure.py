"""How the layers of a model hang together, as far as several rules ask for it."""

from __future__ import annotations

from paramlint.graph.model import Call, Layer, Model

_KEEP_THE_SIZE = frozenset({"activation", "regularization"})


def keeps_the_size(layer: Layer) -> bool:
    """Whether the layer passes on as many numbers as it gets, and learns none itself: Dropout, ReLU and their like."""
    return layer.family in _KEEP_THE_SIZE and not layer.weights


def upstream(model: Model, call: Call) -> Call | None:
    """The call that feeds this one, past those that keep the size; None where several do, or the model's input does."""
    feeding = model.feeding(call)
    while len(feeding) == 1 and keeps_the_size(model.called_layer(feeding[0])):
        feeding = model.feeding(feeding[0])
    return feeding[0] if len(feeding) == 1 else None


def flatten_before_dense(model: Model, call: Call) -> Call | None:
    """The use of a Flatten that feeds this use of a Dense, None where either is something else."""
    before = upstream(model, call)
    if before is None or model.called_layer(call).class_name != "Dense":
        return None
    return before if model.called_layer(before).class_name == "Flatten" else None


def kernel_shape(layer: Layer) -> tuple[int, int] | None:
    """Inputs and units of a Dense, None where they are not known."""
    kernel = next((weight.shape for weight in layer.weights if weight.name == "kernel"), ())
    match kernel:
        case (int(inputs), int(units)):
            return inputs, units
    return None


def downstream(model: Model, call: Call) -> list[Call]:
    """The calls that read this one, past those that keep the size; none where it is the end of the model."""
    found: list[Call] = []
    waiting = list(model.readers[_place(model, call)])
    while waiting:
        place = waiting.pop()
        if keeps_the_size(model.called_layer(model.calls[place])):
            waiting.extend(model.readers[place])
        else:
            found.append(model.calls[place])
    return found


def readers(model: Model, call: Call) -> list[Call]:
    """The calls that read what this one makes."""
    return [model.calls[place] for place in model.readers[_place(model, call)]]


def _place(model: Model, call: Call) -> int:
    return next(place for place, one in enumerate(model.calls) if one is call)
