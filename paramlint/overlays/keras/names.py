"""Keras's names: one name for everything, whichever of Keras's many homes it is imported from."""

from __future__ import annotations

import re

_HOMES = (
    "tensorflow.python.keras",
    "tensorflow.compat.v1.keras",
    "tensorflow.compat.v2.keras",
    "tensorflow.contrib.keras.api.keras",
    "tensorflow.contrib.keras.python.keras",
    "tensorflow.contrib.keras",
    "tensorflow._api.v2.keras",
    "tensorflow.keras",
    "tf_keras",
)
_INNER = ("keras.api._v2.keras", "keras.api._v1.keras", "keras.api", "keras.src", "keras._tf_keras.keras")
_LAYER_HOMES = ("keras.layers.", "keras.engine.")
_MODELS = frozenset({"Sequential", "Model", "Functional"})
MERGES = frozenset({"add", "average", "concatenate", "dot", "maximum", "minimum", "multiply", "subtract"})
"""The functions of keras.layers that make a layer and call it at once."""
_ANEW = frozenset(
    {"clone_model", "load_model", "save_model", "model_from_json", "model_from_yaml", "model_from_config"}
)
_INPUTS = frozenset({"Input", "InputLayer"})
_MODULES = frozenset(
    {"layers", "models", "backend", "utils", "optimizers", "losses", "metrics", "activations", "initializers"}
    | {"regularizers", "constraints", "callbacks", "datasets", "applications", "preprocessing", "ops"}
    | {"config"}
)


def canonical(name: str) -> str:
    """The dotted name as `keras.<...>`, wherever it was imported from; other names are returned as they are.

    >>> canonical("tensorflow.python.keras.layers.core.Dense"), canonical("tf_keras.Input"), canonical("numpy.zeros")
    ('keras.layers.Dense', 'keras.Input', 'numpy.zeros')
    """
    for home in _HOMES:
        if name == home or name.startswith(f"{home}."):
            name = f"keras{name[len(home) :]}"
            break
    for inner in _INNER:
        if name.startswith(f"{inner}."):
            name = f"keras{name[len(inner) :]}"
    last = name.rpartition(".")[2]
    if name.startswith("keras.") and last in _MODELS | _INPUTS:
        return f"keras.{last}"
    if name.startswith(_LAYER_HOMES) and last[:1].isupper():
        return f"keras.layers.{last}"
    return name


def is_layer_class(name: str) -> bool:
    """Whether the dotted name is that of a class of layers.

    >>> is_layer_class("tensorflow.keras.layers.Dense"), is_layer_class("keras.layers.concatenate")
    (True, False)
    """
    home, _, last = canonical(name).rpartition(".")
    return home == "keras.layers" and last[:1].isupper()


def is_exported(module: str, name: str) -> bool:
    """Whether a star import of the module binds the name, judged by how Keras names things."""
    module = canonical(module)
    if module == "tensorflow":
        return name == "keras"
    if module == "keras":
        return name in _MODULES | _MODELS | {"Input"}
    if module.startswith("keras.models"):
        return name in _MODELS | _ANEW
    if module.startswith("keras.applications"):
        from paramlint.keras.applications.names import find_application

        return find_application(f"{module}.{name}") is not None
    if module.startswith(("keras.layers", "keras.engine")):
        return name in MERGES or re.fullmatch(r"[A-Z]+[a-z]\w*|RNN|LSTM|GRU|ELU", name) is not None
    from paramlint.keras.api import is_public

    return is_public(f"{module}.{name}")
