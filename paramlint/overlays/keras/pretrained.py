"""Trained models of other libraries as layers in a program: called, they give dictionaries or objects of tensors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import keyed_by_text
from paramlint.evaluate.iteration import item_at, items_of
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Known, Method, Reference, Slice, Tuple, Value
from paramlint.keras.build import build
from paramlint.keras.construct import Constructed, construct
from paramlint.keras.pretrained.checkpoints import find_checkpoint
from paramlint.keras.pretrained.layers import HubLayer, Transformer
from paramlint.overlays.keras.calling import call_layer
from paramlint.overlays.keras.connect import placed, shape_of, tensors_in
from paramlint.overlays.keras.following import fresh_tensor
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.layers import known_arguments
from paramlint.overlays.keras.plain import plain
from paramlint.overlays.keras.session import Session
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_HARMLESS = frozenset(
    {"from_pt", "cache_dir", "name", "return_dict", "output_attentions", "local_files_only", "use_safetensors"}
    | {"force_download", "revision", "token", "use_auth_token"}
)
"""What `from_pretrained` takes that changes neither the weights nor the first outputs."""
_MAIN = frozenset({"bert", "distilbert", "roberta", "albert", "electra"})
"""The one layer that a model of transformers holds, which holds all its weights."""


@dataclass(frozen=True, slots=True, eq=False)
class HubContent(LayerContent):
    """A model of TensorFlow Hub."""

    def call(self, reference: Reference, call: Call) -> Value:
        is_connected = bool(tensors_in(call.all_values(), call.machine))
        result = call_layer(self, reference, call) if is_connected else self._of_data(call)
        names = self.description.output_names if isinstance(self.description, HubLayer) else ()
        if not isinstance(result, Tuple):
            return result
        items = [_as_list(item, call.machine) for item in result.items]
        if not names:
            return call.machine.allocate(ListContent(tuple(items)))
        return call.machine.allocate(keyed_by_text(dict(zip(names, items, strict=True))))

    def _of_data(self, call: Call) -> Value:
        """What comes out where the program calls the layer on texts or arrays, which makes it no part of a model."""
        value = call.positional[0] if call.positional else Unknown("runtime-error", "a layer is called on nothing")
        texts = items_of(value, call.machine)
        known = isinstance(texts, Sequence) and all(isinstance(text, Known) for text in texts)
        shape = (len(texts),) if known and isinstance(texts, Sequence) else shape_of(value, call.machine, call.span)
        description = self.description
        output = description if isinstance(description, Unknown) else build(description, shape).output_shape
        made = fresh_tensor(placed(output, call.span), call.span, self.session, call.machine)
        content = call.machine.content(made) if isinstance(made, Reference) else None
        return Tuple(tuple(content.values)) if isinstance(content, ListContent) else made


@dataclass(frozen=True, slots=True, eq=False)
class TransformerContent(LayerContent):
    """A model of transformers."""

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name in _MAIN:
            return reference
        if name == "layers":
            return machine.allocate(ListContent((reference,)))
        return super(TransformerContent, self).attribute(reference, name, machine, span)

    def call(self, reference: Reference, call: Call) -> Value:
        result = call_layer(self, reference, call)
        if not isinstance(result, Tuple) or not isinstance(self.description, Transformer):
            return result
        return call.machine.allocate(OutputsContent(self.description.output_names, result.items))


@dataclass(frozen=True, slots=True, eq=False)
class OutputsContent(Content):
    """What a model of transformers gives: tensors by name and by number."""

    names: tuple[str, ...]
    values: tuple[Value, ...]
    described = "output of a model"

    def items(self) -> Sequence[Value]:
        return self.values

    def truth(self) -> bool:
        return True

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        return self.values[self.names.index(name)] if name in self.names else Method(reference, name)

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        if isinstance(key, Known) and key.value in self.names:
            return self.values[self.names.index(str(key.value))]
        if isinstance(key, Slice):
            return super(OutputsContent, self).subscript(reference, key, machine, span)
        return item_at(self.values, key, span)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        if name == "to_tuple":
            return Tuple(self.values)
        return super(OutputsContent, self).call_method(reference, name, call)


def make_hub_layer(call: Call, session: Session) -> Value:
    """`hub.KerasLayer(handle, trainable=False, ...)`."""
    positional = [plain(value, call.machine) for value in call.positional]
    keywords = {name: plain(value, call.machine) for name, value in call.named().items()}
    if len(positional) < 2:
        keywords = {"trainable": False, **keywords}
    made = Constructed(call.rest, None) if call.rest is not None else construct(HubLayer, positional, keywords)
    return _allocate(HubContent, "KerasLayer", made, keywords, call, session)


def make_transformer(class_name: str, call: Call, session: Session) -> Value | None:
    """`transformers.<Class>.from_pretrained(checkpoint)`; None for checkpoints that are not known here."""
    keywords = {name: plain(value, call.machine) for name, value in call.named().items()}
    checkpoint = call.argument(0, "pretrained_model_name_or_path")
    name = checkpoint.value if isinstance(checkpoint, Known) else None
    found = find_checkpoint(class_name, name) if isinstance(name, str) else None
    states = keywords.pop("output_hidden_states", False)
    keywords.pop("pretrained_model_name_or_path", None)
    if found is None or call.rest is not None or not keywords.keys() <= _HARMLESS or not isinstance(states, bool):
        return None
    class_name, encoder = found
    layer = Transformer(model_class=class_name, encoder=encoder, gives_all_states=states)
    return _allocate(TransformerContent, class_name, Constructed(layer, None), keywords, call, session)


def _as_list(value: Value, machine: Machine) -> Value:
    return machine.allocate(ListContent(value.items)) if isinstance(value, Tuple) else value


def _allocate(
    cls: type[LayerContent],
    class_name: str,
    made: Constructed,
    keywords: Mapping[str, Any],
    call: Call,
    session: Session,
) -> Reference:
    stated, layer = keywords.get("name"), made.layer
    content = cls(
        session,
        class_name,
        None,
        stated if isinstance(stated, str) else session.automatic_name(class_name),
        call.span,
        layer.at(call.span) if isinstance(layer, Unknown) else layer,
        known_arguments(keywords),
        made.input_shape,
        True if isinstance(layer, Unknown) else layer.trainable,
    )
    return call.machine.allocate(content)
