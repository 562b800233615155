"""keras.layers attention, as Keras 2 has it."""

from __future__ import annotations

from paramlint.keras.attention import attention, multi_head
from paramlint.keras.layer import COMMON, Inert


class Attention(attention.Attention):
    """Attention, whose dropout goes by keyword."""

    keyword_only = COMMON | {"dropout"}
    refuses = frozenset({"seed"})


class AdditiveAttention(attention.AdditiveAttention):
    """AdditiveAttention, whose dropout goes by keyword."""

    keyword_only = COMMON | {"dropout"}
    refuses = frozenset({"seed", "score_mode"})


class MultiHeadAttention(multi_head.MultiHeadAttention):
    """MultiHeadAttention without windows and gates."""

    softmax_robust_masking: Inert = False

    owns_weights = True
    makes_parts_late = False
    refuses = frozenset({"sliding_window", "flash_attention", "use_gate", "seed"})
