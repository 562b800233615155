"""Windows that slide over images, sequences and volumes: convolutions and poolings as functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from paramlint.keras.arithmetic import may_divide, slid
from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.tensor import Undecided, known
from paramlint.keras.shape import Dim, Shape, Size, show
from paramlint.unknown import Unknown


def is_channels_first(data_format: Any) -> bool:
    """Whether the channels stand before the spatial axes, in Keras's words or TensorFlow's."""
    name = known(data_format)
    if name is None or name in ("channels_last", "NWC", "NHWC", "NDHWC"):
        return False
    if name in ("channels_first", "NCW", "NCHW", "NCDHW"):
        return True
    raise ShapeError(f"{quoted(name)} is no data format")


def spatial_of(shape: Shape, data_format: Any) -> Shape:
    """The spatial axes of a batch. Raises ShapeError where there are none."""
    if len(shape) < 3:
        raise ShapeError(f"{show(shape)} has no spatial axes between batch and channels")
    return shape[2:] if is_channels_first(data_format) else shape[1:-1]


def channels_of(shape: Shape, data_format: Any) -> Dim:
    """The size of the channels."""
    return shape[1] if is_channels_first(data_format) else shape[-1]


def put_together(batch: Dim, lengths: Sequence[Dim], channels: Dim, data_format: Any) -> Shape:
    """A batch from its parts."""
    if is_channels_first(data_format):
        return (batch, channels, *lengths)
    return (batch, *lengths, channels)


def for_each_axis(sizes: Any, count: int, data_format: Any = None) -> tuple[Size, ...]:
    """One size above zero for each spatial axis, given as one for all, one for each, or with batch and channels.

    >>> for_each_axis(2, 2), for_each_axis((2, 3), 2), for_each_axis((1, 2, 3, 1), 2)
    ((2, 2), (2, 3), (2, 3))
    """
    given = tuple(sizes) if isinstance(sizes, (tuple, list)) else (sizes,)
    if len(given) == count + 2:
        given = given[2:] if is_channels_first(data_format) else given[1:-1]
    if len(given) == 1:
        given *= count
    if len(given) != count:
        raise ShapeError(f"{quoted(sizes)} are not one size for each of {count} axes")
    return tuple(_positive(size) for size in given)


def _positive(size: Any) -> Size:
    if isinstance(size, Unknown):
        return size
    if isinstance(size, bool) or not isinstance(size, int) or size < 1:
        raise ShapeError(f"{quoted(size)} is no size above 0")
    return size


def slid_over(
    lengths: Shape,
    window: Sequence[Size],
    strides: Sequence[Size],
    padding: Any,
    dilation: Sequence[Size],
) -> tuple[Dim, ...]:
    """How often a window fits into each length. Undecided for windows that do not fit, as TensorFlow leaves some empty.

    >>> slid_over((28, None), (3, 3), (2, 2), "valid", (1, 1)), slid_over((28, 28), (3, 3), (2, 2), "SAME", (1, 1))
    ((13, None), (14, 14))
    """
    how = known(padding)
    if not isinstance(how, str):
        raise Undecided(Unknown("unsupported-call", f"padding by {quoted(how)}"))
    if how.lower() not in ("valid", "same"):
        raise ShapeError(f"{quoted(how)} is no padding")
    axes = zip(lengths, window, strides, dilation, strict=True)
    slides = tuple(slid(size, width, stride, how.lower(), gap) for size, width, stride, gap in axes)
    if any(isinstance(length, int) and length <= 0 for length in slides):
        raise Undecided(
            Unknown("unsupported-call", f"a window {show(tuple(window))} does not fit into {show(lengths)}")
        )
    return slides


def refuse_channels(channels: Dim, filters: Size, shape: Shape) -> None:
    """ShapeError where the channels are not a multiple of those that the filters see."""
    if channels is not None and (filters == 0 or not may_divide(filters, channels)):
        raise ShapeError(f"filters for {filters} channels do not fit {show(shape)}")
