"""Embeddings: tables of vectors, looked up by index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from paramlint.keras.arguments import objection, require_positive_not_bool
from paramlint.keras.errors import LayerError
from paramlint.keras.layer import COMMON, Inert, KerasLayer
from paramlint.keras.low_rank import adapted, check_adapter, merging, refuse_quantized
from paramlint.keras.shape import Dim, Shape, Size
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


class Embedding(KerasLayer):
    """A table of `input_dim` vectors of `output_dim` numbers, looked up by index."""

    input_dim: Size
    output_dim: Size
    embeddings_initializer: Inert = "uniform"
    embeddings_regularizer: Inert = None
    embeddings_constraint: Inert = None
    mask_zero: Inert = False
    initial_weights: Inert = msgspec.field(name="weights", default=None)
    lora_rank: int | None = None
    lora_alpha: Inert = None
    quantization_config: Inert = None

    also_accepts = frozenset({"activity_regularizer", "input_length"})
    needs_input_shape = False

    def check_arguments(self) -> None:
        require_positive_not_bool(self, "input_dim")
        require_positive_not_bool(self, "output_dim")
        check_adapter(self, "embeddings_constraint")
        refuse_quantized(self)

    def weights(self, shape: Shape) -> Iterable[Weight]:
        return adapted(Weight("embeddings", (self.input_dim, self.output_dim)), (), self.lora_rank)

    def output_shape(self, shape: Shape) -> Shape:
        return (*shape, self.output_dim)

    def uses(self, shape: Shape) -> Mapping[str, Dim]:
        return merging("embeddings", self.output_dim, self.lora_rank)  # looking up multiplies nothing


class ReversibleEmbedding(Embedding):
    """An embedding that also leads back from vectors to indices: with its own table, or with a second one."""

    tie_weights: bool = True
    reverse_dtype: Inert = None
    logit_soft_cap: Inert = None

    new_in_keras_3 = True
    leading = (
        *("input_dim", "output_dim", "tie_weights", "embeddings_initializer", "embeddings_regularizer"),
        *("embeddings_constraint", "mask_zero", "reverse_dtype", "logit_soft_cap"),
    )
    keyword_only = COMMON | {"weights", "lora_rank", "lora_alpha", "quantization_config"}

    def check_arguments(self) -> None:
        super().check_arguments()
        if self.initial_weights is not None and not isinstance(self.initial_weights, Unknown):
            raise objection(self, "initial_weights", "nothing")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        if self.lora_rank and not self.tie_weights:
            raise LayerError("ReversibleEmbedding takes `lora_rank` only with `tie_weights`")
        yield from super().weights(shape)
        if not self.tie_weights:
            yield Weight("reverse_embeddings", (self.output_dim, self.input_dim))
