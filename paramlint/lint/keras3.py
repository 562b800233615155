"""Which uses of a file Keras 3 will carry out as they stand, and what Keras 3 calls what they name."""

from __future__ import annotations

import re

from paramlint.graph.program import Program
from paramlint.graph.use import Use

_KERAS = "keras"
_OF_TENSORFLOW = "tensorflow.keras"
_PRIVATE = ("keras.src.", "keras._tf_keras.")
_ASKS = re.compile(r"__version__|\bhasattr\(")


def concerns(use: Use, program: Program) -> bool:
    """Whether Keras 3 will carry out the use: not what stands in a `try`, nor what an older Keras made.

    What a condition decides that is not known counts only if the file never asks which version there is.
    """
    if program.target != "3" or use.guarded or public_name(use) is None:
        return False
    if not use.certain and _ASKS.search(program.source.code):
        return False
    model = program.model_of(use) if use.receiver is not None else None
    made = program.constructor(model) if model is not None else None
    return made is None or public_name(made) is not None


def public_name(use: Use) -> str | None:
    """The dotted name as the program reached it, from `keras` on: `keras.layers.core.Dense`.

    None for copies of Keras that are neither the package nor `tf.keras`, such as TensorFlow's own old one.
    """
    written = use.written
    if _is_below(written, _OF_TENSORFLOW):
        return _KERAS + written[len(_OF_TENSORFLOW) :]
    return written if _is_below(written, _KERAS) and not written.startswith(_PRIVATE) else None


def is_of_tensorflow(use: Use) -> bool:
    """Whether the program reached it as `tf.keras`, which has some names that the package has not."""
    return _is_below(use.written, _OF_TENSORFLOW)


def as_written(name: str, use: Use) -> str:
    """Another name of Keras under the home by which the program reached this use: `tensorflow.keras.Input`."""
    return _OF_TENSORFLOW + name[len(_KERAS) :] if is_of_tensorflow(use) else name


def _is_below(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")
