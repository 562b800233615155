"""BatchNormalization: statistics over the batch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from paramlint.keras.arguments import is_number, is_plain, objection
from paramlint.keras.errors import LayerError, quoted
from paramlint.keras.inputs import defined
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import Inert
from paramlint.keras.shape import Shape
from paramlint.keras.weight import Weight

_CLIPPINGS = frozenset({"rmax", "rmin", "dmax"})


class BatchNormalization(_KernelFree):
    """Normalizes each feature over the batch; at inference by the moving statistics."""

    keeps_mask = True
    takes_mask = True

    axis: int = -1
    momentum: Inert = 0.99
    epsilon: Inert = 0.001
    center: bool = True
    scale: bool = True
    beta_initializer: Inert = "zeros"
    gamma_initializer: Inert = "ones"
    moving_mean_initializer: Inert = "zeros"
    moving_variance_initializer: Inert = "ones"
    beta_regularizer: Inert = None
    gamma_regularizer: Inert = None
    beta_constraint: Inert = None
    gamma_constraint: Inert = None
    renorm: bool = False
    renorm_clipping: Inert = None
    renorm_momentum: Inert = 0.99
    synchronized: Inert = False

    converted: ClassVar[tuple[str, ...]] = ("momentum", "epsilon")
    """The arguments that Keras converts to numbers at once."""

    def check_arguments(self) -> None:
        _as_integer(self)
        for argument in self.converted:
            _require_convertible(self, argument)
        if self.renorm:
            _check_clipping(self)

    def weights(self, shape: Shape) -> Iterable[Weight]:
        size = (defined(self, shape, _as_integer(self)),)
        if self.scale:
            yield Weight("gamma", size)
        if self.center:
            yield Weight("beta", size)
        renormalizing = ("moving_stddev", "renorm_mean", "renorm_stddev") if self.renorm else ()
        for name in ("moving_mean", "moving_variance", *renormalizing):
            yield Weight(name, size, trainable=False)


def _as_integer(layer: BatchNormalization) -> int:
    """The axis as Keras converts it: 1.0 and "1" are axes too."""
    try:
        return int(layer.axis)
    except (TypeError, ValueError, OverflowError):
        raise objection(layer, "axis", "an integer") from None


def _require_convertible(layer: BatchNormalization, argument: str) -> None:
    value = getattr(layer, argument)
    if not is_plain(value):
        return
    try:
        float(value)
    except (TypeError, ValueError, OverflowError):
        raise objection(layer, argument, "a number") from None


def _check_clipping(layer: BatchNormalization) -> None:
    clipping = layer.renorm_clipping
    if not clipping or not is_plain(clipping):
        return
    if not isinstance(clipping, dict) or clipping.keys() - _CLIPPINGS:
        raise objection(layer, "renorm_clipping", "a dictionary of rmax, rmin and dmax")
    low, high, shift = (clipping.get(key) for key in ("rmin", "rmax", "dmax"))
    if is_number(low) and is_number(high) and high < low:
        raise LayerError(f"BatchNormalization needs rmax to be at least rmin, got {quoted(clipping)}")
    if is_number(shift) and shift < 0:
        raise LayerError(f"BatchNormalization needs dmax to be at least 0, got {quoted(clipping)}")
