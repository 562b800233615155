"""Layers as values: what a program holds after `Dense(10)`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import NONE, Known, Method, Reference, Tuple, Value, same
from paramlint.graph.model import Literal
from paramlint.keras.build import Built, build, unbuilt
from paramlint.keras.catalogue import find_layer
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Shape
from paramlint.overlays.keras.names import canonical
from paramlint.overlays.keras.older import Alternatives, is_refused
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.tensor import Output, Use
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """The function that a Lambda calls, its further arguments, and the function that states its output's shape."""

    function: Value
    arguments: Mapping[str, Value]
    output_shape: Value | None = None


@dataclass(frozen=True, slots=True, eq=False)
class LayerContent(Content):
    """A layer object: its description (or why there is none), and the input shape its arguments stated.

    `older` is what it is to the older Kerases that the program may be for.
    `code` is what a Lambda carries out, `uses` counts the layer's calls, `first` is the first of them, and `built_on`
    what its weights were made for: the first shape it was given that is known. `set_since_built` is what `trainable`
    was set to after that, and `wrapped_by` are the layers that this one stands inside. `lists_masks` is true
    for a layer of Keras 3, where what makes a mask is one of a model's operations.
    """

    session: Session
    class_name: str
    family: str | None
    name: str
    span: Span
    description: KerasLayer | Unknown
    arguments: dict[str, Literal]
    input_shape: Shape | Unknown | None = None
    trainable: bool | Unknown = True
    uses: int = 0
    first: Use | None = None
    built_on: Output | None = None
    code: Code | None = None
    lists_masks: bool = False
    set_since_built: bool | Unknown | None = None
    wrapped_by: tuple[Reference, ...] = ()
    older: Alternatives | None = None
    described = "layer"

    def truth(self) -> bool:
        return True

    def instance_of(self, name: str) -> bool | None:
        return is_layer_of(name, self.class_name)

    def effective(self) -> KerasLayer | Unknown:
        """The description with what was done to `layer.trainable` since."""
        if isinstance(self.description, Unknown):
            return self.description
        is_late = self.description.makes_parts_late
        trainable = self.set_since_built if is_late else self.trainable
        if trainable is None or trainable is self.description.trainable:
            return self.description
        if isinstance(trainable, Unknown):
            return trainable
        return msgspec.structs.replace(self.description, trainable=trainable, frozen=not trainable)

    def build_on(self, shape: Output) -> Built:
        """What the layer makes of a shape; one that a Keras refuses is built as another would that it may be for."""
        description = self.effective()
        if isinstance(description, Unknown):
            return unbuilt(description)
        built = build(description, shape)
        if self.older is None or not is_refused(built.output_shape):
            return built
        others = (replace(self, description=other, older=None).build_on(shape) for other in self.older.layers)
        return next((other for other in others if not is_refused(other.output_shape)), built)

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name == "name":
            return Known(self.name)
        if name == "trainable":
            return flag_value(self.trainable)
        if name in USE_ATTRIBUTES:
            from paramlint.overlays.keras.tracing import first_use

            return use_attribute(first_use(self, reference, machine), name, machine, span)
        if name == "_inbound_nodes" and self.uses == 1 and self.first is not None:
            from paramlint.overlays.keras.inputs import inbound_nodes

            return inbound_nodes(self.first.argument, self.first.result, machine)
        value = self.arguments.get(name)
        if isinstance(value, (int, float, str)):
            return Known(value)
        return (_weight(self, reference, name, machine) if name in WEIGHTS else None) or Method(reference, name)

    def set_attribute(self, reference: Reference, name: str, value: Value, machine: Machine) -> None:
        if name == "trainable":
            flag = as_flag(value)
            since_built = self.set_since_built if self.built_on is None else flag
            changed = replace(self, trainable=flag, set_since_built=since_built)
            machine.store(reference, changed)
            for wrapper in self.wrapped_by:
                _exchange(wrapper, self.effective(), changed.effective(), machine)

    def call(self, reference: Reference, call: Call) -> Value:
        from paramlint.overlays.keras.calling import call_layer

        return call_layer(self, reference, call)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        if name == "build":
            return _build(self, reference, call)
        if name in ("get_input_at", "get_output_at") and same(call.argument(0, "node_index") or NONE, Known(0)):
            return self.attribute(reference, "input" if name == "get_input_at" else "output", call.machine, call.span)
        if name == "get_config":
            from paramlint.overlays.keras.saving import write_down

            return write_down(reference, name, call, self.session)
        if name == "get_weights" and (arrays := _weight(self, reference, "weights", call.machine)):
            return arrays
        return super(LayerContent, self).call_method(reference, name, call)

    def joined(self, other: Content, cause: Unknown) -> Content:
        if not isinstance(other, LayerContent) or other.description != self.description:
            return Opaque(cause)
        return replace(
            self,
            trainable=self.trainable if self.trainable == other.trainable else cause,
            set_since_built=self.set_since_built if self.set_since_built == other.set_since_built else cause,
            uses=max(self.uses, other.uses),
            first=joined_use(self.first, other.first),
            built_on=joined_shapes(self.built_on, other.built_on, cause),
        )

    def alike(self, other: Content) -> bool:
        return (
            isinstance(other, LayerContent)
            and (self.trainable, self.built_on) == (other.trainable, other.built_on)
            and self.description == other.description
        )

    def widened(self, cause: Unknown) -> Content:
        return replace(self, trainable=cause, set_since_built=cause)


def _exchange(wrapper: Reference, before: KerasLayer | Unknown, now: KerasLayer | Unknown, machine: Machine) -> None:
    """A layer inside another has changed: the other one holds the same layer, and so it has changed as well."""
    content = machine.live.heap.get(wrapper.identity)
    if not isinstance(content, LayerContent) or isinstance(content.description, Unknown):
        return
    description = content.description
    fields = [name for name in description.__struct_fields__ if getattr(description, name) == before]
    if not fields:
        return
    exchanged = now if isinstance(now, Unknown) else msgspec.structs.replace(description, **dict.fromkeys(fields, now))
    changed = replace(content, description=exchanged)
    machine.store(wrapper, changed)
    for outer in content.wrapped_by:
        _exchange(outer, content.effective(), changed.effective(), machine)


USE_ATTRIBUTES = frozenset({"input", "inputs", "output", "outputs", "input_shape", "output_shape"})


WEIGHTS = frozenset({"weights", "variables", "kernel", "bias", "embeddings", "gamma", "beta"})


def _weight(content: LayerContent, reference: Reference, name: str, machine: Machine) -> Value | None:
    from paramlint.overlays.keras.variables import weight_attribute

    return weight_attribute(content, reference, name, machine)


def use_attribute(use: Use | None, name: str, machine: Machine, span: Span) -> Value:
    """What a layer says of its first use: the tensors it read and made, and their shapes."""
    if use is None:
        return Unknown("no-input-shape", "the layer was not called on anything yet", span)
    if name in ("input", "output"):
        return use.argument if name == "input" else use.result
    if name in ("inputs", "outputs"):
        return Tuple(use.node.inputs) if name == "inputs" else use.result
    from paramlint.overlays.keras.shapes import shapes_value

    return shapes_value(use.node.input_shape if name == "input_shape" else use.node.output_shape)


def joined_use(one: Use | None, other: Use | None) -> Use | None:
    """The first use after either of two paths; None where it is open which it was."""
    if one is None or other is None or one is other:
        return one or other
    return None


def joined_shapes(one: Output | None, other: Output | None, cause: Unknown) -> Output | None:
    """What a layer was built on after either of two paths; that of one path only is no certainty."""
    return one if one == other else cause


def is_layer_of(name: str, class_name: str) -> bool | None:
    """Whether a layer of this class is an instance of the class of that name.

    Keras derives some layers from others, and not the same ones in each of its versions: of those nothing is said.
    """
    home, _, wanted = canonical(name).rpartition(".")
    if home not in ("keras", "keras.layers"):
        return None
    if wanted in (class_name, "Layer"):
        return True
    if wanted in ("Model", "Sequential", "Functional"):
        return False
    derives = wanted in ("RNN", "Wrapper") or wanted in class_name or find_layer(class_name) is None
    return None if derives else False


def _build(content: LayerContent, reference: Reference, call: Call) -> Value:
    from paramlint.overlays.keras.inputs import as_shape
    from paramlint.overlays.keras.plain import plain

    shape = call.argument(0, "input_shape")
    several = isinstance(content.description, KerasLayer) and len(content.description.inputs) > 1
    if shape is not None and content.built_on is None and not several:
        call.machine.store(reference, replace(content, built_on=as_shape(plain(shape, call.machine))))
    return NONE


def flag_value(flag: bool | Unknown) -> Value:
    """`trainable` as the program sees it."""
    return flag if isinstance(flag, Unknown) else Known(flag)


def as_flag(value: Value) -> bool | Unknown:
    """What was assigned to `trainable`."""
    if isinstance(value, Known):
        return bool(value.value)
    return value if isinstance(value, Unknown) else Unknown("runtime-value", "`trainable` is not known")
