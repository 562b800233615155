"""Poolings whose windows follow from the output's size."""

from __future__ import annotations

from typing import ClassVar

from paramlint.keras.arguments import objection
from paramlint.keras.inputs import dimension
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.shape import Dim, Shape, Sizes
from paramlint.unknown import Unknown


class _AdaptivePooling(_KernelFree):
    output_size: Sizes
    data_format: str | None = None

    new_in_keras_3 = True
    rank: ClassVar[int]

    def check_arguments(self) -> None:
        self._lengths()
        # Unlike everywhere else, Keras looks at the case of the letters here, and at nothing that is false.
        if self.data_format and self.data_format not in ("channels_first", "channels_last"):
            raise objection(self, "data_format", "'channels_first' or 'channels_last'")

    def output_shape(self, shape: Shape) -> Shape:
        batch = dimension(self, shape, 0)
        if self.data_format == "channels_first":
            return (batch, dimension(self, shape, 1), *self._lengths())
        return (batch, *self._lengths(), dimension(self, shape, -1))

    def _lengths(self) -> tuple[Dim, ...]:
        if isinstance(self.output_size, (int, Unknown)):
            return (self.output_size,) * self.rank
        if not isinstance(self.output_size, (tuple, list)) or len(self.output_size) != self.rank:
            raise objection(self, "output_size", f"an integer or a tuple of {self.rank}")
        return tuple(self.output_size)


class AdaptiveMaxPooling1D(_AdaptivePooling):
    """The maximum of each of `output_size` stretches of time."""

    rank = 1


class AdaptiveMaxPooling2D(_AdaptivePooling):
    """The maximum of each cell of a grid over an image."""

    rank = 2


class AdaptiveMaxPooling3D(_AdaptivePooling):
    """The maximum of each cell of a grid over a volume."""

    rank = 3


class AdaptiveAveragePooling1D(_AdaptivePooling):
    """The average of each of `output_size` stretches of time."""

    rank = 1


class AdaptiveAveragePooling2D(_AdaptivePooling):
    """The average of each cell of a grid over an image."""

    rank = 2


class AdaptiveAveragePooling3D(_AdaptivePooling):
    """The average of each cell of a grid over a volume."""

    rank = 3
