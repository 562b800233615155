"""Namespaces: objects that are nothing but their attributes, whichever library makes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from paramlint.evaluate.dictionaries import keyed_by_text
from paramlint.evaluate.join import join_values
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import Reference, Value, possibly
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_NOT_SET = Unknown("runtime-value", "this attribute is not set in this file")


@dataclass(frozen=True, slots=True, eq=False)
class NamespaceContent(Content):
    """Attributes by name; `others` says what an attribute is that is not among them."""

    attributes: Mapping[str, Value] = field(default_factory=dict)
    others: Unknown = _NOT_SET
    described = "namespace"

    def truth(self) -> bool:
        return True

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name == "__dict__":
            return machine.allocate(keyed_by_text(self.attributes))
        return self.attributes.get(name) or replace(self.others, span=self.others.span or span, name=name)

    def set_attribute(self, reference: Reference, name: str, value: Value, machine: Machine) -> None:
        machine.store(reference, replace(self, attributes={**self.attributes, name: value}))

    def possible(self) -> Iterable[Value]:
        return self.attributes.values()

    def joined(self, other: Content, cause: Unknown) -> Content:
        if not isinstance(other, NamespaceContent):
            return Opaque(cause, (*self.possible(), *other.possible()))
        attributes = dict(self.attributes)
        for name, value in other.attributes.items():
            attributes[name] = join_values(attributes[name], value, cause) if name in attributes else value
        return replace(self, attributes=attributes)

    def widened(self, cause: Unknown) -> Content:
        return replace(self, attributes={name: possibly((value,), cause) for name, value in self.attributes.items()})
