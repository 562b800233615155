"""keras.layers normalization, as Keras 2 has them."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.layer import COMMON, Inert
from paramlint.keras.normalization import batch, layer, spectral
from paramlint.keras.shape import Shape
from paramlint.keras.weight import Weight

_RENORM = frozenset({"renorm", "renorm_clipping", "renorm_momentum"})


class BatchNormalization(batch.BatchNormalization):
    """BatchNormalization, which takes what TensorFlow 1's took by keyword."""

    fused: Inert = None
    virtual_batch_size: Inert = None
    adjustment: Inert = None

    keyword_only = COMMON | _RENORM | {"fused", "virtual_batch_size", "adjustment"}
    converted = ("epsilon",)


class SyncBatchNormalization(BatchNormalization):
    """BatchNormalization over all the replicas, under its experimental name."""

    refuses = frozenset({"synchronized"})


class LayerNormalization(layer.LayerNormalization):
    """LayerNormalization, which does not only scale."""

    refuses = frozenset({"rms_scaling"})


class SpectralNormalization(spectral.SpectralNormalization):
    """SpectralNormalization, which lists its vector behind what is trained."""

    owns_weights = True

    def weights(self, shape: Shape) -> Iterable[Weight]:
        return sorted(super().weights(shape), key=lambda weight: weight.name == "vector_u")
