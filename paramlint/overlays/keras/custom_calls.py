"""Calling layers and models of the file's own classes: `build` once, then `call` on the tensors that are given."""

from __future__ import annotations

from dataclasses import replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.classes import find_member
from paramlint.evaluate.functions import call_function
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Function, Known, Reference, Tuple, Value
from paramlint.keras.shape import Several, Shape
from paramlint.overlays.keras.connect import collected, connect, may_be_tensor, tensors_in
from paramlint.overlays.keras.custom import CustomContent, sublayers
from paramlint.overlays.keras.following import attempted, fresh_tensor, output_shapes
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.overlays.keras.shapes import shape_value, shapes_value
from paramlint.overlays.keras.tensor import Output
from paramlint.unknown import Unknown


def call_custom(content: CustomContent, reference: Reference, call: Call) -> Value:
    """The tensors that come out, as outputs of this layer."""
    if not call.all_values():
        return Unknown("runtime-error", f"`{content.name}` is called on nothing", call.span)
    call = replace(call, positional=tuple(_as_tensors(value, content, call) for value in call.positional))
    argument = call.positional[0] if call.positional else next(iter(call.named().values()))
    given = output_shapes(argument, call.machine, call.span)
    output = follow(reference, given, call)
    live = live_content(reference, call.machine)

    def compute(shapes: tuple[Shape | Unknown, ...]) -> Output:
        return result_for(live_content(reference, call.machine), shapes[0] if len(shapes) == 1 else given)

    tensors = tensors_in(call.all_values(), call.machine)
    use = connect(reference, tensors, given, output, compute, live.uses, call, live.session, argument=argument)
    call.machine.store(reference, replace(live, uses=live.uses + 1, first=live.first or use))
    return use.result


def follow(reference: Reference, given: Output, call: Call) -> Output:
    """Carry out `build` and `call`, and remember what came of it."""
    machine, before = call.machine, call.machine.unfollowed
    content = live_content(reference, machine)
    under_way = content.session.being_followed
    if reference.identity in under_way:
        return Unknown("custom-layer", f"the code of `{content.class_name}` leads to itself", call.span)
    under_way.add(reference.identity)
    try:
        with content.session.inside_a_layer():
            if not content.is_built:
                _build(content, reference, given, call)
            output = output_shapes(_carried_out(content, reference, call), machine, call.span)
    finally:
        under_way.discard(reference.identity)
    content = live_content(reference, machine)
    built_on = given if content.built_on is None or isinstance(content.built_on, Unknown) else content.built_on
    doubt = content.doubt or (_doubt(content, call) if machine.unfollowed > before else None)
    results = (*(pair for pair in content.results if pair[0] != given), (given, output))
    machine.store(reference, replace(content, is_built=True, built_on=built_on, results=results, doubt=doubt))
    return output


def result_for(content: CustomContent, given: Output) -> Output:
    """What the layer makes of an input, as far as its `call` was carried out on one like it."""
    for shape, output in content.results:
        if shape == given:
            return output
    why = f"what `{content.class_name}` makes of this input was not followed"
    return given if isinstance(given, Unknown) else Unknown("custom-layer", why, content.span)


def live_content(reference: Reference, machine: Machine) -> CustomContent:
    """What the layer holds now."""
    content = machine.content(reference)
    assert isinstance(content, CustomContent)
    return content


def _as_tensors(value: Value, content: CustomContent, call: Call) -> Value:
    """Data that is no symbolic tensor as one of its shape: what the layer does is the same."""
    items = collected(value, call.machine)
    if items is not None:
        return call.machine.allocate(ListContent(tuple(_as_tensors(item, content, call) for item in items)))
    if isinstance(value, Known) or may_be_tensor(value, call.machine):
        return value
    return fresh_tensor(output_shapes(value, call.machine, call.span), call.span, content.session, call.machine)


def _carried_out(content: CustomContent, reference: Reference, call: Call) -> Value:
    found = find_member(content.class_reference, "call", call.machine)
    if found is None or not isinstance(found[0], Function):
        missing = Unknown("custom-layer", f"`{content.class_name}` has no `call` in this file", content.span)
        call.machine.store(reference, replace(live_content(reference, call.machine), doubt=missing))
        return missing
    inner = replace(call, positional=(reference, *call.positional))
    function = found[0]
    return attempted(lambda: call_function(function, inner), call.span, call.machine)


def _build(content: CustomContent, reference: Reference, given: Output, call: Call) -> None:
    """`build(input_shape)`, or Keras 3's `build(query_shape, value_shape)` for what `call` names alike."""
    found = find_member(content.class_reference, "build", call.machine)
    if found is None or not isinstance(found[0], Function):
        return
    build = found[0]
    parameters = [param.name.value for param in build.node.params.params[1:]]
    shapes = {f"{name}_shape": _shapes(value, call) for name, value in _named_inputs(content, call).items()}
    if len(parameters) == 1 or not set(parameters) <= shapes.keys():
        argument = call.positional[0] if call.positional else next(iter(call.named().values()))
        inner = Call(call.machine, call.span, (reference, _shapes(argument, call)))
    else:
        inner = Call(call.machine, call.span, (reference,), {name: shapes[name] for name in parameters})
    attempted(lambda: call_function(build, inner), call.span, call.machine)


def _named_inputs(content: CustomContent, call: Call) -> dict[str, Value]:
    """The arguments of this call by the names that `call` gives them."""
    found = find_member(content.class_reference, "call", call.machine)
    if found is None or not isinstance(found[0], Function):
        return {}
    names = [param.name.value for param in found[0].node.params.params[1:]]
    return {**dict(zip(names, call.positional, strict=False)), **call.named()}


def _shapes(value: Value, call: Call) -> Value:
    items = collected(value, call.machine)
    if items is not None:
        return Tuple(tuple(_shapes(item, call) for item in items))
    output = output_shapes(value, call.machine, call.span)
    return shapes_value(output) if isinstance(output, Several) else shape_value(output, call.machine)


def _doubt(content: CustomContent, call: Call) -> Unknown | None:
    """Why something that was not followed may have used what else the layer holds."""
    for name, value in content.attributes.items():
        if isinstance(value, Unknown):
            why = f"what `{name}` of `{content.class_name}` is, is not known: {value.why}"
            return Unknown("custom-layer", why, value.span, value.hint)
    for layer in sublayers(content, call.machine):
        inner = call.machine.content(layer)
        if not _is_used(inner):
            name = getattr(inner, "name", "?")
            why = f"whether `{content.class_name}` uses `{name}` is not followed"
            return Unknown("custom-layer", why, content.span)
    return None


def _is_used(content: object) -> bool:
    if isinstance(content, LayerContent):
        return content.built_on is not None
    if isinstance(content, (SequentialContent, FunctionalContent, CustomContent)):
        return content.uses > 0
    return True
