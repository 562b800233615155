"""Identifiers: which arguments take a name of Keras's, which names there are, and which one was meant."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Use
from paramlint.keras.api.identifiers import identifiers, is_identifier

_OF_COMPILE = {"optimizer": "optimizer", "loss": "loss", "metrics": "metric", "weighted_metrics": "metric"}
_OF_LAYERS = ("activation", "initializer", "regularizer", "constraint")
_REGISTERING = ("register_keras_serializable", "custom_object_scope", "CustomObjectScope", "get_custom_objects")
_RENAMED = {
    "kullback_leibler_divergence": "kl_divergence",
    "cosine_proximity": "cosine_similarity",
    "huber_loss": "huber",
    "rmse": "root_mean_squared_error",
    "logcosh": "log_cosh",
    "l1_l2": "l1l2",
    "LeakyReLU": "leaky_relu",
    "ReLU": "relu",
    "ELU": "elu",
    "Softmax": "softmax",
}
"""Names that Keras 3 spells otherwise than Keras 2, or people."""


def kind_of(parameter: str | None, use: Use) -> str | None:
    """What a parameter takes the name of: a `loss`, a `metric`, an `activation`; None for all others."""
    if parameter is None:
        return None
    if use.last_name == "compile":
        return _OF_COMPILE.get(parameter)
    return next((kind for kind in _OF_LAYERS if parameter == kind or parameter.endswith(f"_{kind}")), None)


def is_known(name: str, kind: str, argument: Argument, target: str) -> bool:
    """Whether this Keras takes the name. At its place without a keyword, one of an initializer may be meant for it: in
    Keras 1 those came first."""
    if argument.name is None and kind == "activation" and is_identifier(name, "initializer", target):
        return True
    return ">" in name or is_identifier(name, kind, target)  # `package>name` is registered somewhere


def registers_its_own(program: Program) -> bool:
    """Whether the file gives Keras names of its own to know."""
    return any(word in program.source.text for word in _REGISTERING)


def nearest(name: str, kind: str, target: str) -> str | None:
    """The name that was meant, None where none is near: first one that differs in case and underscores only.

    >>> nearest("BinaryCrossEntropy", "loss", "3"), nearest("Relu", "activation", "3"), nearest("xyz", "loss", "3")
    ('BinaryCrossentropy', 'relu', None)
    """
    known = sorted(identifiers(kind, target), key=lambda one: (one[:1].isupper() != name[:1].isupper(), one))
    if _RENAMED.get(name) in known:
        return _RENAMED[name]
    alike = next((one for one in known if _plain(one) == _plain(name)), None)
    return alike or _closest(name, known)


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


def _closest(name: str, known: Sequence[str]) -> str | None:
    plain = {_plain(one): one for one in reversed(known)}
    return next((plain[one] for one in get_close_matches(_plain(name), list(plain), n=1, cutoff=0.75)), None)
