"""keras.layers core: the layers everything is made of."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from paramlint.keras.arguments import require_positive, require_positive_not_bool
from paramlint.keras.inputs import defined, require_min_rank
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.low_rank import adapted, check_adapter, refuse_quantized
from paramlint.keras.shape import Shape, Size
from paramlint.keras.weight import Weight


class Dense(KerasLayer):
    """A matrix product along the last axis, plus a bias."""

    units: Size
    activation: Inert = None
    use_bias: bool = True
    kernel_initializer: Inert = "glorot_uniform"
    bias_initializer: Inert = "zeros"
    kernel_regularizer: Inert = None
    bias_regularizer: Inert = None
    activity_regularizer: Inert = None
    kernel_constraint: Inert = None
    bias_constraint: Inert = None
    lora_rank: int | None = None
    lora_alpha: Inert = None
    quantization_config: Inert = None

    def check_arguments(self) -> None:
        require_positive(self, "units")
        check_adapter(self, "kernel_constraint")
        refuse_quantized(self)

    def weights(self, shape: Shape) -> Iterable[Weight]:
        require_min_rank(self, shape, 2)
        kernel = Weight("kernel", (defined(self, shape, -1), self.units))
        bias = (Weight("bias", (self.units,)),) if self.use_bias else ()
        return adapted(kernel, bias, self.lora_rank)

    def output_shape(self, shape: Shape) -> Shape:
        return (*shape[:-1], self.units)


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


class Identity(KerasLayer):
    """What comes in goes out."""


class Masking(KerasLayer):
    """Marks the time steps that hold nothing but `mask_value`."""

    mask_value: Inert = 0.0
