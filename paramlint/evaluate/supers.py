"""`super()`: the methods of the classes above the one whose method is under way."""

from __future__ import annotations

from dataclasses import dataclass

import libcst as cst

from paramlint.evaluate.call import Call
from paramlint.evaluate.classes import ClassContent, InstanceContent, linearized
from paramlint.evaluate.machine import Frame, Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Function, Method, Reference, Value
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class SuperContent(Content):
    """The instance as the classes above one of its own see it, nearest first."""

    instance: Reference
    above: tuple[ClassContent, ...]
    described = "super"

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        for owner in self.above:
            value = owner.names.get(name)
            if value is not None:
                return Method(self.instance, name, value) if isinstance(value, Function) else value
        return Method(reference, name)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        return call.machine.content(self.instance).inherited(self.instance, name, call)


def super_of(call: Call) -> Value:
    """`super()`, or `super(Class, self)`; Unknown outside of a method."""
    machine = call.machine
    frame = next((frame for frame in reversed(machine.frames) if isinstance(frame.node, cst.FunctionDef)), None)
    instance = call.argument(1, "object") or (_first_parameter(frame, machine) if frame else None)
    content = machine.content(instance) if isinstance(instance, Reference) else None
    if frame is None or not isinstance(instance, Reference) or not isinstance(content, InstanceContent):
        return Unknown("runtime-value", "what `super()` stands for is not known", call.span)
    classes = list(linearized(content.class_reference, machine))
    own = [place for place, owner in enumerate(classes) if _defines(owner, frame.node)]
    return machine.allocate(SuperContent(instance, tuple(classes[own[0] + 1 :] if own else ())))


def _first_parameter(frame: Frame, machine: Machine) -> Value | None:
    assert isinstance(frame.node, cst.FunctionDef)
    params = (*frame.node.params.posonly_params, *frame.node.params.params)
    return machine.live.scopes[frame.scopes[-1]].get(params[0].name.value) if params else None


def _defines(owner: ClassContent, node: cst.CSTNode | None) -> bool:
    return any(isinstance(value, Function) and value.node is node for value in owner.names.values())
