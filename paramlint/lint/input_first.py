"""An explicit `Input` at the head of a Sequential, in place of the shape that its first layer is given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paramlint.graph.layer import Layer
from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.graph.use import CALL, Use
from paramlint.lint.arguments import argument
from paramlint.lint.edits import remove_arguments
from paramlint.lint.finding import Edit
from paramlint.lint.reach import line_break, reach
from paramlint.source.span import Span

_INPUTS = ("keras.Input", "keras.InputLayer")
_HOMES = ("keras.Input", "keras.layers.Input")
_LAYERS = "keras.layers."
_EMBEDDING = "keras.layers.Embedding"
_TO_FIRST = re.compile(r"[\[(](?:\s|#[^\r\n]*)*\Z")
_INDENT = re.compile(r"(?:\A|[\r\n])([ \t]*)\Z")


def first_layer(model: Model, program: Program) -> Use | None:
    """The call that makes the first layer of a Sequential; None where something else comes first, or may."""
    if model.kind != "sequential" or not model.layers or has_input(model, program):
        return None
    first = model.layers[0]
    if first.class_name == "?" or sum(layer.span == first.span for layer in model.layers) > 1:
        return None
    return layer_call(first, program)


def layer_call(layer: Layer, program: Program) -> Use | None:
    """The call of the layer's own class; None where a ready-made model or a helper makes it."""
    use = program.constructor(layer)
    return use if use is not None and use.name.startswith(_LAYERS) else None


def model_begun_by(use: Use, program: Program) -> Model | None:
    """The Sequential whose first layer the call makes."""
    for model in program.models:
        made = first_layer(model, program)
        if made is not None and made.span == use.span:
            return model
    return None


def has_input(model: Model, program: Program) -> bool:
    """Whether a Sequential begins with an `Input` or an `InputLayer`."""
    made = program.constructor(model)
    layers = argument(made, "layers") if made is not None else None
    given = layers.value if layers is not None else None
    if isinstance(given, tuple) and given:
        return isinstance(given[0], Use) and given[0].name in _INPUTS
    added = next(iter(program.calls_of(model, "add")), None)
    first = added.arguments[0].value if added is not None and added.arguments else None
    return isinstance(first, Use) and first.name in _INPUTS


def takes_shape_of_elements(layer: Layer) -> bool:
    """Whether `input_dim` is the size of a layer's input: in an Embedding it is that of the vocabulary."""
    return layer.class_name != "Embedding"


def input_first(model: Model, use: Use, program: Program) -> tuple[Edit, ...] | None:
    """Edits that state the shape in an `Input` before the first layer and take it out of the layer's call.

    None where the layer stands neither in the list that the Sequential is given nor in an `add` of its own line.
    """
    return _input_first(model, use, use, program)


def wrapped_shape_first(model: Model, use: Use, wrapped: Use, program: Program) -> tuple[Edit, ...] | None:
    """The same for a wrapper that comes first, and the shape that the layer inside it is given."""
    return _input_first(model, use, wrapped, program)


def _input_first(model: Model, use: Use, given_to: Use, program: Program) -> tuple[Edit, ...] | None:
    stated, reached = _stated(given_to, program), reach(_HOMES, use, program)
    if stated is None or reached is None or not use.complete or not given_to.complete:
        return None
    if _begins_others(model, use, program):
        return None
    keywords, shape = stated
    removed = remove_arguments(given_to, keywords, program)
    placed = _placed(model, use, f"{reached.text}({shape})", program)
    if removed is None or placed is None:
        return None
    return (*reached.edits, placed, *removed)


def _begins_others(model: Model, use: Use, program: Program) -> bool:
    """Whether the layer begins another Sequential too, which needs the shape: `Sequential(model.layers[:-1])`."""
    others = (one for one in program.models if one.kind == "sequential" and one.span != model.span and one.layers)
    return any(one.layers[0].span == use.span for one in others)


def _stated(use: Use, program: Program) -> tuple[tuple[str, ...], str] | None:
    """The keywords that state the shape, and the arguments of an Input that state the same."""
    text = {one.name: program.text(one.value_span) for one in use.arguments if one.name is not None}
    value = {one.name: one.value for one in use.arguments if one.name is not None}
    batch = f", batch_size={text['batch_size']}" if "batch_size" in text else ""
    with_batch = ("batch_size",) if batch else ()
    if "batch_input_shape" in text:
        return ("batch_input_shape",), f"batch_shape={text['batch_input_shape']}"
    if "input_shape" in text:
        whole = isinstance(value["input_shape"], int)
        return None if whole else (("input_shape", *with_batch), f"shape={text['input_shape']}{batch}")
    dims = tuple(name for name in ("input_length", "input_dim") if name in text and not _is_vocabulary(use, name))
    if not dims:
        return None
    sizes = ", ".join(text[name] for name in dims)
    return (*dims, *with_batch), f"shape=({sizes}{',' if len(dims) == 1 else ''}){batch}"


def _is_vocabulary(use: Use, keyword: str) -> bool:
    return use.name == _EMBEDDING and keyword == "input_dim"


def _placed(model: Model, use: Use, text: str, program: Program) -> Edit | None:
    made = program.constructor(model)
    layers = argument(made, "layers") if made is not None else None
    if layers is not None:
        return _in_list(layers.value_span, use, text, program)
    adding = [one for one in program.calls_of(model, "add") if one.arguments and _makes(one.arguments[0].value, use)]
    return _in_add(adding, text, program)


def _makes(value: object, use: Use) -> bool:
    return isinstance(value, Use) and value.span == use.span


def _in_list(layers: Span, use: Use, text: str, program: Program) -> Edit | None:
    """Before the first item of the list that is written out in the call."""
    code, start = program.source.code, use.span.start
    if not layers.start < start < layers.end or not _TO_FIRST.fullmatch(code[layers.start : start]):
        return None
    indent = _INDENT.search(code[layers.start : start])
    between = f"{line_break(code)}{indent[1]}" if indent is not None else " "
    return Edit(Span(start, start), f"{text},{between}")


def _in_add(adding: Sequence[Use], text: str, program: Program) -> Edit | None:
    """On a line of its own before the `add` of the first layer."""
    if not adding or not all(one.certain and one.kind == CALL and len(one.arguments) == 1 for one in adding):
        return None
    code, add = program.source.code, adding[0]
    receiver, dot, _ = program.text(add.name_span).rpartition(".")
    indent = _INDENT.search(code[: add.span.start])
    if not dot or indent is None or any(one.span != add.span for one in adding):
        return None
    return Edit(Span(add.span.start, add.span.start), f"{receiver}.add({text}){line_break(code)}{indent[1]}")
