"""Which activation a layer applies, by Keras's name of it, whichever way it is given."""

from __future__ import annotations

from paramlint.graph.model import Layer
from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Given, Named, Use
from paramlint.lint.arguments import argument

LINEAR, SOFTMAX = "linear", "softmax"
SIGMOIDS = frozenset({"sigmoid", "hard_sigmoid", "sparse_sigmoid"})
"""What brings each number for itself between 0 and 1."""
PROBABILITIES = SIGMOIDS | {SOFTMAX}
UNBOUNDED = frozenset(
    {LINEAR, "relu", "relu6", "leaky_relu", "prelu", "elu", "selu", "celu", "gelu", "silu", "hard_silu", "mish"}
    | {"softsign", "tanh", "hard_tanh", "tanh_shrink", "hard_shrink", "soft_shrink", "log_softmax", "log_sigmoid"}
)
"""What leaves numbers below 0 or above 1, and of which no loss makes shares either."""
_PARAMETER = "activation"
_TAKE_ONE = frozenset({"core", "convolutional"})
_LAYERS = {"ReLU": "relu", "Softmax": SOFTMAX, "LeakyReLU": "leaky_relu", "PReLU": "prelu", "ELU": "elu"}
_WITH_ANY_SLOPE = ("LeakyReLU", "PReLU", "ELU")
_HOMES = (
    *("keras.activations.", "keras.ops.", "keras.layers.", "keras.backend.", "tensorflow.keras.activations."),
    *("tensorflow.nn.", "tensorflow.math.", "tensorflow.compat.v1.nn."),
)
_OF_TENSORFLOW = frozenset({"tensorflow.sigmoid", "tensorflow.tanh", "tensorflow.identity"})
_ALIASES = {"swish": "silu", "hard_swish": "hard_silu", "leakyrelu": "leaky_relu", "identity": LINEAR}


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
    """The name of an activation as an argument gives it; None where it is not one that has a name.

    >>> named_activation(None), named_activation("swish"), named_activation(Named("tensorflow.nn.softmax"))
    ('linear', 'silu', 'softmax')
    """
    if value is None:
        return LINEAR
    if isinstance(value, str):
        return _ALIASES.get(value.lower(), value)
    if isinstance(value, Named) and not value.own and (value.name.startswith(_HOMES) or value.name in _OF_TENSORFLOW):
        last = value.name.rpartition(".")[2]
        return _LAYERS.get(last) or _ALIASES.get(last, last)
    return layer_activation(value) if isinstance(value, Use) else None


def layer_activation(use: Use) -> str | None:
    """What a layer is that is nothing but an activation. Another axis, or an upper bound, makes it something else."""
    plain = not use.arguments or use.last_name in _WITH_ANY_SLOPE or all(map(_is_usual, use.arguments))
    return _LAYERS.get(use.last_name) if plain and use.complete else None


def _is_usual(given: Argument) -> bool:
    return given.name in ("name", "dtype") or (given.name, given.value) == ("axis", -1)


def described(activation: str) -> str:
    """An activation as messages put it.

    >>> described("linear"), described("tanh")
    ('no activation', 'the activation `tanh`')
    """
    return "no activation" if activation == LINEAR else f"the activation `{activation}`"
