"""`preprocess_input` on a tensor: the operations that Keras makes of it."""

from __future__ import annotations

import operator

from paramlint.evaluate.call import Call
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.objects import Operation
from paramlint.evaluate.values import Known, Tuple, Value
from paramlint.keras.applications.preprocessing import Preprocessing
from paramlint.overlays.keras.connect import tensors_in
from paramlint.overlays.keras.operations import call_operation, item_value, operator_value
from paramlint.overlays.keras.session import Session

_SCALE = Known(127.5)
_CHANNELS = (2, 1, 0)


def preprocessed(how: Preprocessing, call: Call, session: Session) -> Value | None:
    """The tensor that comes out; None where the call is about data, or says for itself what is to be done."""
    pixels = call.argument(0, "x")
    if pixels is None or len(call.all_values()) != 1 or not tensors_in((pixels,), call.machine):
        return None
    match how:
        case Preprocessing.NOTHING:
            return pixels
        case Preprocessing.SCALED:
            scaled = _operated(operator.truediv, pixels, _SCALE, call, session)
            return _operated(operator.sub, scaled, Known(1.0), call, session)
        case Preprocessing.NORMALIZED:
            scaled = _operated(operator.truediv, pixels, _SCALE, call, session)
            centered = _operated(operator.add, scaled, Known(0.0), call, session)
            return _operated(operator.truediv, centered, _SCALE, call, session)
        case Preprocessing.CENTERED:
            return _operated(operator.add, _reversed(pixels, call, session), Known(0.0), call, session)


def _reversed(pixels: Value, call: Call, session: Session) -> Value:
    """The channels in the other order."""
    keys = (Tuple((Known(...), Known(channel))) for channel in _CHANNELS)
    channels = tuple(item_value(Call(call.machine, call.span, (pixels, key)), session) for key in keys)
    stacked = Call(call.machine, call.span, (call.machine.allocate(ListContent(channels)),), {"axis": Known(-1)})
    return call_operation("keras.ops.stack", stacked, session) or pixels


def _operated(operation: Operation, left: Value, right: Value, call: Call, session: Session) -> Value:
    return operator_value(operation, Call(call.machine, call.span, (left, right)), session)
