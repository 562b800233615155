"""Some of a tensor's numbers, picked by index, by size or by a mask."""

from __future__ import annotations

from typing import Any

from paramlint.keras.errors import ShapeError
from paramlint.keras.operations.axes import axis_index, replaced
from paramlint.keras.operations.broadcasting import broadcast, merged
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.sizes import count_of, elements
from paramlint.keras.operations.tensor import Tensor, Undecided, known, shape_of
from paramlint.keras.shape import Shape, show
from paramlint.unknown import Unknown


def taken(x: Any, indices: Any, axis: Any = None) -> Tensor:
    """What stands at the indices along an axis; of all numbers in one row, where there is none.

    >>> taken(Tensor((1000, 64)), Tensor((None, 12)), 0).shape
    (None, 12, 64)
    """
    shape, places = shape_of(x), shape_of(indices)
    return Tensor(places) if known(axis) is None else Tensor(replaced(shape, axis_index(axis, shape), *places))


def taken_from_first(x: Any, indices: Any) -> Tensor:
    """The rows at the indices: an embedding.

    >>> taken_from_first(Tensor((1000, 64)), Tensor((None, 12))).shape
    (None, 12, 64)
    """
    return taken(x, indices, 0)


def gathered(x: Any, indices: Any, axis: Any = None, batch_dims: Any = 0) -> Tensor:
    """TensorFlow's `gather`: the first `batch_dims` axes of both are the same.

    >>> gathered(Tensor((None, 9, 64)), Tensor((None, 3)), batch_dims=1).shape
    (None, 3, 64)
    """
    shape, places, batch = shape_of(x), shape_of(indices), known(batch_dims)
    if not isinstance(batch, int) or batch < 0:
        raise Undecided(Unknown("unsupported-call", f"gathering with `batch_dims` {batch}"))
    index = axis_index(batch if known(axis) is None else axis, shape)
    if index < batch:
        raise Undecided(Unknown("unsupported-call", f"gathering along axis {index} in a batch of {batch} axes"))
    if batch > len(places):
        raise ShapeError(f"{batch} batch dimensions are too many for {show(shape)} and {show(places)}")
    common = merged([shape[:batch], places[:batch]])
    return Tensor((*common, *shape[batch:index], *places[batch:], *shape[index + 1 :]))


def gathered_by_places(x: Any, indices: Any, batch_dims: Any = 0) -> Tensor:
    """TensorFlow's `gather_nd`: the last axis of the indices says where, in as many axes as it is long.

    >>> gathered_by_places(Tensor((8, 9, 64)), Tensor((None, 2))).shape
    (None, 64)
    """
    shape, places, batch = shape_of(x), shape_of(indices), known(batch_dims)
    if not places or not isinstance(batch, int):
        raise ShapeError(f"{show(places)} has no axis that says where")
    depth = places[-1]
    if not isinstance(depth, int):
        raise Undecided(depth or Unknown("runtime-value", "into how many axes is looked is left open"))
    if batch + depth > len(shape) or batch > len(places) - 1:
        raise ShapeError(f"{show(places)} looks into more axes than {show(shape)} has")
    return Tensor((*places[:-1], *shape[batch + depth :]))


def along_axis(x: Any, indices: Any, axis: Any = None) -> Tensor:
    """Of each row what stands at its own indices.

    >>> along_axis(Tensor((None, 9)), Tensor((None, 3)), 1).shape
    (None, 3)
    """
    shape, places = shape_of(x), shape_of(indices)
    if known(axis) is None:
        shape, axis = (elements(shape),), 0
    if len(shape) != len(places):
        raise ShapeError(f"{show(shape)} and {show(places)} have different ranks")
    index = axis_index(axis, shape)
    return Tensor(broadcast(replaced(shape, index, places[index]), places))


def masked(x: Any, mask: Any, axis: Any = None) -> Tensor:
    """What a mask lets through, one after the other.

    >>> masked(Tensor((None, 9, 4)), Tensor((None, 9))).shape
    (None, 4)
    """
    shape, over = shape_of(x), shape_of(mask)
    start = 0 if known(axis) is None else axis_index(axis, shape)
    if not over or start + len(over) > len(shape):
        raise ShapeError(f"a mask {show(over)} does not lie over {show(shape)}")
    merged([shape[start : start + len(over)], over])
    return Tensor((*shape[:start], None, *shape[start + len(over) :]))


def top(x: Any, k: Any = 1) -> tuple[Tensor, Tensor]:
    """The `k` largest along the last axis, and where they stand."""
    shape, count = shape_of(x), count_of(k)
    if not shape:
        raise ShapeError("a single number has no largest ones")
    size = shape[-1]
    if isinstance(size, int) and isinstance(count, int) and count > size:
        raise ShapeError(f"there are {size} numbers to choose {count} of")
    result: Shape = (*shape[:-1], count)
    return Tensor(result), Tensor(result)


def within_top(targets: Any, predictions: Any) -> Tensor:
    """For each target whether it is among the largest predictions."""
    samples, scores = shape_of(targets), shape_of(predictions)
    if len(samples) != 1 or len(scores) != 2:
        raise ShapeError(f"{show(samples)} and {show(scores)} are not targets and their predictions")
    return Tensor(merged([samples, scores[:1]]))


OPERATIONS = (
    Described(taken, "keras.ops.take(x, indices, axis=None)"),
    Described(
        taken_from_first,
        """
        keras.backend.gather=tf.compat.v1.gather(reference: x, indices)
    """,
    ),
    Described(
        taken_from_first,
        "tensorflow.nn.embedding_lookup=tf.compat.v1.nn.embedding_lookup"
        "(params: x, ids: indices, max_norm=None, name=None)",
    ),
    Described(
        gathered,
        "tensorflow.gather=tf.compat.v1.gather"
        "(params: x, indices, validate_indices=None, axis=None, batch_dims=0, name=None)",
    ),
    Described(
        gathered_by_places,
        "tensorflow.gather_nd=tf.compat.v1.gather_nd"
        '(params: x, indices, batch_dims=0, name=None, bad_indices_policy="")',
    ),
    Described(along_axis, "keras.ops.take_along_axis(x, indices, axis=None)"),
    Described(
        masked, 'tensorflow.boolean_mask=tf.compat.v1.boolean_mask(tensor: x, mask, axis=None, name="boolean_mask")'
    ),
    Described(
        top,
        """
        keras.ops.top_k(x, k, sorted=True)
        tensorflow.math.top_k(input: x, k=1, sorted=True, index_type=None, name=None)
    """,
    ),
    Described(
        within_top,
        """
        keras.ops.in_top_k(targets, predictions, k)
        tensorflow.math.in_top_k=tf.compat.v1.math.in_top_k(targets, predictions, k, name=None)
        keras.backend.in_top_k(predictions, targets, k)
    """,
    ),
)
