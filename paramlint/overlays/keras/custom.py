"""Layers and models of classes that the file defines: what they hold, the weights they add, and their sub-layers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.classes import InstanceContent, find_member, initialize
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import NONE, Known, Method, Reference, Tuple, Value
from paramlint.keras.weight import Weight
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.layer import (
    USE_ATTRIBUTES,
    LayerContent,
    as_flag,
    flag_value,
    joined_shapes,
    joined_use,
    use_attribute,
)
from paramlint.overlays.keras.members import set_trainable
from paramlint.overlays.keras.samples import MEETING
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.tensor import Output, Use
from paramlint.overlays.keras.training import Training, note_fit
from paramlint.source.span import Span
from paramlint.unknown import Unknown

LAYER, MODEL = "layer", "subclass"
_DEEPEST = 8
"""Lists in lists that layers are looked for in."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CustomContent(InstanceContent):
    """An instance of a class that derives from Keras's Layer or Model.

    `weights` are those it added itself, `results` what its `call` made of the inputs it was given so far, `doubt` is
    why more may belong to it than was seen.
    """

    session: Session
    kind: str
    name: str
    span: Span
    function: str | None = None
    called_from: Span | None = None
    weights: tuple[Weight, ...] = ()
    trainable: bool | Unknown = True
    is_built: bool = False
    uses: int = 0
    first: Use | None = None
    built_on: Output | None = None
    results: tuple[tuple[Output, Output], ...] = ()
    doubt: Unknown | None = None
    training: Training = field(default_factory=Training)
    described = "layer"

    def truth(self) -> bool:
        return True

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name in self.attributes or find_member(self.class_reference, name, machine) is not None:
            return super(CustomContent, self).attribute(reference, name, machine, span)
        if name == "layers":
            return machine.allocate(ListContent(tuple(sublayers(self, machine))))
        known = {"name": Known(self.name), "trainable": flag_value(self.trainable), "built": Known(self.is_built)}
        if name in USE_ATTRIBUTES:
            return use_attribute(self.first, name, machine, span)
        return known.get(name) or Method(reference, name)

    def set_attribute(self, reference: Reference, name: str, value: Value, machine: Machine) -> None:
        if name == "trainable":
            set_trainable(sublayers(self, machine), value, machine)
            machine.store(reference, replace(self, trainable=as_flag(value)))
            return
        content = replace(self, attributes={**self.attributes, name: value})
        if isinstance(value, Unknown) and value.kind == "variable":
            content = replace(content, doubt=self.doubt or value)
        if isinstance(value, Reference) and _holds_weight(value, machine):
            why = f"`{name}` of `{self.class_name}` is a weight of another layer"
            content = replace(content, doubt=self.doubt or Unknown("variable", why, machine.statement))
        machine.store(reference, content)

    def call(self, reference: Reference, call: Call) -> Value:
        from paramlint.overlays.keras.custom_calls import call_custom

        return call_custom(self, reference, call)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        from paramlint.overlays.keras.custom_methods import METHODS

        method = METHODS.get(name)
        if method is not None:
            return method(self, reference, call)
        if name in MEETING:
            from paramlint.overlays.keras.fitting import met_data

            met_data(self, reference, name, call, self.session)
            note_fit(reference, name, call)
        return super(CustomContent, self).call_method(reference, name, call)

    def inherited(self, reference: Reference, name: str, call: Call) -> Value:
        if name == "__init__":
            _take_common(self, reference, call)
            return NONE
        return NONE if name == "build" else self.call_method(reference, name, call)

    def joined(self, other: Content, cause: Unknown) -> Content:
        if not isinstance(other, CustomContent) or other.class_reference != self.class_reference:
            return Opaque(cause, (*self.possible(), *other.possible()))
        both = super(CustomContent, self).joined(other, cause)
        assert isinstance(both, CustomContent)
        return replace(
            both,
            trainable=self.trainable if self.trainable == other.trainable else cause,
            is_built=self.is_built or other.is_built,
            uses=max(self.uses, other.uses),
            first=joined_use(self.first, other.first),
            built_on=joined_shapes(self.built_on, other.built_on, cause),
            results=tuple(pair for pair in self.results if pair in other.results),
            doubt=self.doubt or other.doubt or (cause if self.weights != other.weights else None),
            training=self.training.joined(other.training, cause),
        )

    def alike(self, other: Content) -> bool:
        return (
            isinstance(other, CustomContent)
            and self.attributes == other.attributes
            and (self.weights, self.trainable, self.built_on) == (other.weights, other.trainable, other.built_on)
        )

    def widened(self, cause: Unknown) -> Content:
        content = super(CustomContent, self).widened(cause)
        assert isinstance(content, CustomContent)
        return replace(content, doubt=self.doubt or cause, trainable=cause)


def _holds_weight(value: Reference, machine: Machine) -> bool:
    """Imported late: what holds no array holds no weight."""
    if machine.content(value).described not in ("array", "list"):
        return False
    from paramlint.overlays.keras.variables import holds_weight

    return holds_weight(value, machine)


def make_custom(reference: Reference, name: str, kind: str, call: Call, session: Session) -> Value:
    """An instance of the file's class `name`, its `__init__` carried out."""
    machine, frame = call.machine, call.machine.here
    made = CustomContent(
        class_reference=reference,
        class_name=name,
        session=session,
        kind=kind,
        name=name,
        span=call.span,
        function=frame.function,
        called_from=frame.called_from,
    )
    instance = machine.allocate(made)
    if kind == MODEL:
        session.models.append(instance)
    if not initialize(instance, reference, call):
        _take_common(made, instance, call)
    content = machine.content(instance)
    if isinstance(content, CustomContent) and content.name is made.name:
        machine.store(instance, replace(content, name=session.automatic_name(name)))
    return instance


def _take_common(content: CustomContent, reference: Reference, call: Call) -> None:
    """What Keras's own `__init__` is told: the name, and whether the layer is trained."""
    live = call.machine.content(reference)
    assert isinstance(live, CustomContent)
    name, trainable = call.named().get("name"), call.named().get("trainable")
    if isinstance(name, Known) and isinstance(name.value, str):
        live = replace(live, name=name.value)
    if trainable is not None:
        live = replace(live, trainable=as_flag(trainable))
    call.machine.store(reference, live)


def sublayers(content: CustomContent, machine: Machine) -> list[Reference]:
    """The layers and models among the attributes, in the order in which they were set, each once."""
    found: dict[int, Reference] = {}
    for value in content.attributes.values():
        for layer in _layers_in(value, machine):
            found.setdefault(layer.identity, layer)
    return list(found.values())


def _layers_in(value: Value, machine: Machine, depth: int = 0) -> Iterator[Reference]:
    held = latest(value, machine) if isinstance(value, Reference) else None
    if isinstance(value, Reference) and isinstance(held, SUBLAYERS):
        yield value
    items: Iterator[Value] = iter(())
    if isinstance(value, Tuple):
        items = iter(value.items)
    elif isinstance(held, ListContent):
        items = iter(held.values)
    elif isinstance(held, DictContent):
        items = iter(held.entries.values())
    for item in items if depth < _DEEPEST else ():
        yield from _layers_in(item, machine, depth + 1)


SUBLAYERS = (LayerContent, SequentialContent, FunctionalContent, CustomContent)
