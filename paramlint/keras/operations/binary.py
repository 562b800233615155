"""Functions of two or more tensors, element by element, and Python's operators between tensors."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from paramlint.keras.errors import ShapeError
from paramlint.keras.operations.broadcasting import broadcast, merged
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.tensor import (
    NOT_FOLLOWED,
    Excerpt,
    Held,
    Tensor,
    Undecided,
    excerpt,
    shape_of,
    tensor,
    tensors,
)
from paramlint.keras.shape import Dim, lifted, show
from paramlint.unknown import Unknown


def broadcast_pair(x: Any, y: Any) -> Tensor:
    """What is computed from two tensors of shapes that can be broadcast together.

    >>> broadcast_pair(Tensor((None, 1, 5)), Tensor((4, 1))).shape
    (None, 4, 5)
    """
    return Tensor(broadcast(shape_of(x), shape_of(y)))


def added(x: Any, y: Any) -> Tensor:
    """The sum; that of sizes is a size."""
    return _calculated(operator.add, x, y)


def subtracted(x: Any, y: Any) -> Tensor:
    """The difference; that of sizes is a size."""
    return _calculated(operator.sub, x, y)


def multiplied(x: Any, y: Any) -> Tensor:
    """The product; that of sizes is a size."""
    return _calculated(operator.mul, x, y)


def floor_divided(x: Any, y: Any) -> Tensor:
    """The quotient without its fraction; that of sizes is a size."""
    return _calculated(operator.floordiv, x, y)


def chosen(condition: Any, x: Any = None, y: Any = None) -> Tensor:
    """`x` where the condition holds and `y` elsewhere; without them, where it holds.

    >>> chosen(Tensor((None, 1)), Tensor((4,)), 0.0).shape, chosen(Tensor((None, 4))).shape
    ((None, 4), (None, 2))
    """
    if x is None and y is None:
        return Tensor((None, len(shape_of(condition))))
    if x is None or y is None:
        raise ShapeError("both of what is chosen from are needed, or neither")
    return Tensor(broadcast(shape_of(condition), shape_of(x), shape_of(y)))


def chosen_from_two(condition: Any, x: Any = None, y: Any = None) -> Tensor:
    """Keras's `where`; of a condition alone Keras does not say what it is before it runs."""
    if x is None and y is None:
        raise Undecided(Unknown("unsupported-call", "how often a condition holds is decided at run time"))
    return chosen(condition, x, y)


def scaled(scalar: Any, x: Any) -> Tensor:
    """The tensor times a single number."""
    if shape_of(scalar):
        raise ShapeError(f"{show(shape_of(scalar))} is given where a single number is needed")
    return Tensor(shape_of(x))


def like_first(x: Any, y: Any) -> Tensor:
    """What Keras takes to be of the first tensor's shape before it runs: certain where it is so."""
    shape = broadcast(shape_of(x), shape_of(y))
    if shape != shape_of(x):
        raise Undecided(Unknown("unsupported-call", f"Keras broadcasts to {show(shape)} only when it runs"))
    return Tensor(shape)


def added_up(inputs: Any) -> Tensor:
    """The sum of tensors that all have the same shape.

    >>> added_up((Tensor((None, 4)), Tensor((None, 4)))).shape
    (None, 4)
    """
    shapes = [shape_of(item) for item in tensors(inputs)]
    if len({len(shape) for shape in shapes}) != 1:
        raise ShapeError("tensors of different ranks, or none at all, cannot be added up")
    return Tensor(merged(shapes))


def _calculated(compute: Callable[[Any, Any], Any], x: Any, y: Any) -> Tensor:
    one, other = tensor(x), tensor(y)
    return Tensor(broadcast(shape_of(one), shape_of(other)), holds=_sizes(compute, one.holds, other.holds))


def _sizes(compute: Callable[[Any, Any], Any], one: Held, other: Held) -> Held:
    """The sizes computed from the sizes that two tensors hold."""
    if not isinstance(one, tuple) and not isinstance(other, tuple):
        return _size(compute, one, other)
    left = one if isinstance(one, tuple) else (one,) * len(other if isinstance(other, tuple) else ())
    right = other if isinstance(other, tuple) else (other,) * len(left)
    if len(left) != len(right):
        return NOT_FOLLOWED
    if isinstance(one, Excerpt) or isinstance(other, Excerpt):
        return NOT_FOLLOWED
    return excerpt(_size(compute, *pair) for pair in zip(left, right, strict=True))


def _size(compute: Callable[[Any, Any], Any], one: Dim, other: Dim) -> Dim:
    return NOT_FOLLOWED if compute is operator.floordiv and other == 0 else lifted(compute, one, other)


OPERATIONS = (
    Described(
        broadcast_pair,
        """
        keras.ops.{arctan2,divide,divide_no_nan,equal,fmax,fmin,fmod,gcd,greater,greater_equal}(x1: x, x2: y)
        keras.ops.{heaviside,hypot,lcm,ldexp,less,less_equal,logaddexp,logaddexp2,logical_and}(x1: x, x2: y)
        keras.ops.{logical_or,logical_xor,maximum,minimum,mod,nextafter,not_equal,power,true_divide}(x1: x, x2: y)
        keras.ops.isclose(x1: x, x2: y, rtol=1e-05, atol=1e-08, equal_nan=False)
        keras.backend.{equal=tf.math.equal,greater=tf.math.greater,greater_equal=tf.math.greater_equal}(x, y)
        keras.backend.{less=tf.math.less,less_equal=tf.math.less_equal,maximum=tf.math.maximum}(x, y)
        keras.backend.{minimum=tf.math.minimum,not_equal=tf.math.not_equal}(x, y)
        keras.backend.pow=tf.math.pow(x, a: y)
        tensorflow.math.{divide=tf.math.truediv,equal,floormod,greater,greater_equal,less}(x, y, name=None)
        tensorflow.math.{less_equal,logical_and,logical_or,maximum,minimum,not_equal,pow,truediv}(x, y, name=None)
        tensorflow.math.{squared_difference,mod=tf.math.floormod,divide_no_nan,multiply_no_nan}(x, y, name=None)
        tensorflow.math.{xdivy,xlogy,logical_xor=-}(x, y, name=None)
        tensorflow.math.atan2(y, x, name=None)
        tensorflow.{realdiv,truncatediv}(x, y, name=None)
        operator.truediv=TrueDivide/tf.math.truediv(x, y)
        operator.mod=Mod/tf.math.floormod(x, y)
        operator.pow=Power/tf.math.pow(x, y)
        operator.and=LogicalAnd/tf.math.logical_and(x, y)
        operator.or=LogicalOr/tf.math.logical_or(x, y)
        operator.xor=LogicalXor/-(x, y)
        operator.lt=Less/tf.math.less(x, y)
        operator.le=LessEqual/tf.math.less_equal(x, y)
        operator.gt=Greater/tf.math.greater(x, y)
        operator.ge=GreaterEqual/tf.math.greater_equal(x, y)
        operator.eq=-/tf.__operators__.eq(x, y)
        operator.ne=NotEqual/tf.__operators__.ne(x, y)
    """,
    ),
    Described(
        added,
        """
        keras.ops.add(x1: x, x2: y)
        tensorflow.math.add(x, y, name=None)
        operator.add=Add/tf.__operators__.add(x, y)
    """,
    ),
    Described(
        subtracted,
        """
        keras.ops.subtract(x1: x, x2: y)
        tensorflow.math.subtract(x, y, name=None)
        operator.subtract=Subtract/tf.math.subtract(x, y)
    """,
    ),
    Described(
        multiplied,
        """
        keras.ops.multiply(x1: x, x2: y)
        tensorflow.math.multiply(x, y, name=None)
        operator.multiply=Multiply/tf.math.multiply(x, y)
    """,
    ),
    Described(
        floor_divided,
        """
        keras.ops.floor_divide(x1: x, x2: y)
        tensorflow.math.floordiv=tf.compat.v1.floor_div(x, y, name=None)
        operator.floordiv=FloorDivide/tf.compat.v1.floor_div(x, y)
    """,
    ),
    Described(
        chosen,
        """
        tensorflow.where(condition, x=None, y=None, name=None)
    """,
    ),
    Described(chosen_from_two, "keras.ops.where(condition, x1: x = None, x2: y = None)"),
    Described(scaled, "tensorflow.math.scalar_mul=tf.compat.v1.math.scalar_mul(scalar, x, name=None)"),
    Described(
        like_first,
        """
        keras.ops.{bitwise_and,bitwise_left_shift,bitwise_or,bitwise_right_shift,bitwise_xor}(x, y)
        keras.ops.{left_shift,right_shift}(x, y)
    """,
    ),
    Described(added_up, "tensorflow.math.add_n(inputs, name=None)"),
)
