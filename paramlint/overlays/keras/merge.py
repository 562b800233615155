"""`merge(inputs, mode=...)`: the function of Keras 1 that made each of the merging layers and called it."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.calls import call_value
from paramlint.evaluate.values import NONE, Known, Value
from paramlint.keras.keras1.merging import in_newer_words
from paramlint.keras.versions import Version
from paramlint.overlays.keras.layers import make_layer
from paramlint.overlays.keras.plain import plain
from paramlint.overlays.keras.session import Session
from paramlint.unknown import Unknown


def call_merge(imported_as: str, call: Call, session: Session) -> Value | None:
    """The tensor that `merge` gives; None where the code is written for a Keras that has no such function."""
    if Version.KERAS_1 not in session.versions.candidates(imported_as):
        return None
    mode = plain(call.argument(1, "mode") or Known("sum"), call.machine)
    words = in_newer_words(
        mode, call.argument(2, "concat_axis") or Known(-1), call.argument(3, "dot_axes") or Known(-1)
    )
    if words is None:
        why = "what `merge` makes of this `mode` is not followed"
        return mode if isinstance(mode, Unknown) else Unknown("unsupported-layer", why, call.span)
    name, arguments = words
    values = {key: Known(value) if isinstance(value, bool) else value for key, value in arguments.items()}
    stated = {"name": call.named()["name"]} if "name" in call.named() else {}
    layer = make_layer(f"keras.layers.{name}", Call(call.machine, call.span, (), values | stated), session)
    return call_value(layer, Call(call.machine, call.span, (call.argument(0, "inputs") or NONE,)))
