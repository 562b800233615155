"""keras.layers Merge and the function `merge`, which ended with Keras 1."""

from __future__ import annotations

from typing import Any

import msgspec

from paramlint.keras.errors import Undescribed
from paramlint.keras.layer import Inert, KerasLayer


class Merge(KerasLayer):
    """Joins what other layers or models hand out: the beginning of a model that has no input of its own."""

    layers: Inert = None
    mode: Inert = "sum"
    concat_axis: Inert = -1
    dot_axes: Inert = -1
    stated_output: Inert = msgspec.field(name="output_shape", default=None)
    output_mask: Inert = None
    arguments: Inert = None
    node_indices: Inert = None
    tensor_indices: Inert = None

    def check_arguments(self) -> None:
        raise Undescribed("Merge joins the outputs of other models, which is not followed")


_MODES = {"sum": "Add", "mul": "Multiply", "ave": "Average", "max": "Maximum"}


def in_newer_words(mode: object, concat_axis: Any = -1, dot_axes: Any = -1) -> tuple[str, dict[str, Any]] | None:
    """The layer, and its arguments, that does what `merge(inputs, mode=...)` did; None for a function of one's own.

    >>> in_newer_words("sum"), in_newer_words("concat", concat_axis=1), in_newer_words("cos", dot_axes=1)
    (('Add', {}), ('Concatenate', {'axis': 1}), ('Dot', {'axes': 1, 'normalize': True}))
    """
    if mode == "concat":
        return "Concatenate", {"axis": concat_axis}
    if mode in ("dot", "cos"):
        return "Dot", {"axes": dot_axes, "normalize": mode == "cos"}
    return (_MODES[mode], {}) if isinstance(mode, str) and mode in _MODES else None
