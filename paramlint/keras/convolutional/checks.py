"""What the convolutions refuse alike."""

from __future__ import annotations

from collections.abc import Sequence

from paramlint.keras.arguments import positive_sizes
from paramlint.keras.errors import LayerError, quoted
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Size
from paramlint.unknown import Unknown


def refuse_strides_with_dilation(layer: KerasLayer, rank: int) -> None:
    """LayerError where both `strides` and `dilation_rate` are above 1 on some axis, or are no sizes at all."""
    strides = positive_sizes(layer, "strides", rank)
    dilation = positive_sizes(layer, "dilation_rate", rank)
    if _exceeds_one(strides) and _exceeds_one(dilation):
        both = f"strides {quoted(strides)} and a dilation_rate of {quoted(dilation)}"
        raise LayerError(f"{layer.class_name} cannot have {both}: one of them must be 1")


def _exceeds_one(sizes: Sequence[Size]) -> bool:
    return any(not isinstance(size, Unknown) and size > 1 for size in sizes)
