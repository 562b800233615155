"""The numbers several times, with more around them, or fewer of them."""

from __future__ import annotations

from typing import Any

from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.axes import axis_index, axis_indices, replaced
from paramlint.keras.operations.broadcasting import broadcast
from paramlint.keras.operations.creating import filled
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.sizes import count_of, elements, sizes_of
from paramlint.keras.operations.tensor import Tensor, Undecided, known, shape_of
from paramlint.keras.shape import Dim, Shape, lifted, show
from paramlint.unknown import Unknown


def tiled(x: Any, repeats: Any) -> Tensor:
    """The tensor as often as said along each axis; on the left, ones are filled in on either side.

    >>> tiled(Tensor((None, 4)), (1, 3)).shape, tiled(Tensor((4,)), (2, 3)).shape
    ((None, 12), (2, 12))
    """
    shape, often = shape_of(x), sizes_of(repeats)
    rank = max(len(shape), len(often))
    dims, factors = ((*(1,) * (rank - len(part)), *part) for part in (shape, often))
    return Tensor(_times(dims, factors))


def tiled_each(x: Any, repeats: Any) -> Tensor:
    """TensorFlow's `tile`, which is told of every axis."""
    shape, often = shape_of(x), sizes_of(repeats)
    if len(shape) != len(often):
        raise ShapeError(f"{len(often)} numbers do not say how often to repeat {show(shape)}")
    return Tensor(_times(shape, often))


def _times(dims: Shape, factors: Shape) -> Shape:
    if any(isinstance(factor, int) and factor < 0 for factor in factors):
        raise ShapeError(f"{show(factors)} has negative numbers")
    if any(0 in pair and None in pair for pair in zip(dims, factors, strict=True)):
        raise Undecided(Unknown("runtime-value", f"{show(dims)} times {show(factors)}"))
    return tuple(lifted(lambda size, factor: size * factor, *pair) for pair in zip(dims, factors, strict=True))


def repeated(x: Any, repeats: Any, axis: Any = None) -> Tensor:
    """Each number several times in a row, along an axis or all of them in one row.

    >>> repeated(Tensor((None, 4)), 3, axis=1).shape, repeated(Tensor((2, 3)), 2).shape
    ((None, 12), (12,))
    """
    shape = shape_of(x)
    if known(axis) is None:
        shape, axis = (elements(shape),), 0
    index = axis_index(axis, shape)
    often = sizes_of(repeats)
    if len(often) != 1:
        raise Undecided(Unknown("unsupported-call", "how often each single number is repeated is not followed"))
    if isinstance(often[0], int) and often[0] < 0:
        raise ShapeError(f"{often[0]} times is not possible")
    return Tensor(replaced(shape, index, *_times((shape[index],), often)))


def repeated_along(x: Any, repeats: Any, axis: Any) -> Tensor:
    """Each number several times in a row, along an axis."""
    if 0 in shape_of(x) or repeats == 0:
        raise Undecided(Unknown("unsupported-call", f"repeating {show(shape_of(x))}, which is empty"))
    return repeated(x, repeats, axis_index(axis, shape_of(x)))


def repeated_as_steps(x: Any, count: Any) -> Tensor:
    """Keras 2's `repeat`: a vector for each sample, over as many steps.

    >>> repeated_as_steps(Tensor((None, 8)), 5).shape
    (None, 5, 8)
    """
    shape = shape_of(x)
    if len(shape) != 2:
        raise ShapeError(f"{show(shape)} is no vector for each sample")
    return Tensor((shape[0], count_of(count), shape[1]))


def broadcast_to(x: Any, target: Any) -> Tensor:
    """The tensor stretched to a shape.

    >>> broadcast_to(Tensor((1, 4)), (3, 4)).shape
    (3, 4)
    """
    shape, wanted = shape_of(x), filled(target).shape
    assert not isinstance(wanted, Unknown)
    if len(shape) > len(wanted):
        raise ShapeError(f"{show(shape)} cannot be stretched to {show(wanted)}")
    stretched = broadcast(shape, wanted)
    for dim, given in zip(wanted, stretched, strict=True):
        if isinstance(dim, int) and isinstance(given, int) and dim != given:
            raise ShapeError(f"{show(shape)} cannot be stretched to {show(wanted)}")
    return Tensor(tuple(_stretched_to(dim, given) for dim, given in zip(wanted, stretched, strict=True)))


def _stretched_to(wanted: Dim, stretched: Dim) -> Dim:
    if wanted is None and isinstance(stretched, int):
        return Unknown("runtime-value", f"{stretched} is to be stretched to an open size")
    return wanted


def rolled(x: Any, shift: Any, axis: Any = None) -> Tensor:
    """The numbers moved on along the axes, those at the end to the front."""
    if isinstance(axis, (tuple, list)) and not (isinstance(shift, (tuple, list)) and len(shift) == len(axis)):
        raise Undecided(Unknown("unsupported-call", f"moving by {quoted(shift)} along the axes {quoted(axis)}"))
    return turned(x, axis)


def turned_along_each(x: Any, axis: Any) -> Tensor:
    """TensorFlow's `reverse`, which takes a list of axes."""
    if isinstance(axis, int):
        raise ShapeError(f"{axis} is no list of axes")
    return turned(x, axis)


def turned(x: Any, axis: Any = None) -> Tensor:
    """The numbers in another order along the axes."""
    shape = shape_of(x)
    if axis == ():
        raise Undecided(Unknown("unsupported-call", "no axis is named"))
    axis_indices(axis, shape)
    return Tensor(shape)


OPERATIONS = (
    Described(
        tiled,
        """
        keras.ops.tile(x, repeats)
    """,
    ),
    Described(
        tiled_each,
        """
        keras.backend.tile=tf.tile(x, n: repeats)
        tensorflow.tile(input: x, multiples: repeats, name=None)
    """,
    ),
    Described(
        repeated,
        """
        keras.ops.repeat(x, repeats, axis=None)
        tensorflow.repeat(input: x, repeats, axis=None, name=None)
    """,
    ),
    Described(repeated_along, "keras.backend.repeat_elements=-(x, rep: repeats, axis)"),
    Described(repeated_as_steps, "keras.backend.repeat=-(x, n: count)"),
    Described(
        broadcast_to,
        """
        keras.ops.broadcast_to(x, shape: target)
        tensorflow.broadcast_to(input: x, shape: target, name=None)
    """,
    ),
    Described(turned_along_each, "tensorflow.reverse(tensor: x, axis, name=None)"),
    Described(
        rolled,
        """
        keras.ops.roll(x, shift, axis=None)
        tensorflow.roll(input: x, shift, axis, name=None)
    """,
    ),
    Described(
        turned,
        """
        keras.ops.flip(x, axis=None)
        keras.backend.reverse=tf.reverse(x, axes: axis)
    """,
    ),
)
