"""The methods that Keras gives to layers and models of the file's own classes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import NONE, Known, Reference, Value
from paramlint.keras.shape import Shape, Size
from paramlint.keras.weight import Weight
from paramlint.overlays.keras.custom import MODEL, CustomContent, sublayers
from paramlint.overlays.keras.custom_calls import call_custom, live_content
from paramlint.overlays.keras.following import fresh_tensor
from paramlint.overlays.keras.inputs import as_shape
from paramlint.overlays.keras.members import get_layer
from paramlint.overlays.keras.plain import plain
from paramlint.overlays.keras.training import note_compile
from paramlint.unknown import Unknown


def _add_weight(content: CustomContent, reference: Reference, call: Call) -> Value:
    """`add_weight(shape, ...)` of Keras 3, `add_weight(name, shape, ...)` of Keras 2."""
    named_first = bool(call.positional) and isinstance(call.positional[0], Known) and _is_text(call.positional[0])
    name = call.named().get("name") or (call.positional[0] if named_first else None)
    shape = _weight_shape(call.argument(1 if named_first else 0, "shape"), call)
    trainable = (call.argument(5, "trainable") if named_first else call.named().get("trainable")) or Known(True)
    text = name.value if isinstance(name, Known) and isinstance(name.value, str) else "variable"
    flag = trainable.value if isinstance(trainable, Known) else None
    sizes: tuple[Size, ...] = (shape,) if isinstance(shape, Unknown) else tuple(_size(dim) for dim in shape)
    weight = Weight(text, sizes, flag is not False)
    doubt = content.doubt if isinstance(flag, bool) else Unknown("custom-layer", "`trainable` is not known", call.span)
    call.machine.store(reference, replace(content, weights=(*content.weights, weight), doubt=doubt))
    return fresh_tensor(shape, call.span, content.session, call.machine)


def _is_text(value: Known) -> bool:
    return isinstance(value.value, str)


def _weight_shape(value: Value | None, call: Call) -> Shape | Unknown:
    """No shape at all makes a single number."""
    return () if value is None or value == NONE else as_shape(plain(value, call.machine))


def _size(dim: int | Unknown | None) -> Size:
    return Unknown("invalid-shape", "a weight needs all its sizes, one of them is None") if dim is None else dim


def _build(content: CustomContent, reference: Reference, call: Call) -> Value:
    """`model.build(shape)`: Keras 2 calls a model on a tensor of that shape. A layer only takes itself for built.

    So does a model in Keras 3; a file that may be meant for either is read as if it were called.
    """
    given = call.argument(0, "input_shape")
    if content.kind != MODEL or content.session.versions.is_keras_3:
        call.machine.store(reference, replace(content, is_built=True))
    elif given is not None and not content.is_built:
        shape = as_shape(plain(given, call.machine))
        call_custom(content, reference, replace(call, positional=(_tensor(shape, content, call),), keywords={}))
    return NONE


def _tensor(shape: Shape | Unknown, content: CustomContent, call: Call) -> Value:
    return fresh_tensor(shape, call.span, content.session, call.machine)


def _summary(content: CustomContent, reference: Reference, call: Call) -> Value:
    from paramlint.overlays.keras.read import note_summary

    if content.kind == MODEL:
        note_summary(content, reference, call.machine)
    return NONE


def _count_params(content: CustomContent, reference: Reference, call: Call) -> Value:
    from paramlint.overlays.keras.read import counted

    return counted(reference, call)


def _get_layer(content: CustomContent, reference: Reference, call: Call) -> Value:
    return get_layer(sublayers(content, call.machine), call)


def _call(content: CustomContent, reference: Reference, call: Call) -> Value:
    return call_custom(live_content(reference, call.machine), reference, call)


def _nothing(content: CustomContent, reference: Reference, call: Call) -> Value:
    return NONE


METHODS: dict[str, Callable[[CustomContent, Reference, Call], Value]] = {
    "add_weight": _add_weight,
    "add_variable": _add_weight,
    "build": _build,
    "summary": _summary,
    "count_params": _count_params,
    "get_layer": _get_layer,
    "__call__": _call,
    "add_loss": _nothing,
    "add_metric": _nothing,
    "compile": note_compile,
}
