"""Names that stand for losses, metrics, activations and their like, as Keras takes them: `mse`, `relu`, `Adam`.

`python -m scripts.api.identifiers` wrote them down from Keras 3 and tf-keras.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

_TABLE = Path(__file__).parent / "identifiers.json"


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    return msgspec.json.decode(_TABLE.read_bytes(), type=dict[str, dict[str, frozenset[str]]])


def identifiers(kind: str, version: str = "3") -> frozenset[str]:
    """Every name of that kind (`loss`, `activation`, ...) that Keras `3` or `2` takes.

    >>> "mse" in identifiers("loss"), "logcosh" in identifiers("loss"), "logcosh" in identifiers("loss", "2")
    (True, False, True)
    """
    return _table()[version][kind]


def is_identifier(name: str, kind: str, version: str = "3") -> bool:
    """Whether Keras takes the name; it does not look at the case of an optimizer's.

    >>> is_identifier("ADAM", "optimizer"), is_identifier("MSE", "loss"), is_identifier("Mse", "loss")
    (True, True, False)
    """
    known = identifiers(kind, version)
    either_case = kind == "optimizer" or name.lower() in ("accuracy", "acc", "crossentropy", "ce")
    return name in known or (either_case and name.lower() in known)
