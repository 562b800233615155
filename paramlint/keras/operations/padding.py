"""More numbers around a tensor, or a block cut out of it."""

from __future__ import annotations

from typing import Any

from paramlint.keras.arithmetic import total
from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.sizes import sizes_of
from paramlint.keras.operations.tensor import Tensor, Undecided, known, shape_of
from paramlint.keras.shape import Dim, Shape, lifted, show
from paramlint.unknown import Unknown


def padded(x: Any, widths: Any) -> Tensor:
    """More numbers before and after along each axis: `1`, `(1, 2)` or one pair for each axis.

    >>> padded(Tensor((None, 4)), ((0, 0), (1, 2))).shape, padded(Tensor((4, 4)), 1).shape
    ((None, 7), (6, 6))
    """
    shape = shape_of(x)
    if isinstance(widths, int) or (isinstance(widths, (tuple, list)) and _are_numbers(widths)):
        pair = (widths, widths) if isinstance(widths, int) else tuple(widths)
        return padded_each(x, (pair,) * len(shape))
    if isinstance(widths, (tuple, list)) and len(widths) == 1:
        return padded_each(x, tuple(widths) * len(shape))
    return padded_each(x, widths)


def _are_numbers(widths: Any) -> bool:
    return all(isinstance(width, int) for width in widths)


def padded_each(x: Any, widths: Any) -> Tensor:
    """TensorFlow's `pad`, which is told of both ends of every axis."""
    shape = shape_of(x)
    if isinstance(widths, (Tensor, Unknown)):
        raise Undecided(widths if isinstance(widths, Unknown) else Unknown("unsupported-call", "a tensor of widths"))
    if not isinstance(widths, (tuple, list)) or len(widths) != len(shape):
        raise ShapeError(f"{quoted(widths)} does not say how to pad each axis of {show(shape)}")
    ends = [sizes_of(pair) for pair in widths]
    if any(len(pair) != 2 or any(isinstance(size, int) and size < 0 for size in pair) for pair in ends):
        raise ShapeError(f"{quoted(widths)} are not two sizes for each axis")
    return Tensor(tuple(total(dim, *pair) for dim, pair in zip(shape, ends, strict=True)))


def padded_steps(x: Any, padding: Any = (1, 1)) -> Tensor:
    """Zeros before and after the steps of a sequence."""
    return _padded_inside(x, (padding,))


def padded_image(x: Any, padding: Any = ((1, 1), (1, 1)), data_format: Any = None) -> Tensor:
    """Zeros around images."""
    return _padded_inside(x, padding, _is_first(data_format))


def padded_volume(x: Any, padding: Any = ((1, 1), (1, 1), (1, 1)), data_format: Any = None) -> Tensor:
    """Zeros around volumes."""
    return _padded_inside(x, padding, _is_first(data_format))


def _is_first(data_format: Any) -> bool:
    return bool(known(data_format) == "channels_first")


def _padded_inside(x: Any, padding: Any, channels_first: bool = False) -> Tensor:
    if not isinstance(padding, (tuple, list)):
        raise Undecided(Unknown("unsupported-call", f"padding by {quoted(padding)}"))
    outside = ((0, 0),)
    return padded_each(x, (*outside * 2, *padding) if channels_first else (*outside, *padding, *outside))


def cut_out(x: Any, start: Any, sizes: Any) -> Tensor:
    """A block of the sizes from `start` on; -1 is all that follows.

    >>> cut_out(Tensor((None, 9)), (0, 2), (-1, 4)).shape
    (None, 4)
    """
    shape, places, wanted = shape_of(x), sizes_of(start), sizes_of(sizes)
    if not len(shape) == len(places) == len(wanted):
        raise ShapeError(f"{show(places)} and {show(wanted)} do not cut a block out of {show(shape)}")
    return Tensor(tuple(_cut(*axis, shape) for axis in zip(shape, places, wanted, strict=True)))


def _cut(dim: Dim, start: Dim, size: Dim, shape: Shape) -> Dim:
    if (isinstance(start, int) and start < 0) or (isinstance(size, int) and size < -1):
        raise ShapeError(f"a block from {start} of size {size} cannot be cut out of {show(shape)}")
    end = lifted(lambda first, count: first + max(count, 0), start, size)
    if isinstance(end, int) and isinstance(dim, int) and end > dim:
        raise ShapeError(f"a block from {start} of size {size} does not lie in {show(shape)}")
    return lifted(lambda whole, first: whole - first, dim, start) if size == -1 else size


OPERATIONS = (
    Described(padded, 'keras.ops.pad(x, pad_width: widths, mode="constant", constant_values=None)'),
    Described(
        padded_each,
        'tensorflow.pad=tf.compat.v1.pad(tensor: x, paddings: widths, mode="CONSTANT", constant_values=0, name=None)',
    ),
    Described(padded_steps, "keras.backend.temporal_padding=tf.compat.v1.pad(x, padding=(1, 1))"),
    Described(
        padded_image,
        "keras.backend.spatial_2d_padding=tf.compat.v1.pad(x, padding=((1, 1), (1, 1)), data_format=None)",
    ),
    Described(
        padded_volume,
        "keras.backend.spatial_3d_padding=tf.compat.v1.pad(x, padding=((1, 1), (1, 1), (1, 1)), data_format=None)",
    ),
    Described(
        cut_out,
        """
        keras.ops.slice(inputs: x, start_indices: start, shape: sizes)
        tensorflow.slice(input_: x, begin: start, size: sizes, name=None)
    """,
    ),
)
