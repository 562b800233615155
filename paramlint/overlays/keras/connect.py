"""Connecting: which tensors a call reads, what shapes they have, and the tensors that come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import External, Known, OneOf, Reference, Tuple, Value
from paramlint.keras.errors import SHAPE_REFUSALS, UNCALLED
from paramlint.keras.operations.tensor import NOT_FOLLOWED, Held
from paramlint.keras.shape import Dim, Several, Shape
from paramlint.overlays.keras.names import is_layer_class
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.shapes import ShapeContent
from paramlint.overlays.keras.tensor import Compute, Node, Output, TensorContent, Use
from paramlint.overlays.keras.words import show_shapes
from paramlint.source.span import Span
from paramlint.unknown import Source, Unknown

Arrangement = int | tuple["Arrangement", ...] | None
"""Which of the gathered tensors stands where: an index, several arrangements, None for nothing."""


@dataclass
class Gathered:
    """The tensors of a call in Keras's order."""

    tensors: list[Value] = field(default_factory=list)

    def take(self, value: Value, machine: Machine) -> Arrangement:
        """Add a tensor, or all those in a collection."""
        items = collected(value, machine)
        if items is not None:
            return tuple(self.take(item, machine) for item in items)
        if isinstance(value, Known):
            return None
        self.tensors.append(value)
        return len(self.tensors) - 1


def collected(value: Value, machine: Machine) -> Sequence[Value] | None:
    """The items of a list, a tuple or a dictionary (in the order of its keys, as Keras takes them), else None."""
    if isinstance(value, Tuple):
        return value.items
    content = machine.content(value) if isinstance(value, Reference) else None
    if isinstance(content, (ListContent, ShapeContent)):
        return content.items()
    if isinstance(content, DictContent) and content.open_for is None:
        return [content.entries[key] for key in sorted(content.entries, key=str)]
    return None


def tensors_in(values: Iterable[Value], machine: Machine) -> list[Value]:
    """The symbolic tensors among the values and in their collections."""
    found: list[Value] = []
    for value in values:
        items = collected(value, machine)
        if items is not None:
            found.extend(tensors_in(items, machine))
        elif may_be_tensor(value, machine):
            found.append(value)
    return found


def may_be_tensor(value: Value, machine: Machine) -> bool:
    """Whether the value is a symbolic tensor, or may be one of several."""
    if isinstance(value, OneOf):
        return any(may_be_tensor(option, machine) for option in value.options)
    return isinstance(value, Reference) and isinstance(machine.content(value), TensorContent)


def is_symbolic(value: Value, machine: Machine) -> bool:
    """Whether the tensor is computed from an Input, as opposed to one that holds numbers."""
    waiting, seen = [value], set[int]()
    while waiting:
        one = waiting.pop()
        content = machine.content(one) if isinstance(one, Reference) else None
        if not isinstance(one, Reference) or one.identity in seen or not isinstance(content, TensorContent):
            continue
        seen.add(one.identity)
        if content.node.is_input and machine.content(content.node.layer).described == "input":
            return True
        waiting += content.node.inputs
    return False


def arranged(arrangement: Arrangement, shapes: Sequence[Shape | Unknown]) -> Output | None:
    """The shapes where their tensors stand."""
    if arrangement is None:
        return None
    if isinstance(arrangement, int):
        return shapes[arrangement]
    return Several(tuple(arranged(part, shapes) for part in arrangement))


def shape_of(value: Value, machine: Machine, span: Span) -> Shape | Unknown:
    """The shape of a tensor, or of whatever else says its `shape`."""
    if isinstance(value, Unknown):
        return value.unnamed()
    if isinstance(value, OneOf):
        return _common([shape_of(option, machine, span) for option in value.options], value.cause)
    if not isinstance(value, Reference):
        return Unknown("runtime-value", "this is not a tensor", span)
    content = machine.content(value)
    if isinstance(content, TensorContent):
        return content.shape
    items = collected(content.attribute(value, "shape", machine, span), machine)
    dims = [_dim(item) for item in items] if items is not None else None
    if dims is None:
        return Unknown("runtime-value", f"the shape of this {content.described} is not known", span)
    return tuple(dims)


def given_shape(value: Value, machine: Machine, span: Span) -> Shape | Unknown:
    """The `shape_of` what a layer or a model is called on, which must be a tensor."""
    return uncalled_layer(value, machine, span) or shape_of(value, machine, span)


def uncalled_layer(value: Value, machine: Machine, span: Span) -> Unknown | None:
    """Why a layer, a model or a class of layers is no tensor; None for everything else."""
    if isinstance(value, External) and is_layer_class(value.name):
        name = value.name.rpartition(".")[2]
        return Unknown(UNCALLED, f"`{name}` is a class of layers, and a tensor is needed here", span)
    content = machine.content(value) if isinstance(value, Reference) else None
    if content is None or content.described not in ("layer", "model"):
        return None
    name = getattr(content, "name", "?")
    return Unknown(
        UNCALLED, f"`{name}` is a {content.described} that is called on nothing, and a tensor is needed", span
    )


def _dim(value: Value) -> Dim:
    if isinstance(value, Known) and (value.value is None or type(value.value) is int):
        return value.value
    return value if isinstance(value, Unknown) else Unknown("runtime-value", "this size is not known")


def _common(shapes: list[Shape | Unknown], cause: Unknown) -> Shape | Unknown:
    """What all the shapes have in common."""
    first, *others = shapes
    for other in others:
        if isinstance(first, Unknown) or isinstance(other, Unknown) or len(first) != len(other):
            return Unknown("several-values", f"it is one of several tensors: {cause.why}", cause.span, cause.hint)
        first = tuple(one if one == two else cause.unnamed() for one, two in zip(first, other, strict=True))
    return first


def connect(
    layer: Reference,
    tensors: Sequence[Value],
    given: Output,
    output: Output,
    compute: Compute,
    number: int,
    call: Call,
    session: Session,
    *,
    argument: Value,
    holds: Sequence[Held] = (),
) -> Use:
    """Note one use of a layer on tensors, and make the tensors that come out of it.

    `given` is what the layer is given and `output` what it makes of it, `compute` what it would make of other shapes;
    `argument` is what the program calls it on, and `holds` are the sizes that each output holds, if it does.
    """
    output = explained(output, tensors, call)
    node = Node(layer, tuple(tensors), given, output, compute, call.span, number)
    result = _Maker(node, call.machine, session, holds).values(output)
    session.note_refusal(output, result if isinstance(result, Reference) else None, call.machine.guards > 0)
    use = Use(node, argument, result)
    session.note_connected(use)
    return use


def explained(output: Output, tensors: Sequence[Value], call: Call) -> Output:
    """The output with a place for whatever is unknown of it, and with the sources of shapes that do not fit."""
    if not isinstance(output, Unknown):
        return placed(output, call.span)
    if output.kind not in SHAPE_REFUSALS or output.sources:
        return output.at(call.span)
    sources = dict.fromkeys(filter(None, (_source(tensor, call.machine) for tensor in tensors)))
    return replace(output, sources=tuple(sources)).at(call.span)


def _source(tensor: Value, machine: Machine) -> Source | None:
    content = machine.content(tensor) if isinstance(tensor, Reference) else None
    if not isinstance(content, TensorContent):
        return None
    name = getattr(machine.content(content.node.layer), "name", "?")
    return Source(f"`{name}` {show_shapes(content.shape)}", content.node.span)


def placed(output: Output, span: Span) -> Output:
    """The output with a place for whatever is unknown of it."""
    if isinstance(output, Unknown):
        return output.at(span)
    if isinstance(output, Several):
        return Several(tuple(part if part is None else placed(part, span) for part in output.shapes))
    return output


@dataclass
class _Maker:
    """Makes the output tensors of a node, one after the other."""

    node: Node
    machine: Machine
    session: Session
    holds: Sequence[Held] = ()
    made: int = 0

    def values(self, output: Output | None) -> Value:
        if isinstance(output, Several):
            return Tuple(tuple(self.values(part) for part in output.shapes))
        shape = output if output is not None else Unknown("unknown-shape", "nothing says the shape of this output")
        name = self.session.automatic_name("KerasTensor")
        holds = self.holds[self.made] if self.made < len(self.holds) else NOT_FOLLOWED
        content = TensorContent(self.session, name, shape, self.node, self.made, holds)
        self.made += 1
        return self.machine.allocate(content)


def flat_shapes(output: Output | None) -> list[Shape | Unknown]:
    """The shapes of all tensors that come out, in the order of their positions."""
    if isinstance(output, Several):
        return [shape for part in output.shapes for shape in flat_shapes(part)]
    return [] if output is None else [output]
