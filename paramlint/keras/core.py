"""keras.layers core: the layers everything is made of."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Shape, Size, defined, require_positive
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

    def __post_init__(self) -> None:
        require_positive("units", self.units, "Dense")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        yield Weight("kernel", (defined(shape, -1, "Dense"), self.units))
        if self.use_bias:
            yield Weight("bias", (self.units,))

    def output_shape(self, shape: Shape) -> Shape:
        return (*shape[:-1], self.units)
