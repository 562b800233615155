"""Optimizers that treat matrices otherwise than vectors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paramlint.keras.optimizers.optimizer import Optimizer, like
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


@dataclass(frozen=True)
class Adafactor(Optimizer):
    """Squared gradients by row and by column of a matrix, and one for each number beside them."""

    learning_rate: object = 0.001

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        if len(weight.shape) > 1:
            yield Weight("row", weight.shape[:-1])
            yield Weight("column", (*weight.shape[:-2], weight.shape[-1]))
        yield from like(weight, "velocity")


@dataclass(frozen=True, kw_only=True)
class _Excluding(Optimizer):
    exclude_layers: tuple[str, ...] | None = None
    exclude_embeddings: bool = True


@dataclass(frozen=True)
class Muon(_Excluding):
    """Orthogonalized momentum for matrices, and Adam for all other weights."""

    learning_rate: object = 0.001

    keyword_only = Optimizer.keyword_only | {"exclude_layers", "exclude_embeddings"}

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        yield from like(weight, "momentum")
        embeds = self.exclude_embeddings and "embedding" in path.lower()
        if len(weight.shape) != 2 or embeds:
            yield from like(weight, "velocity")
        elif self.exclude_layers:
            reason = Unknown("unsupported-optimizer", "which layers Muon's `exclude_layers` are is not followed")
            yield Weight("velocity", (reason,))
