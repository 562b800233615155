"""What is done with matrices, and with batches of them."""

from __future__ import annotations

from typing import Any

from paramlint.keras.errors import ShapeError
from paramlint.keras.operations.linear_algebra import refuse_unequal, turned_matrix
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.tensor import Tensor, Undecided, shape_of
from paramlint.keras.shape import lifted, show
from paramlint.unknown import Unknown


def matrices(x: Any) -> Tensor:
    """Matrices that stay in shape."""
    turned_matrix(shape_of(x), False)
    return Tensor(shape_of(x))


def square_matrices(x: Any) -> Tensor:
    """Square matrices that stay in shape."""
    shape = shape_of(matrices(x))
    refuse_unequal(shape[-2], shape[-1], shape[-2:], shape)
    if shape[-1] != shape[-2]:
        raise Undecided(Unknown("runtime-value", f"whether {show(shape)} is square is left open"))
    return Tensor(shape)


def transposed(x: Any) -> Tensor:
    """The last two axes in each other's place."""
    return Tensor(turned_matrix(shape_of(x), True))


def traced(x: Any) -> Tensor:
    """One number for each matrix."""
    return Tensor(shape_of(matrices(x))[:-2])


def diagonal(x: Any) -> Tensor:
    """The diagonal of each matrix.

    >>> diagonal(Tensor((None, 3, 4))).shape
    (None, 3)
    """
    *batch, rows, columns = shape_of(matrices(x))
    return Tensor((*batch, lifted(min, rows, columns)))


def as_diagonal(x: Any) -> Tensor:
    """For each vector the matrix that has it for its diagonal.

    >>> as_diagonal(Tensor((None, 4))).shape
    (None, 4, 4)
    """
    shape = shape_of(x)
    if not shape:
        raise ShapeError("a single number is no diagonal")
    return Tensor((*shape, shape[-1]))


OPERATIONS = (
    Described(
        as_diagonal,
        'tensorflow.linalg.diag(diagonal: x, name="diag", k=0, num_rows=-1, num_cols=-1, padding_value=0,'
        ' align="RIGHT_LEFT")',
    ),
    Described(
        matrices,
        """
        keras.ops.{tril,triu}(x, k=0)
        tensorflow.linalg.band_part(input: x, num_lower, num_upper, name=None)
    """,
    ),
    Described(
        square_matrices,
        """
        keras.ops.inv(x)
        keras.ops.cholesky(x, upper=False)
        tensorflow.linalg.{inv}(input: x, adjoint=False, name=None)
        tensorflow.linalg.{cholesky}(input: x, name=None)
    """,
    ),
    Described(
        transposed,
        """
        tensorflow.linalg.matrix_transpose(a: x, name="matrix_transpose", conjugate=False)
        tensorflow.linalg.adjoint(matrix: x, name=None)
    """,
    ),
    Described(traced, "tensorflow.linalg.trace(x, name=None)"),
    Described(
        diagonal,
        'tensorflow.linalg.diag_part(input: x, name="diag_part", k=0, padding_value=0, align="RIGHT_LEFT")',
    ),
)
