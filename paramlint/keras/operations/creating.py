"""Tensors made of nothing but a shape, or of a few numbers."""

from __future__ import annotations

from typing import Any

from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.axes import axis_index
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.sizes import count_of, elements, size_of, sizes_of
from paramlint.keras.operations.tensor import NOT_FOLLOWED, Tensor, Undecided, known, shape_of, tensor
from paramlint.keras.shape import Dim, show
from paramlint.unknown import Unknown

_MOST_HELD = 64


def filled(shape: Any) -> Tensor:
    """A tensor of the shape that is asked for, in which every size must be given.

    >>> filled((2, Tensor((), holds=None))).shape
    (2, None)
    """
    if shape is None or (isinstance(shape, (tuple, list)) and None in shape):
        raise ShapeError(f"{quoted(shape)} leaves sizes open")
    dims = sizes_of(shape)
    if any(isinstance(dim, int) and dim < 0 for dim in dims):
        raise ShapeError(f"{show(dims)} has negative sizes")
    return Tensor(dims)


def counted(start: Any, stop: Any = None, step: Any = 1) -> Tensor:
    """The numbers from `start`, or from 0 where that is all that is given, up to `stop`.

    >>> counted(5).shape, counted(2, 9, 3).holds, counted(Tensor((), holds=None)).shape
    ((5,), (2, 5, 8), (None,))
    """
    low, high = (0, start) if stop is None else (start, stop)
    bounds = [_number(bound) for bound in (low, high, 1 if step is None else step)]
    if None in bounds:
        return Tensor((None,))
    for bound in bounds:
        if isinstance(bound, Unknown):
            return Tensor((bound.unnamed(),))
    return _counted_up(*bounds)


def counted_from_zero(start: Any, stop: Any = None, step: Any = 1) -> Tensor:
    """Keras 2's `arange`, for which there is nothing up to a number below 0."""
    below_zero = stop is None and isinstance(start, int) and start < 0
    return counted(0 if below_zero else start, stop, step)


def _counted_up(low: Any, high: Any, step: Any) -> Tensor:
    if step == 0 or (high - low) * step < 0:
        raise ShapeError(f"nothing leads from {low} to {high} in steps of {step}")
    count = -(-(high - low) // step)
    return Tensor((count,), holds=tuple(range(low, high, step)) if count <= _MOST_HELD else NOT_FOLLOWED)


def _number(bound: Any) -> Dim:
    if isinstance(bound, float):
        return Unknown("unsupported-call", "how many fractions there are is not counted")
    return size_of(bound)


def identity_matrix(rows: Any, columns: Any = None, batch: Any = None) -> Tensor:
    """A matrix, or a batch of them, with ones on its diagonal.

    >>> identity_matrix(3).shape, identity_matrix(3, 4, (2,)).shape
    ((3, 3), (2, 3, 4))
    """
    height = size_of(rows)
    width = height if columns is None else size_of(columns)
    return filled((*(() if batch is None else sizes_of(batch)), *(_given(dim) for dim in (height, width))))


def _given(dim: Dim) -> Any:
    return Tensor((), holds=None) if dim is None else dim


def one_hot(x: Any, count: Any, axis: Any = -1) -> Tensor:
    """A row as long as there are classes in the place of each number, with a 1 at one of them.

    >>> one_hot(Tensor((None, 4)), 10).shape
    (None, 4, 10)
    """
    shape, length = shape_of(x), count_of(count)
    place = -1 if known(axis) is None else known(axis)
    index = axis_index(place, shape, room_for=1)
    if place < -1:
        raise ShapeError(f"classes cannot stand at axis {place}")
    return Tensor((*shape[:index], length, *shape[index:]))


def one_hot_inside(x: Any, count: Any, axis: Any = -1) -> Tensor:
    """Keras 3's `one_hot`, whose new axis is the last or stands before another one."""
    place = known(axis)
    if isinstance(place, int) and (place < -1 or place >= len(shape_of(x))):
        raise Undecided(Unknown("unsupported-call", f"a row of classes at axis {place} of {show(shape_of(x))}"))
    return one_hot(x, count, axis)


def sequence_mask(lengths: Any, longest: Any = None) -> Tensor:
    """For each length a row with as many ones, as long as the longest is allowed to be.

    >>> sequence_mask(Tensor((None,)), 7).shape
    (None, 7)
    """
    return Tensor((*shape_of(lengths), None if longest is None else count_of(longest)))


def constant(value: Any, shape: Any = None) -> Tensor:
    """The value as a tensor, repeated to fill a shape where one is given."""
    return tensor(value) if shape is None else filled(shape)


def in_between(start: Any, stop: Any, count: Any = 50, axis: Any = 0) -> Tensor:
    """As many numbers at equal distances as are asked for."""
    if shape_of(start) or shape_of(stop):
        raise Undecided(Unknown("unsupported-call", "numbers between tensors are not followed"))
    axis_index(axis, (), room_for=1)
    return filled((_given(size_of(count)),))


def grid(rows: Any, indexing: Any = "xy") -> tuple[Tensor, ...]:
    """The coordinates of each point of a grid, from those along each axis.

    >>> grid((Tensor((3,)), Tensor((5,))))[0].shape, grid((Tensor((3,)), Tensor((5,))), indexing="ij")[0].shape
    ((5, 3), (3, 5))
    """
    lengths = [elements(shape_of(row)) for row in rows]
    if known(indexing) not in ("xy", "ij"):
        raise ShapeError(f"{quoted(indexing)} is no order of axes")
    if known(indexing) == "xy" and len(lengths) > 1:
        lengths[:2] = lengths[1::-1]
    return (Tensor(tuple(lengths)),) * len(lengths)


OPERATIONS = (
    Described(
        grid,
        """
        keras.ops.meshgrid(*rows, indexing="xy")
        tensorflow.meshgrid=-(*rows, indexing="xy", name=None)
    """,
    ),
    Described(
        filled,
        """
        keras.ops.{zeros=-,ones=-,empty=-}(shape, dtype=None)
        keras.ops.full=-(shape, fill_value, dtype=None)
        keras.backend.{zeros,ones}(shape, dtype=None, name=None)
        keras.backend.{random_normal,truncated_normal}(shape, mean=0.0, stddev=1.0, dtype=None, seed=None)
        keras.backend.random_uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None)
        keras.backend.{random_bernoulli,random_binomial}(shape, p=0.0, dtype=None, seed=None)
        keras.random.{normal,truncated_normal}(shape, mean=0.0, stddev=1.0, dtype=None, seed=None)
        keras.random.uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None)
        keras.random.randint(shape, minval, maxval, dtype="int32", seed=None)
        tensorflow.{zeros=-,ones=-}(shape, dtype=None, name=None, layout=None)
        tensorflow.fill=-(dims: shape, value, name=None, layout=None)
        tensorflow.random.{normal=-,truncated_normal=-}(shape, mean=0.0, stddev=1.0, dtype=None, seed=None, name=None)
        tensorflow.random.uniform=-(shape, minval=0, maxval=None, dtype=None, seed=None, name=None)
    """,
    ),
    Described(
        counted,
        """
        keras.ops.arange=-(start, stop=None, step=None, dtype=None)
        tensorflow.range=-(start, limit: stop = None, delta: step = 1, dtype=None, name="range")
    """,
    ),
    Described(counted_from_zero, 'keras.backend.arange(start, stop=None, step=1, dtype="int32")'),
    Described(
        identity_matrix,
        """
        keras.ops.eye=-(N: rows, M: columns = None, k=0, dtype=None)
        keras.ops.identity=-(n: rows, dtype=None)
        tensorflow.eye=-(num_rows: rows, num_columns: columns = None, batch_shape: batch = None, dtype=None, name=None)
    """,
    ),
    Described(
        one_hot,
        """
        keras.backend.one_hot=tf.one_hot(indices: x, num_classes: count)
        tensorflow.one_hot(indices: x, depth: count, on_value=None, off_value=None, axis=None, dtype=None, name=None)
    """,
    ),
    Described(one_hot_inside, "keras.ops.one_hot(x, num_classes: count, axis=-1, dtype=None, sparse=False)"),
    Described(
        sequence_mask,
        "tensorflow.sequence_mask=-(lengths, maxlen: longest = None, dtype=None, name=None)",
    ),
    Described(
        constant,
        """
        keras.backend.constant(value, dtype=None, shape=None, name=None)
        tensorflow.constant=-(value, dtype=None, shape=None, name="Const")
    """,
    ),
    Described(
        in_between,
        """
        keras.ops.linspace=-(start, stop, num: count = 50, endpoint=True, retstep=False, dtype=None, axis=0)
        tensorflow.linspace=-(start, stop, num: count, name=None, axis=0)
    """,
    ),
)
