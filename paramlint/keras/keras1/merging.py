"""keras.layers Merge, which ended with Keras 1."""

from __future__ import annotations

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
