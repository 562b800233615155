"""GroupNormalization: statistics over groups of channels."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.arguments import objection
from paramlint.keras.arithmetic import may_divide
from paramlint.keras.errors import UnfitError
from paramlint.keras.inputs import defined
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import Inert
from paramlint.keras.shape import Shape, Size, show
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


class GroupNormalization(_KernelFree):
    """Normalizes each sample over groups of channels; with groups=-1 every channel is a group of its own."""

    keeps_mask = True

    groups: Size = 32
    axis: int = -1
    epsilon: Inert = 0.001
    center: bool = True
    scale: bool = True
    beta_initializer: Inert = "zeros"
    gamma_initializer: Inert = "ones"
    beta_regularizer: Inert = None
    gamma_regularizer: Inert = None
    beta_constraint: Inert = None
    gamma_constraint: Inert = None

    def check_arguments(self) -> None:
        if isinstance(self.groups, Unknown):
            return
        if not isinstance(self.groups, int) or (self.groups <= 0 and self.groups != -1):
            raise objection(self, "groups", "a positive integer or -1")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        size = defined(self, shape, self.axis)
        groups = size if self.groups == -1 else self.groups
        if not _can_split(size, groups):
            raise UnfitError(f"GroupNormalization cannot split axis {self.axis} of {show(shape)} into {groups} groups")
        if self.scale:
            yield Weight("gamma", (size,))
        if self.center:
            yield Weight("beta", (size,))


def _can_split(size: Size, groups: Size) -> bool:
    if isinstance(size, Unknown) or isinstance(groups, Unknown):
        return True
    return 0 < groups <= size and may_divide(groups, size)
