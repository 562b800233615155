"""Dense: every output sees every feature."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paramlint.keras.arguments import require_positive
from paramlint.keras.inputs import defined, require_min_rank
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.low_rank import adapted, check_adapter, merging, refuse_quantized
from paramlint.keras.shape import Dim, Shape, Size, product
from paramlint.keras.weight import Weight


class Dense(KerasLayer):
    """A matrix product along the last axis, plus a bias."""

    keeps_mask = True

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

    def uses(self, shape: Shape) -> Mapping[str, Dim]:
        return {"kernel": product(shape[1:-1]), **merging("kernel", self.units, self.lora_rank)}
