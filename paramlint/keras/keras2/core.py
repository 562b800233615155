"""keras.layers core, as Keras 2 has them."""

from __future__ import annotations

from paramlint.keras.core import dense, einsum_dense, embedding, identity, input_layer, wrapper
from paramlint.keras.layer import COMMON, Inert
from paramlint.keras.shape import Dim, Shape, Sizes

LOW_RANK = frozenset({"lora_rank", "lora_alpha", "quantization_config", "gptq_unpacked_column_size"})
"""What came with Keras 3."""


class Dense(dense.Dense):
    """Dense without LoRA."""

    refuses = LOW_RANK


class Embedding(embedding.Embedding):
    """Embedding without LoRA; `input_length` belongs to it."""

    activity_regularizer: Inert = None
    input_length: Sizes | None = None
    sparse: Inert = False

    also_accepts = frozenset()
    leading = ("input_dim", "output_dim", "embeddings_initializer", "embeddings_regularizer", "activity_regularizer")
    keyword_only = COMMON | {"weights"}
    refuses = LOW_RANK


class Identity(identity.Identity):
    """Identity, whose parameters are those of every layer."""

    dynamic: Inert = False

    leading = ("trainable", "name", "dtype")
    keyword_only = frozenset({"autocast"})


class EinsumDense(einsum_dense.EinsumDense):
    """EinsumDense without LoRA."""

    activity_regularizer: Inert = None

    leading = (
        *("equation", "output_shape", "activation", "bias_axes", "kernel_initializer", "bias_initializer"),
        *("kernel_regularizer", "bias_regularizer", "activity_regularizer"),
    )
    refuses = LOW_RANK


class InputLayer(input_layer.InputLayer):
    """InputLayer, whose shape is called `input_shape`."""

    input_shape: Dim | tuple[Dim, ...] = None
    type_spec: Inert = None

    leading = (
        *("input_shape", "batch_size", "dtype", "input_tensor", "sparse", "name", "ragged", "type_spec", "optional"),
    )
    keyword_only = frozenset({"trainable", "autocast", "batch_input_shape"})
    refuses = frozenset({"shape", "batch_shape"})


class Wrapper(wrapper.Wrapper):
    """Wrapper, which hands on its input when it is called, and whose `trainable` reaches what is inside."""

    owns_weights = True

    def output_shape(self, shape: Shape) -> Shape:
        return shape
