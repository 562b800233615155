"""The file's own classes: their bodies, their instances, and `self`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import libcst as cst

from paramlint.evaluate.call import Call
from paramlint.evaluate.dispatch import evaluate, execute_block, executes
from paramlint.evaluate.functions import call_function
from paramlint.evaluate.join import join_values
from paramlint.evaluate.machine import Frame, Machine
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.scope import bind
from paramlint.evaluate.values import External, Function, Method, Reference, Value, possibly
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class ClassContent(Content):
    """A class: its bases as they were evaluated, the names its body bound, and those it annotates, in order."""

    name: str
    bases: tuple[Value, ...]
    names: dict[str, Value]
    decorators: dict[str, str]
    fields: tuple[str, ...] = ()
    described = "class"

    def truth(self) -> bool:
        return True

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        found = find_member(reference, name, machine)
        if found is None:
            return Unknown("runtime-value", f"`{self.name}.{name}` is not defined in this file", span)
        value, owner = found
        is_class_method = owner.decorators.get(name) == "classmethod" and isinstance(value, Function)
        return Method(reference, name, value) if is_class_method and isinstance(value, Function) else value

    def set_attribute(self, reference: Reference, name: str, value: Value, machine: Machine) -> None:
        machine.store(reference, replace(self, names={**self.names, name: value}))

    def call(self, reference: Reference, call: Call) -> Value:
        return instantiate(reference, call)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        return Unknown("runtime-value", f"`{self.name}.{name}()` is not defined in this file", call.span)


@dataclass(frozen=True, slots=True, eq=False)
class InstanceContent(Content):
    """An instance of one of the file's classes and its attributes."""

    class_reference: Reference
    class_name: str
    attributes: dict[str, Value] = field(default_factory=dict)
    described = "instance"

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name in self.attributes:
            return self.attributes[name]
        found = find_member(self.class_reference, name, machine)
        if found is None:
            return Unknown(
                "runtime-value", f"`.{name}` of `{self.class_name}` is not set in this file", span, name=name
            )
        value, owner = found
        return _bound(value, owner.decorators.get(name), reference, name, Call(machine, span))

    def set_attribute(self, reference: Reference, name: str, value: Value, machine: Machine) -> None:
        machine.store(reference, replace(self, attributes={**self.attributes, name: value}))

    def call(self, reference: Reference, call: Call) -> Value:
        found = find_member(self.class_reference, "__call__", call.machine)
        if found is not None and isinstance(found[0], Function):
            return call_function(found[0], replace(call, positional=(reference, *call.positional)))
        return Unknown("unknown-function", f"calling a `{self.class_name}` is not followed", call.span)

    def joined(self, other: Content, cause: Unknown) -> Content:
        if not isinstance(other, InstanceContent) or other.class_reference != self.class_reference:
            return Opaque(cause, (*self.possible(), *other.possible()))
        attributes = dict(self.attributes)
        for name, value in other.attributes.items():
            attributes[name] = join_values(attributes[name], value, cause) if name in attributes else value
        return replace(self, attributes=attributes)

    def widened(self, cause: Unknown) -> Content:
        return replace(self, attributes={name: possibly((value,), cause) for name, value in self.attributes.items()})

    def possible(self) -> Iterable[Value]:
        return self.attributes.values()


def _bound(value: Value, decorator: str | None, reference: Reference, name: str, call: Call) -> Value:
    """A class's member seen through an instance: methods are bound, properties evaluated."""
    if not isinstance(value, Function) or decorator == "staticmethod":
        return value
    if decorator in ("property", "cached_property"):
        return call_function(value, replace(call, positional=(reference,)))
    return Method(reference, name, value)


@executes(cst.ClassDef)
def _define(node: cst.ClassDef, machine: Machine) -> None:
    bases = tuple(evaluate(base.value, machine) for base in node.bases if not base.star)
    scope = machine.new_number()
    machine.live.scopes[scope] = {}
    outer = machine.frame
    outer.keeps_scope = True
    frame = Frame((*outer.closure, scope), outer.function, outer.called_from, class_body=True, place=outer.place)
    machine.frames.append(frame)
    try:
        execute_block(node.body, machine)
    finally:
        machine.frames.pop()
    if machine.state is None:
        return
    names = machine.live.scopes.pop(scope)
    content = ClassContent(node.name.value, bases, names, _decorators(node), _annotated(node))
    reference = machine.allocate(content)
    if not machine.is_elsewhere:
        machine.classes.append(reference)
    bind(node.name.value, reference, machine)


def _decorators(node: cst.ClassDef) -> dict[str, str]:
    """The one decorator that matters for how a member is reached, by the member's name."""
    found: dict[str, str] = {}
    for member in node.body.body:
        if isinstance(member, cst.FunctionDef):
            for decorator in member.decorators:
                if isinstance(decorator.decorator, cst.Name):
                    found[member.name.value] = decorator.decorator.value
    return found


def _annotated(node: cst.ClassDef) -> tuple[str, ...]:
    """The names that the class body annotates: the fields of a dataclass, which a decorator or a base makes of it."""
    if not node.decorators and not node.bases:
        return ()
    lines = [line for line in node.body.body if isinstance(line, cst.SimpleStatementLine)]
    parts = [part for line in lines for part in line.body if isinstance(part, cst.AnnAssign)]
    return tuple(part.target.value for part in parts if isinstance(part.target, cst.Name))


def linearized(reference: Reference, machine: Machine) -> Iterator[ClassContent]:
    """The class and the file's classes it derives from, nearest first."""
    content = machine.content(reference)
    if isinstance(content, ClassContent):
        yield content
        for base in content.bases:
            if isinstance(base, Reference) and base != reference:
                yield from linearized(base, machine)


def find_member(reference: Reference, name: str, machine: Machine) -> tuple[Value, ClassContent] | None:
    """A class's member and the class that defines it, None where none of the file's classes does."""
    for owner in linearized(reference, machine):
        if name in owner.names:
            return owner.names[name], owner
    return None


def library_bases(reference: Reference, machine: Machine) -> list[External]:
    """The library classes that a class of the file derives from."""
    return [base for owner in linearized(reference, machine) for base in owner.bases if isinstance(base, External)]


def instantiate(reference: Reference, call: Call) -> Value:
    """A new instance, its `__init__` carried out."""
    machine = call.machine
    content = machine.content(reference)
    assert isinstance(content, ClassContent)
    bases = library_bases(reference, machine)
    made = machine.library.instantiate(bases, reference, content.name, call) if bases else None
    if made is not None:
        return made
    instance = machine.allocate(InstanceContent(reference, content.name))
    if not initialize(instance, reference, call):
        _fill_fields(instance, content, call)
    return instance


def initialize(instance: Reference, class_reference: Reference, call: Call) -> bool:
    """Carry out the `__init__` that the file's classes define; False where none does."""
    found = find_member(class_reference, "__init__", call.machine)
    if found is None or not isinstance(found[0], Function):
        return found is not None
    call_function(found[0], replace(call, positional=(instance, *call.positional)))
    return True


@dataclass(frozen=True, slots=True, eq=False)
class DefaultFactory(Content):
    """The default of a field that every instance makes anew: what `field(default_factory=...)` stands for."""

    function: Value
    described = "field"

    def possible(self) -> Iterable[Value]:
        return (self.function,)


def _fill_fields(instance: Reference, content: ClassContent, call: Call) -> None:
    """Without an `__init__` of its own, a dataclass's arguments fill its annotated fields in order."""
    machine = call.machine
    owners = list(linearized(instance_class(instance, machine), machine))
    fields = tuple(dict.fromkeys(name for owner in reversed(owners) for name in owner.fields))
    given = {**dict(zip(fields, call.positional, strict=False)), **call.named()}
    for name in fields:
        default = next((owner.names[name] for owner in owners if name in owner.names), None)
        if name not in given and (call.rest is not None or default is not None):
            given[name] = call.rest or _made(default, call)
    machine.store(instance, InstanceContent(instance_class(instance, machine), content.name, given))


def _made(default: Value | None, call: Call) -> Value:
    """A field's default; one that a factory makes is made here."""
    from paramlint.evaluate.calls import call_value

    assert default is not None
    factory = call.machine.content(default) if isinstance(default, Reference) else None
    return (
        call_value(factory.function, Call(call.machine, call.span)) if isinstance(factory, DefaultFactory) else default
    )


def instance_class(instance: Reference, machine: Machine) -> Reference:
    """The class an instance was made from."""
    content = machine.content(instance)
    assert isinstance(content, InstanceContent)
    return content.class_reference
