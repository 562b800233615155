"""UnitNormalization: samples of length one."""

from __future__ import annotations

from paramlint.keras.arguments import objection
from paramlint.keras.errors import UnfitError, quoted
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.normalization.axes import Axes, in_order
from paramlint.keras.shape import Shape, show


class UnitNormalization(_KernelFree):
    """Scales each sample to length one along the given axes."""

    keeps_mask = True

    axis: Axes = -1

    def check_arguments(self) -> None:
        if not isinstance(self.axis, (int, tuple, list)):
            raise objection(self, "axis", "an integer or a tuple of integers")

    def output_shape(self, shape: Shape) -> Shape:
        for axis in in_order(self.axis):
            if not isinstance(axis, (int, float)) or not -len(shape) <= axis < len(shape):
                raise UnfitError(f"UnitNormalization has no axis {quoted(axis)} in its input {show(shape)}")
        return shape
