"""Where a model's input shape is stated."""

from __future__ import annotations

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Use
from paramlint.lint.arguments import argument

_INPUTS = ("keras.Input", "keras.InputLayer", "keras.layers.Input", "keras.layers.InputLayer")


def stated_input(model: Model, program: Program) -> Argument | None:
    """The argument that gives the shape of a model's one input, without the batch: `shape` or `input_shape`."""
    begins = [layer for layer in model.layers if layer.class_name == "InputLayer"]
    if model.kind != "sequential":
        use = program.constructor(begins[0]) if len(begins) == 1 else None
        return _shape_of_input(use) if use is not None else None
    use = _first_entry(model, program)
    if use is not None and use.name in _INPUTS:
        return _shape_of_input(use)
    first = program.constructor(model.layers[0]) if model.layers else None
    return first.keyword("input_shape") if first is not None else None


def _first_entry(model: Model, program: Program) -> Use | None:
    """The call that makes what the model begins with, where the program lists or adds it."""
    made = program.constructor(model)
    given = next(iter(made.arguments), None) if made is not None else None
    if given is not None and isinstance(given.value, tuple) and given.name in (None, "layers"):
        return given.value[0] if given.value and isinstance(given.value[0], Use) else None
    added = program.calls_of(model, "add")
    first = added[0].arguments[0].value if added and added[0].arguments else None
    return first if isinstance(first, Use) else None


def _shape_of_input(use: Use) -> Argument | None:
    return (argument(use, "shape") or use.keyword("input_shape")) if use.name in _INPUTS else None
