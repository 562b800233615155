"""Convolutions and poolings as functions: the filters are tensors of their own."""

from __future__ import annotations

from typing import Any

from paramlint.keras.arithmetic import may_divide, stretched
from paramlint.keras.errors import ShapeError
from paramlint.keras.operations.broadcasting import merged
from paramlint.keras.operations.linear_algebra import refuse_unequal
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.sizes import sizes_of
from paramlint.keras.operations.sliding import (
    channels_of,
    for_each_axis,
    put_together,
    refuse_channels,
    slid_over,
    spatial_of,
)
from paramlint.keras.operations.tensor import Tensor, Undecided, known, shape_of
from paramlint.keras.shape import Dim, Shape, Size, lifted, show
from paramlint.unknown import Unknown


def convolved(
    x: Any,
    filters: Any,
    strides: Any = 1,
    padding: Any = "valid",
    data_format: Any = None,
    dilations: Any = 1,
    rank: int | None = None,
) -> Tensor:
    """A convolution with filters (window..., channels seen, filters).

    >>> convolved(Tensor((None, 28, 28, 3)), Tensor((3, 3, 3, 8)), strides=2, padding="same").shape
    (None, 14, 14, 8)
    """
    shape, kernel = shape_of(x), _kernel(x, filters, rank)
    channels = channels_of(shape, data_format)
    refuse_channels(channels, kernel[-2], shape)
    if isinstance(channels, int) and isinstance(kernel[-2], int) and not may_divide(channels // kernel[-2], kernel[-1]):
        raise ShapeError(f"{channels // kernel[-2]} groups of channels cannot share {show(kernel)}")
    return _slid(shape, kernel, kernel[-1], strides, padding, data_format, dilations)


def convolved_by_depth(
    x: Any,
    filters: Any,
    strides: Any = 1,
    padding: Any = "valid",
    data_format: Any = None,
    dilations: Any = 1,
    rank: int | None = None,
) -> Tensor:
    """A convolution of each channel for itself, with filters (window..., channels, multiplier).

    >>> convolved_by_depth(Tensor((None, 28, 28, 3)), Tensor((3, 3, 3, 2))).shape
    (None, 26, 26, 6)
    """
    shape, kernel = shape_of(x), _kernel(x, filters, rank)
    refuse_unequal(channels_of(shape, data_format), kernel[-2], shape, kernel)
    if None in spatial_of(shape, data_format) and known(dilations) not in (None, 1):
        raise Undecided(Unknown("unsupported-call", f"a dilated convolution of {show(shape)}"))
    multiplied = lifted(lambda size, multiplier: size * multiplier, kernel[-2], kernel[-1])
    return _slid(shape, kernel, multiplied, strides, padding, data_format, dilations)


def convolved_separably(
    x: Any,
    filters: Any,
    pointwise: Any,
    strides: Any = 1,
    padding: Any = "valid",
    data_format: Any = None,
    dilations: Any = 1,
    rank: int | None = None,
) -> Tensor:
    """A convolution of each channel, and then one of all channels at each point."""
    deep = shape_of(convolved_by_depth(x, filters, strides, padding, data_format, dilations, rank))
    points = _kernel(Tensor(deep), pointwise, rank)
    refuse_channels(channels_of(deep, data_format), points[-2], deep)
    return Tensor(put_together(deep[0], spatial_of(deep, data_format), points[-1], data_format))


def convolved_back(
    x: Any,
    filters: Any,
    strides: Any = 1,
    padding: Any = "valid",
    output_padding: Any = None,
    data_format: Any = None,
    dilations: Any = 1,
) -> Tensor:
    """A transposed convolution with filters (window..., filters, channels).

    >>> convolved_back(Tensor((None, 7, 7, 64)), Tensor((3, 3, 32, 64)), 2, "same").shape
    (None, 14, 14, 32)
    """
    shape, kernel = shape_of(x), _kernel(x, filters, None)
    lengths = spatial_of(shape, data_format)
    steps = for_each_axis(strides, len(lengths))
    gaps = for_each_axis(dilations, len(lengths))
    if known(output_padding) is not None:
        raise Undecided(Unknown("unsupported-call", "what output padding makes of a shape"))
    if any(isinstance(length, int) and length < 1 for length in lengths) or 0 in kernel:
        raise Undecided(Unknown("unsupported-call", f"a transposed convolution of {show(shape)}"))
    refuse_unequal(channels_of(shape, data_format), kernel[-1], shape, kernel)
    axes = zip(lengths, kernel, steps, gaps, strict=False)
    sizes = [stretched(size, width, step, known(padding), None, gap) for size, width, step, gap in axes]
    return Tensor(put_together(shape[0], sizes, kernel[-2], data_format))


def shaped_back(x: Any, filters: Any, output_shape: Any, data_format: Any = None) -> Tensor:
    """A transposed convolution to a shape that is stated, with filters (window..., filters, channels)."""
    shape, target = shape_of(x), sizes_of(output_shape)
    kernel = _kernel(x, filters, None)
    if len(target) != len(shape):
        raise ShapeError(f"{show(target)} is no shape to make of {show(shape)}")
    refuse_unequal(channels_of(shape, data_format), kernel[-1], shape, kernel)
    refuse_unequal(channels_of(target, data_format), kernel[-2], target, kernel)
    return Tensor((merged([shape[:1], target[:1]])[0], *target[1:]))


def pooled(
    x: Any, window: Any, strides: Any = None, padding: Any = "valid", data_format: Any = None, rank: int | None = None
) -> Tensor:
    """The maximum or average of each window.

    >>> pooled(Tensor((None, 28, 28, 3)), 2).shape, pooled(Tensor((None, 9, 3)), 3, 1, "same").shape
    ((None, 14, 14, 3), (None, 9, 3))
    """
    shape = _batch(x, rank)
    lengths = spatial_of(shape, data_format)
    sizes = for_each_axis(window, len(lengths), data_format)
    steps = sizes if known(strides) is None else for_each_axis(strides, len(lengths), data_format)
    slides = slid_over(lengths, sizes, steps, padding, (1,) * len(lengths))
    return Tensor(put_together(shape[0], slides, channels_of(shape, data_format), data_format))


def biased(x: Any, bias: Any, data_format: Any = None) -> Tensor:
    """A number added to each channel."""
    shape, numbers = shape_of(x), shape_of(bias)
    if len(numbers) != 1 or len(shape) < 2:
        raise ShapeError(f"{show(numbers)} is no bias for {show(shape)}")
    channels = channels_of(shape, data_format)
    if isinstance(channels, int) and isinstance(numbers[0], int) and channels != numbers[0]:
        raise ShapeError(f"{show(numbers)} is no bias for the channels of {show(shape)}")
    if channels is None and numbers[0] is not None:
        raise Undecided(Unknown("runtime-value", f"how many channels {show(shape)} has is left open"))
    return Tensor(shape)


def _batch(x: Any, rank: int | None) -> Shape:
    """The shape of what is slid over, in so many spatial axes if that is fixed."""
    shape = shape_of(x)
    if len(shape) < 3 or (rank is not None and len(shape) != rank + 2):
        raise ShapeError(f"{show(shape)} does not have {rank or 'any'} spatial axes between batch and channels")
    return shape


def _kernel(x: Any, filters: Any, rank: int | None) -> tuple[Size, ...]:
    """The shape of the filters. ShapeError where they have not as many axes as what they slide over."""
    shape, kernel = _batch(x, rank), shape_of(filters)
    if len(kernel) != len(shape):
        raise ShapeError(f"{show(kernel)} are no filters for {show(shape)}")
    sizes = tuple(size for size in kernel if size is not None)
    if len(sizes) != len(kernel):
        raise Undecided(Unknown("unsupported-call", f"filters of open size {show(kernel)}"))
    return sizes


def _slid(
    shape: Shape, kernel: tuple[Size, ...], channels: Dim, strides: Any, padding: Any, data_format: Any, dilations: Any
) -> Tensor:
    lengths = spatial_of(shape, data_format)
    count = len(lengths)
    steps = for_each_axis(1 if known(strides) is None else strides, count, data_format)
    gaps = for_each_axis(1 if known(dilations) is None else dilations, count, data_format)
    slides = slid_over(lengths, kernel[:-2], steps, padding, gaps)
    return Tensor(put_together(shape[0], slides, channels, data_format))


_ON_LINES = (("rank", 1),)
_ON_IMAGES = (("rank", 2),)
_ON_VOLUMES = (("rank", 3),)

OPERATIONS = (
    Described(
        convolved,
        "keras.ops.conv"
        "(inputs: x, kernel: filters, strides=1, padding='valid', data_format=None, dilation_rate: dilations = 1)",
    ),
    Described(
        convolved,
        "keras.backend.conv1d=-"
        "(x, kernel: filters, strides=1, padding='valid', data_format=None, dilation_rate: dilations = 1)",
        _ON_LINES,
    ),
    Described(
        convolved,
        "keras.backend.conv2d=-(x, kernel: filters, strides=(1, 1), padding='valid', data_format=None,"
        " dilation_rate: dilations = (1, 1))",
        _ON_IMAGES,
    ),
    Described(
        convolved,
        "keras.backend.conv3d=-(x, kernel: filters, strides=(1, 1, 1), padding='valid', data_format=None,"
        " dilation_rate: dilations = (1, 1, 1))",
        _ON_VOLUMES,
    ),
    Described(
        convolved,
        "tensorflow.nn.conv1d=-"
        "(input: x, filters, stride: strides, padding, data_format='NWC', dilations=None, name=None)",
        _ON_LINES,
    ),
    Described(
        convolved,
        "tensorflow.nn.conv2d=tf.compat.v1.nn.conv2d"
        "(input: x, filters, strides, padding, data_format='NHWC', dilations=None, name=None)",
        _ON_IMAGES,
    ),
    Described(
        convolved,
        "tensorflow.nn.conv3d(input: x, filters, strides, padding, data_format='NDHWC', dilations=None, name=None)",
        _ON_VOLUMES,
    ),
    Described(
        convolved,
        "tensorflow.nn.convolution=-"
        "(input: x, filters, strides=None, padding='VALID', data_format=None, dilations=None, name=None)",
    ),
    Described(
        convolved_by_depth,
        "keras.ops.depthwise_conv(inputs: x, kernel: filters, strides=1, padding='valid', data_format=None,"
        " dilation_rate: dilations = 1)",
    ),
    Described(
        convolved_by_depth,
        "keras.backend.depthwise_conv2d=-(x, depthwise_kernel: filters, strides=(1, 1), padding='valid',"
        " data_format=None, dilation_rate: dilations = (1, 1))",
        _ON_IMAGES,
    ),
    Described(
        convolved_by_depth,
        "tensorflow.nn.depthwise_conv2d=tf.compat.v1.nn.depthwise_conv2d"
        "(input: x, filter: filters, strides, padding, data_format=None, dilations=None, name=None)",
        _ON_IMAGES,
    ),
    Described(
        convolved_separably,
        "keras.ops.separable_conv(inputs: x, depthwise_kernel: filters, pointwise_kernel: pointwise, strides=1,"
        " padding='valid', data_format=None, dilation_rate: dilations = 1)",
    ),
    Described(
        convolved_separably,
        "tensorflow.nn.separable_conv2d=tf.compat.v1.nn.separable_conv2d"
        "(input: x, depthwise_filter: filters, pointwise_filter: pointwise, strides,"
        " padding, data_format=None, dilations=None, name=None)",
        _ON_IMAGES,
    ),
    Described(
        convolved_back,
        "keras.ops.conv_transpose(inputs: x, kernel: filters, strides=1, padding='valid', output_padding=None,"
        " data_format=None, dilation_rate: dilations = 1)",
    ),
    Described(
        shaped_back,
        "tensorflow.nn.conv2d_transpose(input: x, filters, output_shape, strides, padding='SAME', data_format='NHWC',"
        " dilations=None, name=None)",
    ),
    Described(
        pooled,
        """
        keras.ops.{max_pool,average_pool}(inputs: x, pool_size: window, strides=None, padding="valid", data_format=None)
        tensorflow.nn.{max_pool=-,avg_pool=-}(input: x, ksize: window, strides, padding, data_format=None, name=None)
    """,
    ),
    Described(
        pooled,
        "tensorflow.nn.{max_pool1d,avg_pool1d}"
        '(input: x, ksize: window, strides, padding, data_format="NWC", name=None)',
        _ON_LINES,
    ),
    Described(
        pooled,
        "tensorflow.nn.{max_pool2d,avg_pool2d=tf.nn.avg_pool2d}"
        '(input: x, ksize: window, strides, padding, data_format="NHWC", name=None)',
        _ON_IMAGES,
    ),
    Described(
        pooled,
        "tensorflow.nn.{max_pool3d,avg_pool3d}"
        '(input: x, ksize: window, strides, padding, data_format="NDHWC", name=None)',
        _ON_VOLUMES,
    ),
    Described(
        pooled,
        "keras.backend.pool2d=-"
        "(x, pool_size: window, strides=(1, 1), padding='valid', data_format=None, pool_mode='max')",
        _ON_IMAGES,
    ),
    Described(
        biased,
        """
        keras.backend.bias_add=-(x, bias, data_format=None)
        tensorflow.nn.bias_add(value: x, bias, data_format=None, name=None)
    """,
    ),
)
