"""Models called as layers: what a model makes of other shapes than those it was defined on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Reference, Tuple, Value
from paramlint.keras.shape import Several, Shape
from paramlint.overlays.keras.connect import (
    Gathered,
    collected,
    connect,
    flat_shapes,
    given_shape,
    may_be_tensor,
    shape_of,
)
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.network import Network
from paramlint.overlays.keras.tensor import Node, Output, TensorContent
from paramlint.overlays.keras.words import show_shapes
from paramlint.unknown import Unknown

Given = tuple[Shape | Unknown, ...]


def call_model(content: FunctionalContent, reference: Reference, call: Call) -> Value:
    """The tensors that come out of a model called on tensors."""
    argument = call.argument(0, "inputs") or Unknown("runtime-error", "a model is called on nothing", call.span)
    gathered = Gathered()
    gathered.take(argument, call.machine)
    shapes = tuple(given_shape(tensor, call.machine, call.span) for tensor in gathered.tensors)
    given: Output = shapes[0] if len(shapes) == 1 else Several(shapes)

    def compute(shapes: tuple[Shape | Unknown, ...]) -> Output:
        return output_of(content, shapes, call.machine)

    use = connect(
        reference,
        gathered.tensors,
        given,
        _too_many_or_few(content, argument, gathered, call.machine) or compute(shapes),
        compute,
        content.uses,
        call,
        content.session,
        argument=argument,
    )
    call.machine.store(reference, replace(content, uses=content.uses + 1, first=content.first or use))
    return use.result


def _too_many_or_few(
    content: FunctionalContent, argument: Value, gathered: Gathered, machine: Machine
) -> Unknown | None:
    """Why the model cannot be called on so many tensors. Dictionaries may hold more, and None may stand for one."""
    number, given = len(flat_shapes(content.input_shape)), gathered.tensors
    listed = Tuple((argument,)) if len(given) == 1 else argument
    items = collected(listed, machine) or ()
    plain = len(items) == len(given) and all(may_be_tensor(item, machine) for item in items)
    is_dict = isinstance(argument, Reference) and isinstance(machine.content(argument), DictContent)
    if number == len(given) or is_dict or not plain:
        return None
    return Unknown("invalid-shape", f"`{content.name}` has {number} inputs and is called on {len(given)}")


def output_of(content: FunctionalContent, shapes: tuple[Shape | Unknown, ...], machine: Machine) -> Output:
    """What the model makes of inputs of these shapes."""
    own = flat_shapes(content.input_shape)
    if len(own) != len(shapes):
        why = f"what `{content.name}` with {len(own)} inputs makes of {len(shapes)} tensors is not followed"
        return Unknown("unsupported-call", why)
    for stated, given in zip(own, shapes, strict=True):
        refused = refused_input(content.name, stated, given)
        if refused is not None:
            return refused
    if all(stated == given for stated, given in zip(own, shapes, strict=True)):
        return content.output_shape
    return _run(content.network, content.output_shape, shapes, machine)


def refused_input(name: str, stated: Shape | Unknown, given: Shape | Unknown) -> Unknown | None:
    """Why a model does not take an input of this shape, None where it does, or may."""
    if isinstance(stated, Unknown) or isinstance(given, Unknown):
        return None
    pairs = list(zip(stated[1:], given[1:], strict=False))
    differs = any(isinstance(one, int) and isinstance(two, int) and one != two for one, two in pairs)
    if not differs and len(stated) == len(given):
        return None
    if len(stated) != len(given):
        return Unknown("unsupported-call", f"`{name}` takes {show_shapes(stated)} and is given {show_shapes(given)}")
    return Unknown("invalid-shape", f"`{name}` takes {show_shapes(stated)} and is given {show_shapes(given)}")


def _run(network: Network, output: Output, shapes: tuple[Shape | Unknown, ...], machine: Machine) -> Output:
    """Carry the shapes through the network, from the inputs on."""
    machine.budget.spend(len(network.nodes), machine.statement)
    made: dict[Node, list[Shape | Unknown]] = {}
    for _ in _carry(network, shapes, made, machine):
        pass
    outputs = [_shape(value, network, made, machine) for value in network.outputs]
    return Several(tuple(outputs)) if isinstance(output, Several) else outputs[0]


def carried(network: Network, shapes: tuple[Shape | Unknown, ...], machine: Machine) -> dict[Node, Given]:
    """What each node is given where the model's inputs have these shapes."""
    return dict(_carry(network, shapes, {}, machine))


def _carry(
    network: Network, shapes: tuple[Shape | Unknown, ...], made: dict[Node, list[Shape | Unknown]], machine: Machine
) -> Iterator[tuple[Node, Given]]:
    """Node after node with what it is given; `made` takes down what comes out of each."""
    for value, shape in zip(network.inputs, shapes, strict=True):
        if isinstance(value, Reference) and isinstance(tensor := latest(value, machine), TensorContent):
            made[tensor.node] = [shape]
    for node in network.nodes:
        inputs = tuple(_shape(value, network, made, machine) for value in node.inputs)
        if not node.is_input:
            made[node] = flat_shapes(node.compute(inputs))
        yield node, inputs


def _shape(
    value: Value, network: Network, made: dict[Node, list[Shape | Unknown]], machine: Machine
) -> Shape | Unknown:
    if isinstance(value, Reference):
        tensor = latest(network.replaced.get(value.identity, value), machine)
        if isinstance(tensor, TensorContent) and tensor.node in made:
            shapes = made[tensor.node]
            return shapes[tensor.position] if tensor.position < len(shapes) else shapes[0]
    return shape_of(value, machine, machine.statement)
