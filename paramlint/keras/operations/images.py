"""Images: resized, cropped, padded, with other channels, or in blocks."""

from __future__ import annotations

from typing import Any

from paramlint.keras.arithmetic import may_divide, scaled
from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.sizes import size_of, sizes_of
from paramlint.keras.operations.sliding import (
    channels_of,
    for_each_axis,
    is_channels_first,
    put_together,
    slid_over,
    spatial_of,
)
from paramlint.keras.operations.tensor import Tensor, Undecided, known, shape_of
from paramlint.keras.shape import Dim, Shape, lifted, product, show
from paramlint.unknown import Unknown


def resized(x: Any, size: Any, data_format: Any = None, preserve_aspect_ratio: Any = False) -> Tensor:
    """An image, or a batch of them, of another height and width.

    >>> resized(Tensor((None, 28, 28, 3)), (56, 40)).shape, resized(Tensor((28, 28, 3)), (7, 7)).shape
    ((None, 56, 40, 3), (7, 7, 3))
    """
    if known(preserve_aspect_ratio):
        raise Undecided(Unknown("unsupported-call", "which of height and width decides is not followed"))
    wanted = sizes_of(size)
    if len(wanted) != 2 or any(isinstance(dim, int) and dim < 1 for dim in wanted):
        raise ShapeError(f"{show(wanted)} is no height and width")
    return Tensor(_with_size(x, wanted, data_format))


def resized_batch(x: Any, size: Any) -> Tensor:
    """A batch of images of another height and width."""
    _image(x, batched=True)
    return resized(x, size)


def resized_to(x: Any, height: Any, width: Any) -> Tensor:
    """An image cut or padded to a height and a width."""
    if _image(x)[-1] is None:
        raise Undecided(Unknown("runtime-value", f"how many channels {show(shape_of(x))} has is left open"))
    return resized(x, (height, width))


def boxed(x: Any, top: Any, left: Any, height: Any, width: Any) -> Tensor:
    """An image cut to a box, or placed in a larger one."""
    return resized(x, (height, width))


def magnified(x: Any, height_factor: Any, width_factor: Any, data_format: Any) -> Tensor:
    """Keras 2's `resize_images`: height and width so many times as large."""
    if len(_image(x)) == 3:
        raise Undecided(Unknown("unsupported-call", f"{show(shape_of(x))} is a single image"))
    lengths = spatial_of(shape_of(x), data_format)
    if None in lengths:  # TensorFlow multiplies both of them at run time
        return Tensor(_with_size(x, (None, None), data_format))
    factors = size_of(height_factor), size_of(width_factor)
    sizes = [lifted(lambda size, factor: size * factor, *pair) for pair in zip(lengths, factors, strict=True)]
    return resized(x, tuple(sizes), data_format)


def magnified_volume(x: Any, depth_factor: Any, height_factor: Any, width_factor: Any, data_format: Any) -> Tensor:
    """Keras 2's `resize_volumes`: every plane, row and column so many times."""
    shape = shape_of(x)
    if len(shape) != 5:
        raise ShapeError(f"{show(shape)} is no batch of volumes")
    factors = for_each_axis((depth_factor, height_factor, width_factor), 3)
    sizes = [scaled(size, factor) for size, factor in zip(spatial_of(shape, data_format), factors, strict=True)]
    return Tensor(put_together(shape[0], sizes, channels_of(shape, data_format), data_format))


def same_batch(x: Any) -> Tensor:
    """A batch of images of the same shape."""
    return Tensor(_image(x, batched=True))


def same_image(x: Any) -> Tensor:
    """An image, or a batch of them, of the same shape."""
    return Tensor(_image(x))


def in_grey(x: Any, data_format: Any = None) -> Tensor:
    """One channel for the three of red, green and blue."""
    shape = _image(x)
    axis = len(shape) - 3 if is_channels_first(data_format) else len(shape) - 1
    if isinstance(shape[axis], int) and shape[axis] != 3:
        raise Undecided(Unknown("unsupported-call", f"{show(shape)} does not have 3 channels"))
    return Tensor((*shape[:axis], 1, *shape[axis + 1 :]))


def in_color(x: Any) -> Tensor:
    """The three channels of red, green and blue for a single one."""
    shape = shape_of(x)
    if len(shape) < 2:
        raise ShapeError(f"{show(shape)} is no image")
    if isinstance(shape[-1], int) and shape[-1] != 1:
        raise ShapeError(f"{show(shape)} does not have one channel")
    if shape[-1] is None:
        raise Undecided(Unknown("runtime-value", f"how many channels {show(shape)} has is left open"))
    return Tensor((*shape[:-1], 3))


def with_blocks_as_channels(x: Any, block_size: Any, data_format: Any = None) -> Tensor:
    """Each block of numbers side by side in the channels.

    >>> with_blocks_as_channels(Tensor((None, 8, 8, 3)), 2).shape
    (None, 4, 4, 12)
    """
    shape, block = _image(x, batched=True), for_each_axis(block_size, 1)[0]
    lengths = spatial_of(shape, data_format)
    _refuse_parts([size for size in lengths if size is not None], block, shape)
    sizes = [lifted(lambda size, width: size // width, size, block) for size in lengths]
    channels = lifted(lambda size, width: size * width * width, channels_of(shape, data_format), block)
    return Tensor(put_together(shape[0], sizes, channels, data_format))


def with_channels_as_blocks(x: Any, block_size: Any, data_format: Any = None) -> Tensor:
    """The channels as blocks of numbers.

    >>> with_channels_as_blocks(Tensor((None, 4, 4, 12)), 2).shape
    (None, 8, 8, 3)
    """
    shape, block = _image(x, batched=True), for_each_axis(block_size, 1)[0]
    channels = channels_of(shape, data_format)
    _refuse_parts([channels] if channels is not None else [], block * block, shape)
    sizes = [scaled(size, block) for size in spatial_of(shape, data_format)]
    fewer = lifted(lambda size, width: size // (width * width), channels, block)
    return Tensor(put_together(shape[0], sizes, fewer, data_format))


def patches(
    x: Any, size: Any, strides: Any = None, dilation: Any = 1, padding: Any = "valid", data_format: Any = None
) -> Tensor:
    """Each patch of an image as one row of channels.

    >>> patches(Tensor((None, 32, 32, 3)), 8).shape
    (None, 4, 4, 192)
    """
    given = _image(x)
    shape = given if len(given) == 4 else (1, *given)
    if channels_of(shape, data_format) is None:
        raise Undecided(Unknown("runtime-value", f"how many channels {show(given)} has is left open"))
    made = _patched(shape, size, strides, dilation, padding, data_format)
    return Tensor(made if len(given) == 4 else made[1:])


def _patched(shape: Shape, size: Any, strides: Any, dilation: Any, padding: Any, data_format: Any) -> Shape:
    window = for_each_axis(size, 2)
    steps = window if known(strides) is None else for_each_axis(strides, 2)
    slides = slid_over(spatial_of(shape, data_format), window, steps, padding, for_each_axis(dilation, 2))
    channels = product((*window, channels_of(shape, data_format)))
    return put_together(shape[0], slides, channels, data_format)


def patches_of_batch(x: Any, size: Any, strides: Any, dilation: Any, padding: Any) -> Tensor:
    """TensorFlow's patches, for which all sizes are given with batch and channels."""
    _image(x, batched=True)
    for sizes in (size, strides, dilation):
        if not isinstance(sizes, (tuple, list)) or len(sizes) != 4:
            raise ShapeError(f"{quoted(sizes)} are not 4 sizes")
    batch, *lengths, channels = shape_of(x)
    if None in lengths:  # TensorFlow calculates with height and width together
        lengths = [None, None]
    return Tensor(_patched((batch, *lengths, channels), size, strides, dilation, padding, None))


def _image(x: Any, batched: bool = False) -> Shape:
    """The shape of an image or of a batch of them. ShapeError for any other rank."""
    shape = shape_of(x)
    if len(shape) != 4 and (batched or len(shape) != 3):
        raise ShapeError(f"{show(shape)} is no {'batch of images' if batched else 'image and no batch of images'}")
    if 0 in shape:
        raise Undecided(Unknown("unsupported-call", f"{show(shape)} is an empty image"))
    return shape


def _with_size(x: Any, size: tuple[Dim, ...], data_format: Any) -> Shape:
    shape = _image(x)
    if is_channels_first(data_format):
        return (*shape[:-2], *size)
    return (*shape[:-3], *size, shape[-1])


def _refuse_parts(sizes: list[int | Unknown], block: int | Unknown, shape: Shape) -> None:
    if not all(may_divide(block, size) for size in sizes):
        raise ShapeError(f"{show(shape)} cannot be divided into blocks of {block}")


OPERATIONS = (
    Described(
        resized,
        "keras.ops.image.resize(images: x, size, interpolation='bilinear', antialias=False,"
        " crop_to_aspect_ratio=False, pad_to_aspect_ratio=False, fill_mode='constant', fill_value=0.0,"
        " data_format=None)",
    ),
    Described(
        resized,
        "tensorflow.image.resize"
        "(images: x, size, method='bilinear', preserve_aspect_ratio=False, antialias=False, name=None)",
    ),
    Described(
        resized,
        "tensorflow.image.resize_images=-"
        "(images: x, size, method=0, align_corners=False, preserve_aspect_ratio=False, name=None)",
    ),
    Described(
        resized_batch,
        "tensorflow.image.{resize_bilinear=-,resize_nearest_neighbor=-}"
        "(images: x, size, align_corners=False, name=None, half_pixel_centers=False)",
    ),
    Described(
        resized_to,
        """
        tensorflow.image.resize_with_crop_or_pad=-(image: x, target_height: height, target_width: width)
    """,
    ),
    Described(
        resized_to,
        "tensorflow.image.resize_with_pad=-"
        "(image: x, target_height: height, target_width: width, method='bilinear', antialias=False)",
    ),
    Described(
        boxed,
        "tensorflow.image.{crop_to_bounding_box=-,pad_to_bounding_box=-}"
        "(image: x, offset_height: top, offset_width: left, target_height: height, target_width: width)",
    ),
    Described(
        magnified,
        "keras.backend.resize_images=-(x, height_factor, width_factor, data_format, interpolation='nearest')",
    ),
    Described(
        magnified_volume,
        "keras.backend.resize_volumes=-(x, depth_factor, height_factor, width_factor, data_format)",
    ),
    Described(
        same_batch,
        "tensorflow.nn.{lrn=tf.nn.local_response_normalization,local_response_normalization}"
        "(input: x, depth_radius=5, bias=1, alpha=1, beta=0.5, name=None)",
    ),
    Described(
        same_image,
        """
        tensorflow.image.{flip_left_right=-,flip_up_down=-,per_image_standardization=-}(image: x)
        tensorflow.image.{random_flip_left_right=-,random_flip_up_down=-}(image: x, seed=None)
        tensorflow.image.adjust_contrast=-(images: x, contrast_factor)
        tensorflow.image.adjust_saturation=-(image: x, saturation_factor, name=None)
    """,
    ),
    Described(
        in_grey,
        """
        keras.ops.image.rgb_to_grayscale=RGBToGrayscale(images: x, data_format=None)
        tensorflow.image.rgb_to_grayscale=-(images: x, name=None)
    """,
    ),
    Described(in_color, "tensorflow.image.grayscale_to_rgb=-(images: x, name=None)"),
    Described(
        with_blocks_as_channels,
        """
        keras.ops.space_to_depth(x, block_size, data_format="channels_last")
        tensorflow.nn.space_to_depth(input: x, block_size, data_format="NHWC", name=None)
    """,
    ),
    Described(
        with_channels_as_blocks,
        """
        keras.ops.depth_to_space(x, block_size, data_format="channels_last")
        tensorflow.nn.depth_to_space(input: x, block_size, data_format="NHWC", name=None)
    """,
    ),
    Described(
        patches,
        "keras.ops.image.extract_patches(images: x, size, strides=None, dilation_rate: dilation = 1,"
        " padding='valid', data_format=None)",
    ),
    Described(
        patches_of_batch,
        "tensorflow.image.extract_patches(images: x, sizes: size, strides, rates: dilation, padding, name=None)",
    ),
)
