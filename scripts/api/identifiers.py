"""Write the table of the names that stand for losses, metrics, activations and their like.

    python -m scripts.api.identifiers

Needs Keras 3 and tf-keras. Keras 3 lists what its `get` functions take; tf-keras is asked for every name that one of
its modules holds. What only `compile` takes, `accuracy` and its like, is added by hand.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

TABLE = Path(__file__).parent.parent.parent / "paramlint" / "keras" / "api" / "identifiers.json"
KINDS = {
    "activation": "activations",
    "constraint": "constraints",
    "initializer": "initializers",
    "loss": "losses",
    "metric": "metrics",
    "optimizer": "optimizers",
    "regularizer": "regularizers",
}
_OF_COMPILE = {
    ("3", "loss"): {"ce", "crossentropy"},
    ("3", "metric"): {"acc", "accuracy"},
    ("2", "metric"): {"acc", "accuracy", "ce", "crossentropy"},
}
_HELPERS = frozenset(
    {"get", "serialize", "deserialize", "serialize_keras_object", "deserialize_keras_object"}
    | {"is_categorical_crossentropy", "clone_metric", "clone_metrics"}
)
"""What tf-keras would take and nobody means."""


def main() -> None:
    """Write the table."""
    table = {version: {kind: sorted(names(version, kind)) for kind in KINDS} for version in ("2", "3")}
    TABLE.write_text(json.dumps(table, indent=0) + "\n", encoding="utf-8")
    for version, kinds in table.items():
        print(version, {kind: len(found) for kind, found in kinds.items()})


def names(version: str, kind: str) -> set[str]:
    """Every name that this Keras takes for one of this kind."""
    found = _of_keras_3(KINDS[kind]) if version == "3" else _of_keras_2(KINDS[kind])
    return found | _OF_COMPILE.get((version, kind), set())


def _of_keras_3(module: str) -> set[str]:
    return set(importlib.import_module(f"keras.src.{module}").ALL_OBJECTS_DICT)


def _of_keras_2(module: str) -> set[str]:
    public = importlib.import_module(f"tf_keras.{module}")
    candidates = set(_candidates(importlib.import_module(f"tf_keras.src.{module}"))) | set(_candidates(public))
    if module == "activations":
        candidates |= set(_candidates(importlib.import_module("tf_keras.layers")))
    candidates |= {name.lower() for name in candidates} if module == "optimizers" else set()
    return {name for name in candidates if name not in _HELPERS and _is_taken(public, name)}


def _candidates(module: ModuleType) -> Iterable[str]:
    return (name for name, value in vars(module).items() if _is_keras(value) and not name.startswith("_"))


def _is_keras(value: object) -> bool:
    return callable(value) and (getattr(value, "__module__", None) or "").startswith(("tf_keras", "tensorflow"))


def _is_taken(module: ModuleType, name: str) -> bool:
    """Whether Keras knows the name, be it that it wants arguments for what the name stands for."""
    try:
        return callable(module.get(name)) or hasattr(module.get(name), "get_config")
    except ValueError:
        return False
    except TypeError:
        return True


if __name__ == "__main__":
    main()
