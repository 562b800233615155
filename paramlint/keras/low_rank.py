"""LoRA: a frozen weight and the two small ones that are trained in its place; and the limits of what is described."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from paramlint.keras.arguments import require_positive
from paramlint.keras.errors import LayerError, Undescribed, quoted
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Dim, Size
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


def check_adapter(layer: KerasLayer, constraint: str) -> None:
    """LayerError unless `lora_rank` is a positive integer, or nothing; the constraint named excludes it."""
    rank = getattr(layer, "lora_rank")  # noqa: B009
    if not rank:
        return
    require_positive(layer, "lora_rank")
    constrained = getattr(layer, constraint)
    if constrained and not isinstance(constrained, Unknown):
        raise LayerError(f"{layer.class_name} takes `lora_rank` or `{constraint}`, not both")


def adapted(frozen: Weight, others: Iterable[Weight], rank: int | None) -> Iterable[Weight]:
    """The weights with a LoRA of that rank on the first of them; without a rank as they are."""
    if not rank:
        return (frozen, *others)
    before, after = (*frozen.shape[:-1], rank), (rank, frozen.shape[-1])
    pair = Weight(f"lora_{frozen.name}_a", before), Weight(f"lora_{frozen.name}_b", after)
    return (replace(frozen, trainable=False), *others, *pair)


def merging(name: str, width: Size, rank: int | None) -> Mapping[str, Dim]:
    """How often the small weights are used to put the weight `name` of that last dimension together: `a` times `b`."""
    return {f"lora_{name}_a": width} if rank else {}


def refuse_quantized(layer: KerasLayer) -> None:
    """Undescribed where the dtype is one of Keras's quantized policies: they add weights of their own."""
    if isinstance(layer.dtype, str) and "_from_" in layer.dtype:
        raise Undescribed(f"what {layer.class_name} builds in {quoted(layer.dtype)} is not described")
