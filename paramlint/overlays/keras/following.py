"""Following the code inside layers: functions of the file are called on tensors of the shapes that layers are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.calls import call_value
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.paths import PathEnded
from paramlint.evaluate.values import NONE, Reference, Value, same
from paramlint.keras.core.lambda_layer import Lambda, followed_lambda
from paramlint.keras.operations.tensor import NOT_FOLLOWED
from paramlint.keras.shape import Several
from paramlint.overlays.keras.connect import collected, shape_of
from paramlint.overlays.keras.inputs import as_shape
from paramlint.overlays.keras.layer import Code, LayerContent
from paramlint.overlays.keras.plain import plain
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.shapes import shapes_value
from paramlint.overlays.keras.tensor import Output, source_tensor
from paramlint.source.span import Span
from paramlint.unknown import Unknown


def follow_lambda(content: LayerContent, reference: Reference, given: Output, machine: Machine) -> LayerContent:
    """The layer with what its function makes of this input, if it is a Lambda that does not say so itself."""
    description, code = content.description, content.code
    if not isinstance(description, Lambda) or code is None or isinstance(given, Unknown):
        return content
    if not description.needs_following(given):
        return content
    with content.session.inside_a_layer():
        output = _output_of(code, given, content, machine)
    changed = replace(content, description=followed_lambda(description, given, output))
    machine.store(reference, changed)
    return changed


def _output_of(code: Code, given: Output, content: LayerContent, machine: Machine) -> Output:
    """From the function for the output's shape where there is one, as Keras does, else from the function itself."""
    span = content.span
    if code.output_shape is not None and not same(code.output_shape, NONE):
        call = Call(machine, span, (shapes_value(given),))
        stated = code.output_shape
        return as_shape(plain(attempted(lambda: call_value(stated, call), span, machine), machine))
    call = Call(machine, span, (fresh_tensor(given, span, content.session, machine),), code.arguments)
    return output_shapes(attempted(lambda: call_value(code.function, call), span, machine), machine, span)


def attempted(compute: Callable[[], Value], span: Span, machine: Machine) -> Value:
    """The value of code that a layer carries out; where it raises, the program goes on all the same for paramlint."""
    before = machine.live
    try:
        return compute()
    except PathEnded:
        machine.state = before
        return Unknown("runtime-error", "the layer's code raises an error", span)


def fresh_tensor(given: Output, span: Span, session: Session, machine: Machine) -> Value:
    """A tensor of a shape, a list of them, None for what is not given; an Unknown for what is not known."""
    if isinstance(given, Unknown):
        return given
    if isinstance(given, Several):
        parts = [NONE if part is None else fresh_tensor(part, span, session, machine) for part in given.shapes]
        return machine.allocate(ListContent(tuple(parts)))
    return source_tensor(given, NOT_FOLLOWED, span, session, machine)


def output_shapes(value: Value, machine: Machine, span: Span) -> Output:
    """The shapes of the tensors that the code returns, in the structure in which it returns them."""
    items = collected(value, machine)
    if items is None:
        return shape_of(value, machine, span)
    return Several(tuple(output_shapes(item, machine, span) for item in items))
