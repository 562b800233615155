"""keras.layers kernelized: random features in place of a kernel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paramlint.keras.arguments import require_positive
from paramlint.keras.inputs import defined, require_rank
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Dim, Shape, Size
from paramlint.keras.weight import Weight


class _FrozenByDefault(KerasLayer, kw_only=True):
    trainable: bool = False


class RandomFourierFeatures(_FrozenByDefault):
    """Features whose products approximate a kernel; only the kernel's scale can be learned."""

    output_dim: Size
    kernel_initializer: Inert = "gaussian"
    scale: Inert = None

    keyword_only = frozenset({"dtype", "autocast"})
    leading = ("output_dim", "kernel_initializer", "scale", "trainable", "name")

    def check_arguments(self) -> None:
        require_positive(self, "output_dim")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        require_rank(self, shape, 2)
        yield Weight("kernel_scale", (1,))
        yield Weight("unscaled_kernel", (defined(self, shape, -1), self.output_dim), trainable=False)
        yield Weight("bias", (self.output_dim,), trainable=False)

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, 2)
        return (shape[0], self.output_dim)

    def uses(self, shape: Shape) -> Mapping[str, Dim]:
        return {"unscaled_kernel": 1}
