"""Constructing layers: `keras.layers.<Name>(...)` and the file's own layer classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.values import NONE, Reference, Value
from paramlint.graph.model import Literal
from paramlint.keras.catalogue import family
from paramlint.keras.construct import Constructed, positional_fields
from paramlint.keras.core.lambda_layer import Lambda
from paramlint.keras.layer import KerasLayer
from paramlint.overlays.keras.choice import Construction, choices
from paramlint.overlays.keras.data_format import data_format
from paramlint.overlays.keras.layer import Code, LayerContent
from paramlint.overlays.keras.older import Alternatives, is_refused
from paramlint.overlays.keras.plain import literal, plain
from paramlint.overlays.keras.session import Session
from paramlint.unknown import Unknown

_STEPS_FOR_A_LAYER = 200
"""A loop that makes layers is a model's definition, however long it is."""


def make_layer(imported_as: str, call: Call, session: Session, class_name: str | None = None) -> Value:
    """The layer of that dotted name; one nobody has described is an unknown one of its last part.

    `class_name` is that of a class of the file which is the same layer under another name.
    """
    call.machine.budget.extend_loop(_STEPS_FOR_A_LAYER)
    positional: Sequence[Any] = [plain(value, call.machine) for value in call.positional]
    keywords: Mapping[str, Any] = {key: plain(value, call.machine) for key, value in call.named().items()}
    offered = choices(imported_as, positional, keywords, session.versions)
    chosen = next(offered, None)
    if chosen is None:
        name = imported_as.rpartition(".")[2]
        why = f"`{name}` is not among the layers paramlint knows"
        unknown = Unknown("unsupported-layer", why, call.span)
        return _allocate(class_name or name, None, unknown, keywords, call, session)
    session.versions.note_layer(imported_as, chosen[1])
    assert session.data_format is not None
    order = data_format(session.data_format, call.machine)
    construction = Construction(positional, keywords, order, call.span)
    constructed = construction.made(chosen)
    others = (construction.made(other) for other in offered)
    if is_refused(constructed.layer):
        constructed = next((other for other in others if not is_refused(other.layer)), constructed)
    if call.rest is not None:
        constructed = Constructed(call.rest, constructed.input_shape)
    cls = type(constructed.layer) if isinstance(constructed.layer, KerasLayer) else chosen[0]
    positional, keywords = cls.translated(positional, keywords)
    arguments = dict(zip(positional_fields(cls), positional, strict=False)) | dict(keywords)
    older = Alternatives(other.layer for other in others if isinstance(other.layer, KerasLayer))
    made = _allocate(class_name or chosen[0].__name__, family(cls), constructed, arguments, call, session, older)
    content = call.machine.content(made)
    assert isinstance(content, LayerContent)
    call.machine.store(made, replace(content, lists_masks=chosen[1].is_latest))
    return made


def make_custom_layer(name: str, call: Call, session: Session) -> Value:
    """An instance of a layer class that the file defines."""
    keywords = {key: plain(value, call.machine) for key, value in call.named().items()}
    why = f"`{name}` is a layer of this file, and what it builds is not followed"
    return _allocate(name, None, Unknown("custom-layer", why, call.span), keywords, call, session)


def _allocate(
    class_name: str,
    room: str | None,
    made: Constructed | Unknown,
    arguments: Mapping[str, Any],
    call: Call,
    session: Session,
    older: Alternatives | None = None,
) -> Reference:
    constructed = made if isinstance(made, Constructed) else Constructed(made, None)
    layer = constructed.layer.at(call.span) if isinstance(constructed.layer, Unknown) else constructed.layer
    content = LayerContent(
        session,
        class_name,
        room,
        _name(class_name, arguments, session),
        call.span,
        layer,
        known_arguments(arguments),
        constructed.input_shape,
        layer.trainable if isinstance(layer, KerasLayer) else True,
        code=_code(call) if isinstance(layer, Lambda) else None,
        older=older,
    )
    reference = call.machine.allocate(content)
    session.note_refusal(layer, reference, call.machine.guards > 0)
    if isinstance(layer, KerasLayer) and not layer.copies_parts:
        _note_parts(reference, call)
    return reference


def _note_parts(wrapper: Reference, call: Call) -> None:
    """The layers among the arguments stand inside this one from now on."""
    for value in call.all_values():
        inner = call.machine.content(value) if isinstance(value, Reference) else None
        if isinstance(value, Reference) and isinstance(inner, LayerContent):
            call.machine.store(value, replace(inner, wrapped_by=(*inner.wrapped_by, wrapper)))


def _code(call: Call) -> Code:
    """What a Lambda is given to carry out."""
    given = call.argument(3, "arguments")
    content = call.machine.content(given) if isinstance(given, Reference) else None
    further = {str(key): value for key, value in content.entries.items()} if isinstance(content, DictContent) else {}
    function = call.argument(0, "function") or NONE
    return Code(function, further, call.argument(1, "output_shape"))


def known_arguments(arguments: Mapping[str, Any]) -> dict[str, Literal]:
    """Those arguments whose values are plain constants."""
    return {name: wrapped[0] for name, value in arguments.items() if (wrapped := literal(value)) is not None}


def _name(class_name: str, arguments: Mapping[str, Any], session: Session) -> str:
    stated = arguments.get("name")
    return stated if isinstance(stated, str) else session.automatic_name(class_name)
