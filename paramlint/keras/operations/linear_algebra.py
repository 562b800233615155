"""Products of vectors, matrices and tensors."""

from __future__ import annotations

from typing import Any

from paramlint.keras.errors import MergeError, ShapeError, quoted
from paramlint.keras.operations.axes import axis_index, axis_indices
from paramlint.keras.operations.broadcasting import broadcast, merged
from paramlint.keras.operations.einsum import result_shape
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.sizes import elements
from paramlint.keras.operations.tensor import Tensor, Undecided, known, shape_of
from paramlint.keras.shape import Dim, Shape, product, show
from paramlint.unknown import Unknown


def multiplied(x: Any, y: Any) -> Tensor:
    """The product of matrices, or of batches of them; a vector is a row on the left and a column on the right.

    >>> multiplied(Tensor((None, 7, 3)), Tensor((3, 4))).shape, multiplied(Tensor((7, 3)), Tensor((3,))).shape
    ((None, 7, 4), (7,))
    """
    one, other = shape_of(x), shape_of(y)
    if not one or not other:
        raise ShapeError(f"{show(one)} and {show(other)} are no matrices")
    left = (1, *one) if len(one) == 1 else one
    right = (*other, 1) if len(other) == 1 else other
    rows = () if len(one) == 1 else (left[-2],)
    columns = () if len(other) == 1 else (right[-1],)
    refuse_unequal(left[-1], right[-2], one, other)
    return Tensor((*broadcast(left[:-2], right[:-2]), *rows, *columns))


def multiplied_matrices(
    x: Any,
    y: Any,
    transpose_a: Any = False,
    transpose_b: Any = False,
    adjoint_a: Any = False,
    adjoint_b: Any = False,
) -> Tensor:
    """TensorFlow's `matmul`, which takes no vectors and can transpose either side.

    >>> multiplied_matrices(Tensor((None, 7, 3)), Tensor((None, 4, 3)), transpose_b=True).shape
    (None, 7, 4)
    """
    one = turned_matrix(shape_of(x), known(transpose_a) or known(adjoint_a))
    other = turned_matrix(shape_of(y), known(transpose_b) or known(adjoint_b))
    return multiplied(Tensor(one), Tensor(other))


def turned_matrix(shape: Shape, turn: bool) -> Shape:
    """The shape, with the last two axes in each other's place where they turn. ShapeError where it is no matrix."""
    if len(shape) < 2:
        raise ShapeError(f"{show(shape)} is no matrix")
    return (*shape[:-2], shape[-1], shape[-2]) if turn else shape


def multiplied_vectors(x: Any, y: Any, transpose_a: Any = False, adjoint_a: Any = False) -> Tensor:
    """A matrix times a vector, or batches of them.

    >>> multiplied_vectors(Tensor((None, 7, 3)), Tensor((None, 3))).shape
    (None, 7)
    """
    one, other = turned_matrix(shape_of(x), known(transpose_a) or known(adjoint_a)), shape_of(y)
    if not other:
        raise ShapeError("a single number is no vector")
    return Tensor(_shape(multiplied(Tensor(one), Tensor((*other, 1))))[:-1])


def dot(x: Any, y: Any) -> Tensor:
    """As NumPy has it: the last axis of the first with the last but one of the second.

    >>> dot(Tensor((None, 7, 3)), Tensor((5, 3, 4))).shape, dot(Tensor((2, 3)), 2.0).shape
    ((None, 7, 5, 4), (2, 3))
    """
    one, other = shape_of(x), shape_of(y)
    if not one or not other:
        return Tensor((*one, *other))
    place = -2 if len(other) > 1 else -1
    refuse_unequal(one[-1], other[place], one, other)
    if len(other) == 1 and one[-1] is not other[0] and None in (one[-1], other[0]) and len(one) > 1:
        raise Undecided(Unknown("runtime-value", f"whether {show(one)} and {show(other)} fit is left open"))
    return Tensor((*one[:-1], *(other[:-2] if len(other) > 1 else ()), *(other[-1:] if len(other) > 1 else ())))


def dot_of_matrices(x: Any, y: Any) -> Tensor:
    """Keras 2's `dot`, which takes a vector only on the left of more than a matrix."""
    one, other = shape_of(x), shape_of(y)
    if not one or len(other) < 2 or len(one) + len(other) < 4:
        raise ShapeError(f"{show(one)} and {show(other)} are no matrices")
    return dot(x, y)


def batch_dot(x: Any, y: Any, axes: Any = None) -> Tensor:
    """Keras 2's product for each sample, along one axis of either.

    >>> batch_dot(Tensor((None, 7, 3)), Tensor((None, 3, 4))).shape
    (None, 7, 4)
    >>> batch_dot(Tensor((None, 3)), Tensor((None, 3)), 1).shape
    (None, 1)
    """
    one, other = shape_of(x), shape_of(y)
    if len(one) < 2 or len(other) < 2:
        raise ShapeError(f"{show(one)} and {show(other)} have no axis beside the batch")
    first, second = _pair_of_axes(axes, one, other)
    refuse_unequal(one[0], other[0], one, other)
    refuse_unequal(one[first], other[second], one, other)
    batch = merged([one[:1], other[:1]])
    rest = [*_without(one, first)[1:], *_without(other, second)[1:]]
    return Tensor((*batch, *(rest or [1])))


def _pair_of_axes(axes: Any, one: Shape, other: Shape) -> tuple[int, int]:
    given = known(axes)
    if given is None:
        return len(one) - 1, len(other) - 1 if len(other) == 2 else len(other) - 2
    pair = tuple(given) if isinstance(given, (tuple, list)) else (given, given)
    if len(pair) != 2:
        raise ShapeError(f"{quoted(axes)} are not one axis of either")
    first, second = axis_index(pair[0], one), axis_index(pair[1], other)
    if 0 in (first, second):
        raise ShapeError("the batch is no axis to sum over")
    return first, second


def tensordot(x: Any, y: Any, axes: Any = 2) -> Tensor:
    """The sum over several axes: the last of the one and the first of the other, or those that are named.

    >>> tensordot(Tensor((None, 7, 3)), Tensor((3, 4)), 1).shape
    (None, 7, 4)
    >>> tensordot(Tensor((2, 3)), Tensor((3, 2)), ((0,), (1,))).shape
    (3, 3)
    """
    one, other = shape_of(x), shape_of(y)
    first, second = _lists_of_axes(axes, one, other)
    if len(first) != len(second):
        raise ShapeError(f"{quoted(axes)} are not as many axes of either")
    _check_sums([one[axis] for axis in first], [other[axis] for axis in second], one, other)
    return Tensor((*_without(one, *first), *_without(other, *second)))


def _check_sums(left: list[Dim], right: list[Dim], one: Shape, other: Shape) -> None:
    """ShapeError where the axes do not hold as many numbers; TensorFlow asks no more, NumPy asks for equal axes."""
    refuse_unequal(product(left), product(right), one, other)
    try:
        for pair in zip(left, right, strict=True):
            refuse_unequal(*pair, one, other)
    except ShapeError as error:
        raise Undecided(Unknown("unsupported-call", str(error))) from error


def _lists_of_axes(axes: Any, one: Shape, other: Shape) -> tuple[tuple[int, ...], tuple[int, ...]]:
    given = known(axes)
    if isinstance(given, int):
        if not 0 <= given <= min(len(one), len(other)):
            raise ShapeError(f"{given} axes are not in both {show(one)} and {show(other)}")
        return tuple(range(len(one) - given, len(one))), tuple(range(given))
    if not isinstance(given, (tuple, list)) or len(given) != 2:
        raise ShapeError(f"{quoted(axes)} are no axes of either")
    return axis_indices(given[0], one), axis_indices(given[1], other)


def einsum(equation: Any, operands: Any) -> Tensor:
    """What an einsum equation makes of tensors.

    >>> einsum("bij,bjk->bik", (Tensor((None, 3, 4)), Tensor((None, 4, 5)))).shape
    (None, 3, 5)
    """
    text = known(equation)
    if not isinstance(text, str):
        raise Undecided(Unknown("unsupported-call", f"einsum with {quoted(text)} for an equation"))
    return Tensor(result_shape(text, [shape_of(operand) for operand in operands]))


def einsum_in_model(equation: Any, operands: Any) -> Tensor:
    """Keras's einsum, which takes spaces for names of axes in a functional model, and nowhere else."""
    if isinstance(equation, str) and " " in equation:
        raise Undecided(Unknown("unsupported-call", f"spaces in {quoted(equation)} count in some places only"))
    return einsum(equation, operands)


def outer(x: Any, y: Any) -> Tensor:
    """Every number of the one times every number of the other.

    >>> outer(Tensor((3,)), Tensor((2, 2))).shape
    (3, 4)
    """
    return Tensor((elements(shape_of(x)), elements(shape_of(y))))


def refuse_unequal(one: Dim, other: Dim, first: Shape, second: Shape) -> None:
    """ShapeError where two sizes that must be equal are not."""
    if isinstance(one, int) and isinstance(other, int) and one != other:
        raise MergeError(f"{show(first)} and {show(second)} do not fit: {one} is not {other}")


def _shape(result: Tensor) -> Shape:
    return shape_of(result)


def _without(shape: Shape, *axes: int) -> Shape:
    return tuple(dim for index, dim in enumerate(shape) if index not in axes)


OPERATIONS = (
    Described(
        multiplied,
        """
        keras.ops.matmul(x1: x, x2: y)
        operator.matmul=Matmul/tf.linalg.matmul(x, y)
    """,
    ),
    Described(
        multiplied_matrices,
        "tensorflow.linalg.matmul(a: x, b: y, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False,"
        " a_is_sparse=False, b_is_sparse=False, output_type=None, grad_a=False, grad_b=False, name=None)",
    ),
    Described(
        multiplied_vectors,
        "tensorflow.linalg.matvec=-"
        "(a: x, b: y, transpose_a=False, adjoint_a=False, a_is_sparse=False, b_is_sparse=False, name=None)",
    ),
    Described(dot, "keras.ops.dot(x1: x, x2: y)"),
    Described(dot_of_matrices, "keras.backend.dot=-(x, y)"),
    Described(batch_dot, "keras.backend.batch_dot=-(x, y, axes=None)"),
    Described(
        tensordot,
        """
        keras.ops.tensordot(x1: x, x2: y, axes=2)
        tensorflow.tensordot(a: x, b: y, axes, name=None)
    """,
    ),
    Described(
        einsum,
        """
        tensorflow.einsum(equation, *operands, optimize=None, name=None)
    """,
    ),
    Described(einsum_in_model, "keras.ops.einsum(subscripts: equation, *operands)"),
    Described(outer, "keras.ops.outer(x1: x, x2: y)"),
)
