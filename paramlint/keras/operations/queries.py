"""What asks a tensor for its shape."""

from __future__ import annotations

from typing import Any

from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.tensor import Tensor, shape_of
from paramlint.keras.shape import Dim, Shape, product


def shape_tensor(x: Any) -> Tensor:
    """The shape as a tensor, which holds the sizes.

    >>> shape_tensor(Tensor((None, 28))).holds
    (None, 28)
    """
    shape = shape_of(x)
    return Tensor((len(shape),), "int32", shape)


def static_shape(x: Any) -> Shape:
    """The shape as a tuple, None for the sizes that only run time decides."""
    return shape_of(x)


def rank(x: Any) -> int:
    """The number of axes."""
    return len(shape_of(x))


def size(x: Any) -> Tensor:
    """The number of elements, as a tensor."""
    return Tensor((), "int32", product(shape_of(x)))


def length(x: Any) -> Dim:
    """`len(x)`: the size of the first axis."""
    return (shape_of(x) or (None,))[0]


OPERATIONS = (
    Described(
        shape_tensor,
        """
        keras.backend.shape=tf.compat.v1.shape(x)
        tensorflow.shape=tf.compat.v1.shape(input: x, out_type=None, name=None)
    """,
    ),
    Described(
        static_shape,
        """
        keras.ops.shape=-(x)
        keras.backend.int_shape(x)
        tensorflow.Tensor.get_shape=-(self: x)
    """,
    ),
    Described(
        rank,
        """
        keras.ops.ndim=-(x)
        keras.backend.ndim(x)
        tensorflow.rank=-(input: x, name=None)
    """,
    ),
    Described(size, "tensorflow.size=tf.compat.v1.size(input: x, out_type=None, name=None)"),
    Described(length, "operator.len=-/-(x)"),
)
