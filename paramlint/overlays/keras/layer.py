"""Layers as values: what a program holds after `Dense(10)`."""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import Known, Method, Reference, Value
from paramlint.graph.model import Literal
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Shape
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class LayerContent(Content):
    """A layer object: its description (or why there is none), and the input shape its arguments stated."""

    class_name: str
    family: str | None
    name: str
    span: Span
    description: KerasLayer | Unknown
    arguments: dict[str, Literal]
    input_shape: Shape | Unknown | None = None
    trainable: bool | Unknown = True
    described = "layer"

    def truth(self) -> bool:
        return True

    def effective(self) -> KerasLayer | Unknown:
        """The description with what was done to `layer.trainable` since."""
        if isinstance(self.description, Unknown) or self.trainable is self.description.trainable:
            return self.description
        if isinstance(self.trainable, Unknown):
            return self.trainable
        return msgspec.structs.replace(self.description, trainable=self.trainable, frozen=not self.trainable)

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name == "name":
            return Known(self.name)
        if name == "trainable":
            return self.trainable if isinstance(self.trainable, Unknown) else Known(self.trainable)
        value = self.arguments.get(name)
        return Known(value) if isinstance(value, (int, float, str)) else Method(reference, name)

    def set_attribute(self, reference: Reference, name: str, value: Value, machine: Machine) -> None:
        if name == "trainable":
            machine.store(reference, replace(self, trainable=_as_flag(value)))

    def call(self, reference: Reference, call: Call) -> Value:
        return Unknown("functional-model", "layers called on tensors are not followed yet", call.span)

    def joined(self, other: Content, cause: Unknown) -> Content:
        if isinstance(other, LayerContent) and other.description == self.description:
            return replace(self, trainable=cause)
        return Opaque(cause)


def _as_flag(value: Value) -> bool | Unknown:
    if isinstance(value, Known):
        return bool(value.value)
    return value if isinstance(value, Unknown) else Unknown("runtime-value", "`trainable` is not known")
