"""LayerNormalization and RMSNormalization: statistics over the features of each sample."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.arguments import objection
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import COMMON, Inert
from paramlint.keras.normalization.axes import Axes, require_axes, sizes_at
from paramlint.keras.shape import Shape
from paramlint.keras.weight import Weight


class _Scaling(_KernelFree, kw_only=True):
    rms_scaling: bool = False


class LayerNormalization(_Scaling):
    """Normalizes each sample over the given axes; `rms_scaling` only scales, whatever `scale` and `center` say."""

    keeps_mask = True

    axis: Axes = -1
    epsilon: Inert = 0.001
    center: bool = True
    scale: bool = True
    beta_initializer: Inert = "zeros"
    gamma_initializer: Inert = "ones"
    beta_regularizer: Inert = None
    gamma_regularizer: Inert = None
    beta_constraint: Inert = None
    gamma_constraint: Inert = None

    keyword_only = COMMON | {"rms_scaling"}

    def check_arguments(self) -> None:
        if not isinstance(self.axis, (int, tuple, list)):
            raise objection(self, "axis", "an integer or a tuple of integers")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        if self.scale or self.rms_scaling:
            yield Weight("gamma", sizes_at(self, shape, self.axis))
        if self.center and not self.rms_scaling:
            yield Weight("beta", sizes_at(self, shape, self.axis))

    def output_shape(self, shape: Shape) -> Shape:
        require_axes(self, shape, self.axis)
        return shape


class RMSNormalization(_KernelFree):
    """Scales each sample by its root mean square over the given axes."""

    axis: Axes = -1
    epsilon: Inert = 1e-06

    new_in_keras_3 = True

    def weights(self, shape: Shape) -> Iterable[Weight]:
        yield Weight("scale", sizes_at(self, shape, self.axis))
