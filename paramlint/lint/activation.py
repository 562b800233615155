"""Which activation a layer applies, by Keras's name of it, whichever way it is given."""

from __future__ import annotations

from paramlint.graph.model import Layer
from paramlint.graph.program import Program
from paramlint.graph.use import Given, Named, Use
from paramlint.lint.arguments import argument

LINEAR = "linear"
_PARAMETER = "activation"
_TAKE_ONE = frozenset({"core", "convolutional"})
_LAYERS = {"ReLU": "relu", "Softmax": "softmax", "LeakyReLU": "leaky_relu", "PReLU": "prelu", "ELU": "elu"}
_HOMES = ("keras.activations.", "keras.ops.", "tensorflow.nn.", "tensorflow.keras.activations.", "keras.layers.")
_ALIASES = {"swish": "silu", "hard_swish": "hard_silu", "leakyrelu": "leaky_relu"}


def activation_of(layer: Layer, program: Program) -> str | None:
    """The name of what the layer applies to its output, `linear` for nothing; None where that is not known."""
    use = program.constructor(layer)
    if use is None or use.last_name not in (layer.class_name, _LAYERS.get(layer.class_name)):
        return None
    if layer.class_name in _LAYERS:
        return None if use.arguments or not use.complete else _LAYERS[layer.class_name]
    if layer.family not in _TAKE_ONE and layer.class_name != "Activation":
        return None
    given = argument(use, _PARAMETER)
    if given is None:
        return LINEAR if use.complete else None
    return named_activation(given.value)


def named_activation(value: Given) -> str | None:
    """The name of an activation as an argument gives it; None where it is not one that has a name."""
    if value is None:
        return LINEAR
    if isinstance(value, str):
        return _ALIASES.get(value.lower(), value)
    if isinstance(value, Named) and not value.own and value.name.startswith(_HOMES):
        last = value.name.rpartition(".")[2]
        return _LAYERS.get(last) or _ALIASES.get(last, last)
    if isinstance(value, Use) and not value.arguments and value.complete:
        return _LAYERS.get(value.last_name)
    return None
