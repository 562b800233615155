"""Reaching a name of Keras: how a file that has imported some of it can write it."""

from __future__ import annotations

import re

from paramlint.graph.program import Program
from paramlint.graph.use import Use

_ALIAS = re.compile(r"(?P<name>[\w.]+)\s+as\s+(?P<alias>\w+)")
_HOMES = ("tensorflow.keras", "keras", "tf_keras")


def reach(name: str, program: Program) -> str | None:
    """The name as the file can write it with what it has imported; None where it needs another import.

    `keras.losses.Huber` is `losses.Huber` after `from keras import losses`, and `tf.keras.losses.Huber` after
    `import tensorflow as tf`.
    """
    below = name.removeprefix("keras.")
    for use in program.imports:
        bound = _bound(use, program)
        for home in _HOMES:
            wanted = f"{home}.{below}"
            if bound is not None and (wanted == use.written or wanted.startswith(f"{use.written}.")):
                return bound + wanted[len(use.written) :]
    return None


def _bound(use: Use, program: Program) -> str | None:
    """The name that an import binds to what it names; None where it stands in a block that may not be carried out."""
    text = program.text(use.span)
    line = program.source.text[: use.span.start].rpartition("\n")[2]
    if use.guarded or not use.certain or line[:1].isspace():
        return None
    found = _ALIAS.fullmatch(text)
    if found is not None:
        return found["alias"]
    return text if text.isidentifier() or line.strip() == "import" else None
