"""keras.layers activations: functions of each number for itself, one of them with weights."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from paramlint.keras.arguments import is_number, is_plain, objection
from paramlint.keras.errors import UnfitError, quoted
from paramlint.keras.inputs import defined
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import COMMON, Inert, KerasLayer
from paramlint.keras.shape import Shape, show
from paramlint.keras.weight import Weight


class Activation(_KernelFree):
    """Any activation function, by name or as a function."""

    keeps_mask = True

    activation: Inert


class ReLU(_KernelFree):
    """Cuts off what is below the threshold, or lets a slope of it through."""

    keeps_mask = True

    max_value: Inert = None
    negative_slope: Inert = 0.0
    threshold: Inert = 0.0

    def check_arguments(self) -> None:
        if self.max_value is not None:
            _refuse_negative(self, "max_value")
        _refuse_negative(self, "negative_slope")
        _refuse_negative(self, "threshold")


class _Alpha(_KernelFree, kw_only=True):
    alpha: Inert = msgspec.UNSET


class LeakyReLU(_Alpha):
    """Lets a slope of what is negative through; `alpha` is the slope's name in Keras 2."""

    keeps_mask = True

    negative_slope: Inert = 0.3

    keyword_only = COMMON | {"alpha"}

    def check_arguments(self) -> None:
        _refuse_negative(self, "negative_slope" if self.alpha is msgspec.UNSET else "alpha")


class ELU(_KernelFree):
    """Bends what is negative towards -alpha."""

    keeps_mask = True

    alpha: Inert = 1.0


class Softmax(_KernelFree):
    """Shares that sum to one along the axis."""

    keeps_mask = True
    takes_mask = True

    axis: Inert = -1


class PReLU(_KernelFree):
    """A leaky ReLU with learned slopes, one for each feature but for the shared axes."""

    keeps_mask = True

    alpha_initializer: Inert = "Zeros"
    alpha_regularizer: Inert = None
    alpha_constraint: Inert = None
    shared_axes: int | tuple[int, ...] | None = None

    def weights(self, shape: Shape) -> Iterable[Weight]:
        features = list(shape[1:])
        for axis in self._shared():
            features[_index(axis, shape)] = 1
        yield Weight("alpha", tuple(defined(self, (None, *features), axis) for axis in range(1, len(shape))))

    def _shared(self) -> tuple[int, ...]:
        if self.shared_axes is None:
            return ()
        return tuple(self.shared_axes) if isinstance(self.shared_axes, (tuple, list)) else (self.shared_axes,)


def _index(axis: object, shape: Shape) -> int:
    """Where among the features the shared axis stands, as Keras counts: axis 1 comes first, 0 is the last."""
    features = len(shape) - 1
    if not isinstance(axis, int) or not -features <= axis - 1 < features:
        raise UnfitError(f"PReLU cannot share axis {quoted(axis)} of its input {show(shape)}")
    return axis - 1


def _refuse_negative(layer: KerasLayer, argument: str) -> None:
    """LayerError for what is below zero, or no number at all; not-a-number passes, as in Keras."""
    value = getattr(layer, argument)
    if is_plain(value) and (not is_number(value) or value < 0):
        raise objection(layer, argument, "a number of at least 0")
