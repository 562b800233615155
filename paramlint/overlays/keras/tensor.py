"""Symbolic tensors as values: a shape, and the use of a layer that the tensor comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque, Operation
from paramlint.evaluate.values import Known, Method, Reference, Value
from paramlint.keras.operations.tensor import NOT_FOLLOWED, Held, Tensor
from paramlint.keras.shape import Several, Shape
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.shapes import shape_value
from paramlint.source.span import Span
from paramlint.unknown import Unknown

Output = Shape | Several | Unknown
"""The shape of one tensor, those of several, or why there is none."""
Compute = Callable[[tuple[Shape | Unknown, ...]], Output]
"""What a layer makes of other input shapes, given in the order of the node's inputs."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One use of a layer, a nested model or an operation.

    `inputs` are the tensors it reads, in Keras's order: references, or values of which it is not known which tensor
    they are. An input of the model has none. `input_shape` is what the layer was given, `number` how many uses of the
    layer came before this one.
    """

    layer: Reference
    inputs: tuple[Value, ...]
    input_shape: Output | None
    output_shape: Output
    compute: Compute
    span: Span
    number: int = 0

    @property
    def is_input(self) -> bool:
        """Whether this is where a model begins."""
        return self.input_shape is None


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a layer with what it was given and what it returned, as the program holds them."""

    node: Node
    argument: Value
    result: Value


@dataclass(frozen=True, slots=True, eq=False)
class TensorContent(Content):
    """A symbolic tensor: the output number `position` of a node. `holds` are the sizes in it, if it holds such.

    `mask` is the tensor that says which of its steps count, where Keras lists what makes it.
    """

    session: Session
    name: str
    shape: Shape | Unknown
    node: Node
    position: int = 0
    holds: Held = NOT_FOLLOWED
    mask: Reference | None = None
    described = "tensor"

    def tensor(self) -> Tensor:
        """The tensor as what describes operations takes it: to the libraries of data it is an array like any other."""
        return Tensor(self.shape, holds=self.holds)

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name in ("shape", "_keras_shape"):
            return shape_value(self.shape, machine)
        if name in ("ndim", "rank"):
            return self.shape if isinstance(self.shape, Unknown) else Known(len(self.shape))
        if name == "name":
            return Known(self.name)
        if name == "dtype":
            return Unknown("runtime-value", "the type of a tensor's numbers is not followed", span)
        return Method(reference, name)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        if name == "get_shape":
            return shape_value(self.shape, call.machine)
        if name == "numpy":
            from paramlint.overlays.arrays.convert import to_value

            return to_value(self.tensor(), call.machine, call.span)
        return super(TensorContent, self).call_method(reference, name, call)

    def binary(
        self, reference: Reference, operation: Operation, other: Value, reflected: bool, machine: Machine, span: Span
    ) -> Value | None:
        from paramlint.overlays.keras.operations import operator_value

        operands = (other, reference) if reflected else (reference, other)
        return operator_value(operation, Call(machine, span, operands), self.session)

    def unary(self, reference: Reference, operation: Operation, machine: Machine, span: Span) -> Value:
        from paramlint.overlays.keras.operations import operator_value

        return operator_value(operation, Call(machine, span, (reference,)), self.session)

    def augmented(
        self, reference: Reference, operation: Operation, other: Value, machine: Machine, span: Span
    ) -> Value:
        from paramlint.overlays.keras.operations import operator_value

        return operator_value(operation, Call(machine, span, (reference, other)), self.session)

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        from paramlint.overlays.keras.operations import item_value

        return item_value(Call(machine, span, (reference, key)), self.session)


def source_tensor(shape: Shape | Unknown, holds: Held, span: Span, session: Session, machine: Machine) -> Reference:
    """A tensor that no layer makes: one that the program creates, or that stands for what a layer is given."""
    nothing = machine.allocate(Opaque(Unknown("runtime-value", "no layer makes this tensor", span)))
    node = Node(nothing, (), None, shape, lambda shapes: shape, span)
    return machine.allocate(TensorContent(session, "keras_tensor", shape, node, holds=holds))
