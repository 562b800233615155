"""What each layer of a model is connected to, as Keras's summary says it."""

from __future__ import annotations

from paramlint.graph.model import Call, Model
from paramlint.report.printable import printable


def is_chain(model: Model) -> bool:
    """Whether the layers stand in a row, each used once on what the one before it makes."""
    if model.kind != "functional":
        return True
    in_a_row = all(call.inputs == ((index - 1,) if index else ()) for index, call in enumerate(model.calls))
    return in_a_row and len({call.layer for call in model.calls}) == len(model.calls)


def connections(model: Model) -> dict[int, str]:
    """For each layer of the model, by its `id`: `dense[0][0], lstm[0][1]`."""
    texts: dict[int, list[str]] = {}
    for call in model.calls:
        texts.setdefault(id(model.layers[call.layer]), []).extend(_read(model, call))
    return {number: ", ".join(parts) or "-" for number, parts in texts.items()}


def _read(model: Model, call: Call) -> list[str]:
    """`name[number of the call][number of its output]` for each tensor that the call reads."""
    tensors = call.tensors or (0,) * len(call.inputs)
    read = [(model.calls[index], tensor) for index, tensor in zip(call.inputs, tensors, strict=True)]
    return [f"{printable(model.called_layer(one).name)}[{one.number}][{tensor}]" for one, tensor in read]
