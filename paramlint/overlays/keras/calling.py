"""Calling layers on tensors: `layer(x)`, `layer([a, b])`, `layer(query, value, key=key)`."""

from __future__ import annotations

from dataclasses import replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Known, Reference, Value
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several, Shape
from paramlint.overlays.keras.connect import Arrangement, Gathered, arranged, connect, given_shape, tensors_in
from paramlint.overlays.keras.following import follow_lambda
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.masks import hand_on_mask, taken_mask
from paramlint.overlays.keras.tensor import Output
from paramlint.unknown import Unknown

_BESIDE = frozenset(
    {"mask", "training", "initial_state", "attention_mask", "use_causal_mask", "return_attention_scores"}
)
"""Arguments of a call that are not what the layer is built on."""


def call_layer(content: LayerContent, reference: Reference, call: Call) -> Value:
    """The tensors that a layer makes of the tensors it is called on. Its first call builds it."""
    gathered = Gathered()
    arrangement = _bind(content.description, gathered, call)
    further = [tensor for tensor in _all_tensors(call) if tensor not in gathered.tensors]
    masks = taken_mask(content, arrangement, gathered.tensors, further, call)
    tensors = (*gathered.tensors, *further, *masks)
    shapes = tuple(given_shape(tensor, call.machine, call.span) for tensor in tensors)
    given = _given(arrangement, shapes, call)
    content = follow_lambda(content, reference, given, call.machine)

    def compute(shapes: tuple[Shape | Unknown, ...]) -> Output:
        return _output(content, _given(arrangement, shapes, call), call)

    output = _output(content, given, call)
    use = connect(
        reference, tensors, given, output, compute, content.uses, call, content.session, argument=_argument(call)
    )
    if content.first is None and isinstance(content.description, KerasLayer):
        for class_name in content.description.unnamed_parts:
            content.session.automatic_name(class_name)
    first = content.first or use
    built_on = given if content.built_on is None or isinstance(content.built_on, Unknown) else content.built_on
    call.machine.store(reference, replace(content, uses=content.uses + 1, first=first, built_on=built_on))
    hand_on_mask(content, gathered.tensors, use, call)
    return use.result


def _all_tensors(call: Call) -> list[Value]:
    keywords = call.named()
    return tensors_in((*call.positional, *(keywords[name] for name in sorted(keywords))), call.machine)


def _argument(call: Call) -> Value:
    """What the layer is called on, as the program wrote it."""
    if call.positional:
        return call.positional[0]
    beside = [value for name, value in call.named().items() if name not in _BESIDE]
    return beside[0] if beside else Unknown("runtime-error", "a layer is called on nothing", call.span)


def _bind(description: KerasLayer | Unknown, gathered: Gathered, call: Call) -> Arrangement:
    """The arguments that the description calls its inputs."""
    if isinstance(description, Unknown) or len(description.inputs) == 1:
        return gathered.take(_argument(call), call.machine)
    values = [call.argument(position, name) for position, name in enumerate(description.inputs)]
    return tuple(None if value is None else gathered.take(value, call.machine) for value in values)


def _given(arrangement: Arrangement, shapes: tuple[Shape | Unknown, ...], call: Call) -> Output:
    found = arranged(arrangement, shapes)
    return Unknown("runtime-value", "this is not a tensor", call.span) if found is None else found


def _output(content: LayerContent, given: Output, call: Call) -> Output:
    """The output for these shapes, unless the layer's weights were made for others."""
    if isinstance(content.description, Unknown):
        return content.description
    built = content.build_on(given)
    before = content.built_on
    if before is not None and not isinstance(before, Unknown) and before != given:
        weights = content.build_on(before).weights
        if weights != built.weights and not isinstance(given, Unknown):
            return _other_weights(content, before, given)
    if isinstance(built.output_shape, Unknown) or not _wants_scores(call):
        return built.output_shape
    scores = Unknown("unknown-shape", f"the scores of `{content.class_name}` are not described", call.span)
    return Several((built.output_shape, scores))


def _wants_scores(call: Call) -> bool:
    asked = call.named().get("return_attention_scores", Known(False))
    return isinstance(asked, Known) and asked.value is True


def _other_weights(content: LayerContent, before: Output, given: Output) -> Unknown:
    from paramlint.overlays.keras.words import show_shapes

    why = f"`{content.name}` was built on {show_shapes(before)} and is now given {show_shapes(given)}"
    return Unknown("invalid-shape", f"{why}, which needs different weights", content.span)
