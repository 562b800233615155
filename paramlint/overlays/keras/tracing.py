"""The tensors inside a Sequential model: its input, what comes out of each layer, and its output."""

from __future__ import annotations

from dataclasses import replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Reference, Value
from paramlint.keras.shape import Shape
from paramlint.overlays.keras.connect import connect, given_shape, is_symbolic
from paramlint.overlays.keras.inputs import InputContent, new_input
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.nesting import refused_input
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.overlays.keras.tensor import Output, Use
from paramlint.unknown import Unknown


def first_use(content: LayerContent, reference: Reference, machine: Machine) -> Use | None:
    """The layer's first use; one that only a Sequential model makes is made when the program first asks for it."""
    if content.first is not None or content.uses:
        return content.first
    for model in content.session.models:
        sequential = latest(model, machine)
        if isinstance(sequential, SequentialContent) and reference in sequential.entries:
            traced(sequential, model, machine)
            after = machine.content(reference)
            return after.first if isinstance(after, LayerContent) else None
    return None


def traced(content: SequentialContent, reference: Reference, machine: Machine) -> SequentialContent:
    """The model with its `first` use of its own layers: from the tensor of its input to that of its output."""
    from paramlint.overlays.keras.chain import input_shape

    if content.inner is not None and content.inner[0] == content.entries:
        return content
    shape = input_shape(content, machine)
    entries = list(content.entries)
    first = machine.content(entries[0]) if entries and isinstance(entries[0], Reference) else None
    if isinstance(first, InputContent):
        layer = entries.pop(0)
        assert isinstance(layer, Reference)
    else:
        name = content.input_name or content.session.automatic_name("InputLayer")
        layer = new_input(name, shape, content.span, machine, content.session)
    start = machine.content(layer).attribute(layer, "output", machine, content.span)
    value: Value = start
    for entry in entries:
        value = _called(entry, value, content, machine)
    after = replace(content, inner=(content.entries, start, value))
    if not any(isinstance(entry, Reference) and entry.identity in content.session.being_followed for entry in entries):
        machine.store(reference, after)
    return after


def _called(entry: Value, value: Value, content: SequentialContent, machine: Machine) -> Value:
    if isinstance(entry, Reference):
        return machine.content(entry).call(entry, Call(machine, content.span, (value,)))
    return entry if isinstance(entry, Unknown) else Unknown("several-values", "it is one of several layers")


def call_sequential(content: SequentialContent, reference: Reference, call: Call) -> Value:
    """The tensor that comes out of a Sequential called on a tensor, which builds it where nothing has before."""
    from paramlint.overlays.keras.chain import input_shape, read_chain
    from paramlint.overlays.keras.entries import build_on

    argument = call.argument(0, "inputs") or Unknown("runtime-error", "a model is called on nothing", call.span)
    shape = given_shape(argument, call.machine, call.span)
    symbolic = is_symbolic(argument, call.machine)  # on numbers, a Sequential goes from layer to layer
    own = input_shape(content, call.machine)
    if isinstance(own, Unknown) and not isinstance(shape, Unknown):
        build_on(content, reference, shape, call.machine)
        after = call.machine.content(reference)
        content = after if isinstance(after, SequentialContent) else content

    def compute(shapes: tuple[Shape | Unknown, ...]) -> Output:
        refused = refused_input(content.name, own, shapes[0]) if symbolic else None
        return refused or read_chain(content, call.machine, shapes[0]).shape

    output = compute((shape,))
    use = connect(
        reference, (argument,), shape, output, compute, content.uses, call, content.session, argument=argument
    )
    call.machine.store(reference, replace(content, uses=content.uses + 1, first=content.first or use))
    return use.result
