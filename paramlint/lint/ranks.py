"""How many dimensions layers want, and how many they are given."""

from __future__ import annotations

import re

from paramlint.graph.model import Layer, Shape, single
from paramlint.lint.refusal import Refusal

_AXES = re.compile(r"(?P<axes>[123])D(Transpose)?")
_SPATIAL = frozenset({"convolutional", "pooling", "reshaping", "locally_connected"})
_STEPS = frozenset({"LSTM", "GRU", "SimpleRNN", "RNN", "Bidirectional", "TimeDistributed", "CuDNNLSTM", "CuDNNGRU"})


def wanted_rank(layer: Layer) -> int | None:
    """The dimensions that the layer takes, batch included; None for layers that take any, or several."""
    found = _AXES.search(layer.class_name)
    if found is not None and (layer.family in _SPATIAL or layer.family == "recurrent"):
        return int(found["axes"]) + (3 if layer.family == "recurrent" else 2)
    if layer.class_name in _STEPS:
        return 3
    return 2 if layer.class_name == "RepeatVector" else None


def given_shape(refusal: Refusal) -> Shape | None:
    """The shape of the one tensor that the layer is given."""
    return single(refusal.call.input_shape) if refusal.call is not None else single(refusal.layer.input_shape)
