"""keras.layers locally_connected: convolutions with other weights at every place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from paramlint.keras.arguments import objection, padding, positive_sizes
from paramlint.keras.errors import LayerError, OpenSizeError
from paramlint.keras.inputs import require_rank
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Dim, Shape, Size, Sizes, defined_sizes, lifted, product, show
from paramlint.keras.spatial import arranged, channel_axis, slid_over, spatial
from paramlint.keras.weight import Weight


class _LocallyConnected(KerasLayer):
    filters: Size
    kernel_size: Sizes
    strides: Sizes = 1
    padding: str = "valid"
    data_format: str | None = None
    activation: Inert = None
    use_bias: bool = True
    kernel_initializer: Inert = "glorot_uniform"
    bias_initializer: Inert = "zeros"
    kernel_regularizer: Inert = None
    bias_regularizer: Inert = None
    activity_regularizer: Inert = None
    kernel_constraint: Inert = None
    bias_constraint: Inert = None
    implementation: int = 1

    rank: ClassVar[int]

    def check_arguments(self) -> None:
        positive_sizes(self, "kernel_size", self.rank)
        positive_sizes(self, "strides", self.rank)
        channel_axis(self)
        if padding(self, "valid", "same") == "same" and self.implementation == 1:
            raise LayerError(f"{self.class_name} pads only with implementation 2 or 3, not with 1")
        if self.implementation not in (1, 2, 3):
            raise objection(self, "implementation", "1, 2 or 3")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        lengths = self._lengths(shape)
        yield Weight("kernel", defined_sizes(self._kernel(shape, lengths)))
        if self.use_bias:
            yield Weight("bias", (*lengths, self.filters))

    def output_shape(self, shape: Shape) -> Shape:
        return arranged(self, shape[0], self._lengths(shape), self.filters)

    def uses(self, shape: Shape) -> Mapping[str, Dim]:
        return {"kernel": 1}

    def _lengths(self, shape: Shape) -> tuple[Size, ...]:
        """How many places there are along each axis, each of them with weights of its own."""
        require_rank(self, shape, self.rank + 2)
        if any(dim is None for dim in shape[1:]):
            raise OpenSizeError(f"{self.class_name} needs every dimension defined, its input is {show(shape)}")
        edges = padding(self, "valid", "same")
        return defined_sizes(slid_over(self, shape, self._window(), self._strides(), edges, (1,) * self.rank))

    def _kernel(self, shape: Shape, lengths: tuple[Size, ...]) -> Shape:
        places, window = product(lengths), product(self._window())
        channels = shape[channel_axis(self)]
        if self.implementation == 1:
            return (places, product((window, channels)), self.filters)
        if self.implementation == 2:
            seen = arranged(self, None, spatial(self, shape), channels)
            return (*seen[1:], *arranged(self, None, lengths, self.filters)[1:])
        axes = zip(spatial(self, shape), lengths, self._window(), self._strides(), strict=True)
        connections = [lifted(self._connections, *axis) for axis in axes]
        return (product((*connections, channels, self.filters)),)

    def _connections(self, size: int, places: int, width: int, stride: int) -> int:
        """How many inputs the windows along an axis see together: at the edges they see fewer."""
        before = width // 2 if padding(self, "valid", "same") == "same" else 0
        after = (places - 1) * stride - before + width - size
        return places * width - _overhanging(before, stride, places) - _overhanging(after, stride, places)

    def _window(self) -> tuple[Size, ...]:
        return positive_sizes(self, "kernel_size", self.rank)

    def _strides(self) -> tuple[Size, ...]:
        return positive_sizes(self, "strides", self.rank)


def _overhanging(first: int, stride: int, places: int) -> int:
    """By how much the windows at one edge overhang it: the outermost by `first`, each further one by a stride less.

    >>> _overhanging(3, 2, 5), _overhanging(-1, 2, 5)
    (4, 0)
    """
    count = max(0, min(places, -(-first // stride)))
    return count * first - stride * (count * (count - 1) // 2)


class LocallyConnected1D(_LocallyConnected):
    """A convolution along time that shares no weights."""

    rank = 1


class LocallyConnected2D(_LocallyConnected):
    """A convolution over images that shares no weights."""

    strides: Sizes = (1, 1)

    rank = 2
