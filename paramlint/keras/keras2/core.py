"""keras.layers core, as Keras 2 has them."""

from __future__ import annotations

from paramlint.keras import core
from paramlint.keras.layer import COMMON, Inert
from paramlint.keras.shape import Sizes

LOW_RANK = frozenset({"lora_rank", "lora_alpha", "quantization_config"})
"""What came with Keras 3."""


class Dense(core.Dense):
    """Dense without LoRA."""

    refuses = LOW_RANK


class Embedding(core.Embedding):
    """Embedding without LoRA; `input_length` belongs to it."""

    activity_regularizer: Inert = None
    input_length: Sizes | None = None
    sparse: Inert = False

    also_accepts = frozenset()
    leading = ("input_dim", "output_dim", "embeddings_initializer", "embeddings_regularizer", "activity_regularizer")
    keyword_only = COMMON | {"weights"}
    refuses = LOW_RANK


class Identity(core.Identity):
    """Identity, whose parameters are those of every layer."""

    dynamic: Inert = False

    leading = ("trainable", "name", "dtype")
    keyword_only = frozenset({"autocast"})
