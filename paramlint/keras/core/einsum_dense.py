"""EinsumDense: a product of input and weight along any axes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from paramlint.keras.arguments import as_tuple, objection
from paramlint.keras.einsum import Product, multiplied, parsed, positions
from paramlint.keras.errors import OpenSizeError, ShapeError
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.low_rank import adapted, check_adapter, merging, refuse_quantized
from paramlint.keras.shape import Dim, Shape, Size, show
from paramlint.keras.weight import Weight


class EinsumDense(KerasLayer):
    """A layer by an einsum equation; `target` is its output without batch and ellipsis, None for open sizes."""

    equation: str
    target: int | tuple[Dim, ...] = msgspec.field(name="output_shape")
    activation: Inert = None
    bias_axes: str | None = None
    kernel_initializer: Inert = "glorot_uniform"
    bias_initializer: Inert = "zeros"
    kernel_regularizer: Inert = None
    bias_regularizer: Inert = None
    kernel_constraint: Inert = None
    bias_constraint: Inert = None
    lora_rank: int | None = None
    lora_alpha: Inert = None
    gptq_unpacked_column_size: Inert = None
    quantization_config: Inert = None

    def check_arguments(self) -> None:
        check_adapter(self, "kernel_constraint")
        refuse_quantized(self)
        self._target()

    def weights(self, shape: Shape) -> Iterable[Weight]:
        product = self._product(shape)
        kernel = Weight("kernel", self._defined("kernel", product.kernel, shape))
        bias = () if product.bias is None else (Weight("bias", self._defined("bias", product.bias, shape)),)
        return adapted(kernel, bias, self.lora_rank)

    def output_shape(self, shape: Shape) -> Shape:
        return self._product(shape).output

    def uses(self, shape: Shape) -> Mapping[str, Dim]:
        equation, product = parsed(self.equation), self._product(shape)
        assert equation is not None, "else there is no product"
        return {"kernel": positions(equation, shape), **self._merging(product.kernel[-1])}

    def _merging(self, width: Dim) -> Mapping[str, Dim]:
        return {} if width is None else merging("kernel", width, self.lora_rank)

    def _product(self, shape: Shape) -> Product:
        equation = parsed(self.equation)
        if equation is None:
            raise objection(self, "equation", "an equation like `ab,bc->ac`")
        try:
            return multiplied(equation, shape, self._target(), self.bias_axes)
        except ShapeError as error:
            raise self._refusal(shape, str(error)) from error

    def _target(self) -> Shape:
        return (self.target,) if isinstance(self.target, int) else as_tuple(self, "target")

    def _defined(self, name: str, sizes: Shape, shape: Shape) -> tuple[Size, ...]:
        if None in sizes:
            raise OpenSizeError(str(self._refusal(shape, f"its `{name}` would be {show(sizes)}")))
        return tuple(size for size in sizes if size is not None)

    def _refusal(self, shape: Shape, reason: str) -> ShapeError:
        return ShapeError(f"EinsumDense cannot apply `{self.equation}` to {show(shape)}: {reason}")
