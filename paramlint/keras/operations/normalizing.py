"""Normalizations, attention and losses as functions."""

from __future__ import annotations

from typing import Any

from paramlint.keras.errors import ShapeError
from paramlint.keras.operations.axes import axis_index, axis_indices, replaced
from paramlint.keras.operations.broadcasting import broadcast, merged
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.tensor import Tensor, Undecided, known, shape_of
from paramlint.keras.shape import Shape, show
from paramlint.unknown import Unknown


def normalized_in_batch(x: Any, mean: Any, variance: Any, axis: Any) -> Tensor:
    """A batch normalization, with one mean and variance for each place along the axis."""
    shape = shape_of(x)
    place = axis_index(axis, shape)
    for statistic in (shape_of(mean), shape_of(variance)):
        _exactly([(shape[place],), statistic])
    return Tensor(shape)


def normalized(x: Any, axis: Any = -1) -> Tensor:
    """A layer normalization, along one axis or several."""
    shape = shape_of(x)
    axis_indices(axis, shape)
    return Tensor(shape)


def compared(target: Any, output: Any) -> Tensor:
    """A loss for each number.

    >>> compared(Tensor((None, 10)), Tensor((None, 10))).shape
    (None, 10)
    """
    return Tensor(_exactly([shape_of(target), shape_of(output)]))


def compared_anyhow(target: Any, output: Any) -> Tensor:
    """Keras 2's loss for each number, certain where both have the same shape."""
    shape = broadcast(shape_of(target), shape_of(output))
    if shape_of(target) != shape_of(output):
        raise Undecided(Unknown("unsupported-call", f"what is stretched to {show(shape)} is not followed"))
    return Tensor(shape)


def compared_along(target: Any, output: Any, axis: Any = -1) -> Tensor:
    """A loss for each sample, summed over the classes along the axis.

    >>> compared_along(Tensor((None, 10)), Tensor((None, 10))).shape
    (None,)
    """
    shape = _exactly([shape_of(target), shape_of(output)])
    if known(axis) not in (-1, len(shape) - 1):
        raise Undecided(Unknown("unsupported-call", "classes along another axis than the last are not followed"))
    return Tensor(shape[:-1])


def compared_stretched(target: Any, output: Any, axis: Any = -1) -> Tensor:
    """TensorFlow's cross entropy, whose targets and outputs are broadcast."""
    return compared_along(compared_anyhow(target, output), output, axis)


def compared_with_labels(target: Any, output: Any, axis: Any = -1) -> Tensor:
    """A loss for each sample, whose class is given as a number."""
    labels, scores = shape_of(target), shape_of(output)
    if known(axis) not in (-1, len(scores) - 1):
        raise Undecided(Unknown("unsupported-call", "classes along another axis than the last are not followed"))
    if not scores:
        raise ShapeError("a single number is no score for each class")
    if len(labels) == len(scores) and labels[-1] == 1:
        labels = labels[:-1]
    return Tensor(_exactly([scores[:-1], labels]))


def compared_with_each_label(target: Any, output: Any) -> Tensor:
    """TensorFlow's cross entropy of labels, which have one axis less than the scores."""
    labels, scores = shape_of(target), shape_of(output)
    if len(labels) != len(scores) - 1:
        raise ShapeError(f"{show(labels)} are no labels for the scores {show(scores)}")
    return Tensor(_exactly([scores[:-1], labels]))


def attended(query: Any, key: Any, value: Any) -> Tensor:
    """The values that each query attends to, each tensor (batch, steps, heads, size).

    >>> attended(Tensor((None, 9, 4, 16)), Tensor((None, 7, 4, 16)), Tensor((None, 7, 4, 16))).shape
    (None, 9, 4, 16)
    """
    shapes = [shape_of(tensor) for tensor in (query, key, value)]
    for shape in shapes:
        if len(shape) != 4:
            raise ShapeError(f"{show(shape)} does not have batch, steps, heads and size")
    asked, known_by, given = shapes
    _exactly([replaced(known_by, 3, 1), replaced(given, 3, 1)])
    if given[3] != asked[3]:
        raise Undecided(Unknown("unsupported-call", f"attention to values {show(given)} by queries {show(asked)}"))
    if known_by[2] != asked[2]:
        raise Undecided(Unknown("unsupported-call", f"attention with other heads: {show(asked)} and {show(known_by)}"))
    _exactly([replaced(asked, 1, 1), replaced(known_by, 1, 1)])
    return Tensor(asked)


def _exactly(shapes: list[Shape]) -> Shape:
    """The shape that all of them have. Undecided where a size is open in one of them only, which Keras refuses."""
    shape = merged(shapes)
    if any((None in dims) and any(dim is not None for dim in dims) for dims in zip(*shapes, strict=True)):
        raise Undecided(Unknown("runtime-value", f"whether {' and '.join(map(show, shapes))} are equal is left open"))
    return shape


OPERATIONS = (
    Described(
        normalized_in_batch,
        "keras.ops.batch_normalization=BatchNorm(x, mean, variance, axis, offset=None, scale=None, epsilon=0.001)",
    ),
    Described(
        normalized,
        """
        keras.ops.layer_normalization=LayerNorm(x, gamma=None, beta=None, axis=-1, epsilon=None)
        keras.ops.rms_normalization=RMSNorm(x, scale=None, axis=-1, epsilon=None)
    """,
    ),
    Described(
        compared,
        """
        keras.ops.binary_crossentropy(target, output, from_logits=False)
    """,
    ),
    Described(
        compared_anyhow,
        "keras.backend.binary_crossentropy=tf.keras.backend.binary_crossentropy(target, output, from_logits=False)",
    ),
    Described(
        compared,
        "tensorflow.nn.sigmoid_cross_entropy_with_logits=-(labels: target = None, logits: output = None, name=None)",
    ),
    Described(
        compared_along,
        """
        keras.ops.categorical_crossentropy(target, output, from_logits=False, axis=-1)
    """,
    ),
    Described(
        compared_stretched,
        "tensorflow.nn.softmax_cross_entropy_with_logits=-(labels: target, logits: output, axis=-1, name=None)",
    ),
    Described(
        compared_along,
        "keras.backend.categorical_crossentropy=tf.keras.backend.categorical_crossentropy"
        "(target, output, from_logits=False, axis=-1)",
    ),
    Described(
        compared_with_labels,
        """
        keras.ops.sparse_categorical_crossentropy(target, output, from_logits=False, axis=-1)
    """,
    ),
    Described(
        compared_with_each_label,
        "tensorflow.nn.sparse_softmax_cross_entropy_with_logits=-(labels: target, logits: output, name=None)",
    ),
    Described(
        attended,
        "keras.ops.dot_product_attention(query, key, value, bias=None, mask=None, scale=None, is_causal=False,"
        " flash_attention=None, attn_logits_soft_cap=None)",
    ),
)
