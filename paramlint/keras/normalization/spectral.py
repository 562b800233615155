"""SpectralNormalization: a layer whose kernel is divided by its largest singular value."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.arguments import is_plain, objection
from paramlint.keras.core.wrapper import _Wrapper
from paramlint.keras.cost import Cost
from paramlint.keras.errors import RankError, ShapeError, Undescribed
from paramlint.keras.inputs import refuse_several, require_min_rank
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.recurrent.base import _Recurrent
from paramlint.keras.shape import Several, Shape, show
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown

_KERNELS = ("kernel", "embeddings")


class SpectralNormalization(_Wrapper):
    """Keeps a vector beside the kernel, or the table, of a layer, to normalize it by."""

    power_iterations: Inert = 1

    def check_arguments(self) -> None:
        super().check_arguments()
        iterations = self.power_iterations
        if is_plain(iterations) and (not isinstance(iterations, (int, float)) or iterations <= 0):
            raise objection(self, "power_iterations", "a number above zero")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        require_min_rank(self, shape, 1)
        try:
            inner = list(super().weights(shape))
        except RankError as error:
            # Keras checks no ranks inside a wrapper, so that some nonsense is built until data flows.
            raise Undescribed(f"SpectralNormalization over {show(shape)}: {error}") from error
        kernel = self._kernel(inner)
        vector = Weight("vector_u", (1, kernel.shape[-1]), trainable=False)
        adapted = any(weight.name.startswith("lora_") for weight in inner)
        # The kernel becomes one of the wrapper's own weights, unless a LoRA makes it a sum of several.
        yield from (vector, kernel) if adapted else (kernel, vector)
        yield from (weight for weight in inner if weight is not kernel)

    def output_shape(self, shape: Shape) -> Shape | Several | Unknown:
        refuse_several(self, self.layer)
        try:
            return self.layer.output_shape(shape)
        except RankError as error:
            raise Undescribed(f"SpectralNormalization over {show(shape)}: {error}") from error

    def cost(self, shape: Shape) -> Cost:
        return self.layer.cost(shape)  # outside of training the vector is left as it is

    def _kernel(self, weights: list[Weight]) -> Weight:
        own = () if _hides_its_kernel(self.layer) else weights
        for weight in own:
            if weight.name in _KERNELS and not weight.part:
                return weight
        raise ShapeError(
            f"SpectralNormalization needs a layer with a kernel or embeddings, got {self.layer.class_name}"
        )


def _hides_its_kernel(layer: KerasLayer) -> bool:
    """Whether the kernel belongs to a layer inside the layer."""
    wraps = isinstance(layer, _Wrapper) and not isinstance(layer, SpectralNormalization)
    return wraps or isinstance(layer, _Recurrent)
