"""The same numbers in another shape."""

from __future__ import annotations

import math
from typing import Any

from paramlint.keras.arithmetic import reshaped
from paramlint.keras.errors import ReshapeError, ShapeError, quoted
from paramlint.keras.operations.axes import axis_index, axis_indices, replaced
from paramlint.keras.operations.broadcasting import merged
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.sizes import elements, sizes_of
from paramlint.keras.operations.tensor import Tensor, Undecided, known, shape_of
from paramlint.keras.shape import Dim, Shape, product, show
from paramlint.unknown import Unknown


def reshape(x: Any, shape: Any) -> Tensor:
    """The numbers in the target shape, in which one -1 stands for what is left over and None for an open size.

    >>> reshape(Tensor((None, 28, 28)), (-1, 784)).shape, reshape(Tensor((2, 6)), (3, -1)).shape
    ((None, 784), (3, 4))
    """
    dims, target = shape_of(x), sizes_of(shape)
    if any(isinstance(dim, int) and dim < -1 for dim in target) or target.count(-1) > 1:
        raise ShapeError(f"{show(target)} is no shape to make of {show(dims)}")
    _check_multiple(dims, target)
    if 0 in dims and 0 in target and -1 in target:
        raise Undecided(Unknown("unsupported-call", f"what is left over of {show(dims)} beside a 0"))
    return Tensor(tuple(_open(dim, dims, target) for dim in reshaped(dims, target)))


def _check_multiple(dims: Shape, target: Shape) -> None:
    """ShapeError where the known dimensions alone say that the numbers cannot fill the target."""
    if all(isinstance(dim, int) and dim >= 0 for dim in target) and None in dims:
        given = math.prod(dim for dim in dims if isinstance(dim, int))
        wanted = math.prod(dim for dim in target if isinstance(dim, int))
        if wanted % given if given else wanted:
            raise ReshapeError(f"{show(dims)} does not fit into {show(target)}: {wanted} is no multiple of {given}")


def _open(dim: Dim, dims: Shape, target: Shape) -> Dim:
    """An open size as Keras leaves it, unless TensorFlow would work it out from all the others."""
    if dim is None and 0 in dims and None in dims and -1 in target:
        return Unknown("runtime-value", f"what is left over of {show(dims)} is left open")
    if dim is None and target.count(None) == 1 and -1 not in target and None not in dims:
        return Unknown("runtime-value", f"an open size is to be made of {show(dims)}")
    return dim


def expand_dims(x: Any, axis: Any = -1) -> Tensor:
    """A new axis of size 1, or several.

    >>> expand_dims(Tensor((None, 4)), -1).shape, expand_dims(Tensor((None, 4)), (0, 2)).shape
    ((None, 4, 1), (1, None, 1, 4))
    """
    shape, axes = shape_of(x), known(axis)
    several = axes if isinstance(axes, tuple) else (len(shape) if axes is None else axes,)
    new = axis_indices(several, shape, room_for=len(several))
    old = iter(shape)
    return Tensor(tuple(1 if index in new else next(old) for index in range(len(shape) + len(new))))


def squeeze(x: Any, axis: Any = None) -> Tensor:
    """The shape without these axes, which must be of size 1; without all that are, where none are named.

    >>> squeeze(Tensor((None, 1, 4, 1))).shape, squeeze(Tensor((None, 1, 4, 1)), 1).shape
    ((None, 4), (None, 4, 1))
    """
    shape = shape_of(x)
    if known(axis) is None:
        _refuse_unknown(shape)
        return Tensor(tuple(dim for dim in shape if dim != 1))
    gone = _of_size_one(shape, axis)
    if not gone:
        raise Undecided(Unknown("unsupported-call", "squeezing no axis"))
    if any(shape[index] is None for index in gone):
        raise Undecided(Unknown("runtime-value", f"whether {show(shape)} can be squeezed is left open"))
    return Tensor(tuple(dim for index, dim in enumerate(shape) if index not in gone))


def squeeze_open(x: Any, axis: Any = None) -> Tensor:
    """TensorFlow's squeeze, which takes an open size for 1 where its axis is named."""
    shape = shape_of(x)
    if known(axis) is None or known(axis) == ():
        if None in shape:
            raise Undecided(Unknown("runtime-value", f"which axes of {show(shape)} have size 1 is left open"))
        return squeeze(x)
    gone = _of_size_one(shape, axis)
    return Tensor(tuple(dim for index, dim in enumerate(shape) if index not in gone))


def squeeze_one(x: Any, axis: Any) -> Tensor:
    """Keras 2's squeeze, of one axis."""
    return squeeze_open(x, (axis,))


def _refuse_unknown(shape: Shape) -> None:
    for dim in shape:
        if isinstance(dim, Unknown):
            raise Undecided(dim)


def _of_size_one(shape: Shape, axes: Any) -> tuple[int, ...]:
    gone = axis_indices(axes, shape)
    for index in gone:
        if isinstance(shape[index], int) and shape[index] != 1:
            raise ShapeError(f"axis {index} of {show(shape)} cannot be squeezed: its size is not 1")
    return gone


def transpose(x: Any, axes: Any = None) -> Tensor:
    """The axes in another order, by default turned around.

    >>> transpose(Tensor((None, 4, 5)), (0, 2, 1)).shape, transpose(Tensor((None, 4))).shape
    ((None, 5, 4), (4, None))
    """
    shape, order = shape_of(x), known(axes)
    if order is None:
        return Tensor(shape[::-1])
    places = axis_indices(order, shape)
    if len(places) != len(shape):
        raise ShapeError(f"{quoted(order)} is no order of the axes of {show(shape)}")
    return Tensor(tuple(shape[place] for place in places))


def flatten(x: Any) -> Tensor:
    """All numbers in one row.

    >>> flatten(Tensor((2, 3))).shape, flatten(Tensor((None, 3))).shape
    ((6,), (None,))
    """
    return Tensor((elements(shape_of(x)),))


def batch_flatten(x: Any) -> Tensor:
    """One row of numbers for each sample.

    >>> batch_flatten(Tensor((32, 28, 28))).shape, batch_flatten(Tensor((None, 28, 28))).shape
    ((32, 784), (None, None))
    """
    shape = shape_of(x)
    if 0 in shape or len(shape) < 2:
        raise Undecided(Unknown("unsupported-call", f"flattening {show(shape)}"))
    if None in shape:  # TensorFlow works the product out at run time
        return Tensor((None, None))
    _refuse_unknown(shape)
    return Tensor((shape[0], product(shape[1:])))


def swapaxes(x: Any, axis1: Any, axis2: Any) -> Tensor:
    """Two axes in each other's place."""
    shape = shape_of(x)
    one, other = axis_index(axis1, shape), axis_index(axis2, shape)
    return Tensor(replaced(replaced(shape, one, shape[other]), other, shape[one]))


def moveaxis(x: Any, source: Any, destination: Any) -> Tensor:
    """Axes moved to other places, the others keeping their order.

    >>> moveaxis(Tensor((None, 4, 5)), 1, -1).shape
    (None, 5, 4)
    """
    shape = shape_of(x)
    sources, destinations = axis_indices(source, shape), axis_indices(destination, shape)
    if len(sources) != len(destinations):
        raise ShapeError(f"{quoted(source)} and {quoted(destination)} are not as many axes")
    moved = dict(zip(destinations, sources, strict=True))
    others = iter(index for index in range(len(shape)) if index not in sources)
    return Tensor(tuple(shape[moved[index] if index in moved else next(others)] for index in range(len(shape))))


def asserted(x: Any, shape: Any) -> Tensor:
    """The tensor, of which it is now known that it has the shape; None leaves a size as open as it is.

    >>> asserted(Tensor((None, None, 3)), (None, 8, 3)).shape
    (None, 8, 3)
    """
    dims, stated = shape_of(x), sizes_of(shape)
    if len(dims) != len(stated):
        raise ShapeError(f"{show(dims)} does not have the rank of {show(stated)}")
    merged([dims, stated])
    return Tensor(tuple(dim if wanted is None else wanted for dim, wanted in zip(dims, stated, strict=True)))


OPERATIONS = (
    Described(
        reshape,
        """
        keras.ops.reshape(x, newshape: shape)
        keras.backend.reshape=tf.reshape(x, shape)
        tensorflow.reshape(tensor: x, shape, name=None)
    """,
    ),
    Described(
        expand_dims,
        """
        keras.ops.expand_dims(x, axis)
        keras.backend.expand_dims=tf.expand_dims(x, axis=-1)
        tensorflow.expand_dims(input: x, axis, name=None)
    """,
    ),
    Described(squeeze, "keras.ops.squeeze(x, axis=None)"),
    Described(
        squeeze_open,
        """
        tensorflow.squeeze=tf.compat.v1.squeeze(input: x, axis=None, name=None)
    """,
    ),
    Described(squeeze_one, "keras.backend.squeeze=tf.compat.v1.squeeze(x, axis)"),
    Described(
        transpose,
        """
        keras.ops.transpose(x, axes=None)
        keras.backend.transpose=tf.compat.v1.transpose(x)
        keras.backend.permute_dimensions=tf.compat.v1.transpose(x, pattern: axes)
        tensorflow.transpose=tf.compat.v1.transpose(a: x, perm: axes = None, conjugate=False, name="transpose")
    """,
    ),
    Described(asserted, "tensorflow.ensure_shape(x, shape, name=None)"),
    Described(
        flatten,
        """
        keras.ops.ravel(x)
        keras.backend.flatten=tf.reshape(x)
    """,
    ),
    Described(batch_flatten, "keras.backend.batch_flatten=tf.keras.backend.batch_flatten(x)"),
    Described(swapaxes, "keras.ops.swapaxes(x, axis1, axis2)"),
    Described(moveaxis, "keras.ops.moveaxis(x, source, destination)"),
)
