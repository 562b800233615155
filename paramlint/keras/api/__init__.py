"""Keras's public names and what they take, as `python -m scripts.api` wrote them down from Keras 3 and tf-keras.

Models and layers have their methods too (`keras.Model.fit`). `*` stands before parameters that are given by keyword
only.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

_DATA = Path(__file__).parent
_KEYWORDS_ONLY = "*"


@cache
def public_names(version: str = "3") -> dict[str, tuple[str, ...] | None]:
    """Every name of Keras `3` or `2` with its parameters, None for what is not called.

    `tf_keras3` is what only `tf.keras` still has of Keras 3.
    """
    file = f"{version}.json" if version.startswith("tf") else f"keras{version}.json"
    data = (_DATA / file).read_bytes()
    return msgspec.json.decode(data, type=dict[str, tuple[str, ...] | None])


def is_public(name: str) -> bool:
    """Whether Keras 3 or Keras 2 has this name."""
    return any(name in public_names(version) for version in ("3", "2"))


def parameters(name: str) -> tuple[str, ...] | None:
    """What Keras 3 takes there, or Keras 2 where Keras 3 has no such name; None where neither knows it."""
    for version in ("3", "2"):
        found = public_names(version).get(name)
        if found is not None:
            return found
    return None


def parameter_at(name: str, position: int) -> str | None:
    """The parameter that an argument at this position is given for; None where there is none."""
    positional: list[str] = []
    for parameter in parameters(name) or ():
        if parameter.startswith(_KEYWORDS_ONLY):
            break
        positional.append(parameter)
    return positional[position] if position < len(positional) else None
