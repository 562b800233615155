"""Calculating with shapes, as people do it in a layer's `call`: sizes that TensorFlow knows, and that it does not."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import tensorflow as tf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paramlint.keras.errors import LayerError
from paramlint.keras.operations.catalogue import find_operation, find_operator
from paramlint.keras.operations.tensor import Tensor
from tests.keras.operations.oracle import REFUSED, agree, shapes_of

DRAWS = int(os.environ.get("PARAMLINT_DRAWS", "12"))
EXPRESSIONS: tuple[Callable[[Any, Any], Any], ...] = (
    lambda tf, x: tf.reshape(x, [tf.shape(x)[0], tf.shape(x)[1] * tf.shape(x)[2]]),
    lambda tf, x: tf.reshape(x, [-1, tf.shape(x)[1] * tf.shape(x)[2]]),
    lambda tf, x: tf.reshape(x, [tf.shape(x)[0], -1]),
    lambda tf, x: tf.reshape(x, (-1, tf.shape(x)[1], 1, tf.shape(x)[2])),
    lambda tf, x: tf.reshape(x, tf.concat([tf.shape(x)[:-1], [1, -1]], 0)),
    lambda tf, x: tf.reshape(x, tf.concat([tf.shape(x)[:-1], [1, tf.shape(x)[-1]]], axis=0)),
    lambda tf, x: tf.reshape(x, tf.stack([tf.shape(x)[0], tf.shape(x)[1], 1, tf.shape(x)[2]])),
    lambda tf, x: tf.reshape(x, [tf.shape(x)[0], tf.reduce_prod(tf.shape(x)[1:])]),
    lambda tf, x: tf.reshape(x, [tf.reduce_prod(tf.shape(x))]),
    lambda tf, x: tf.reshape(x, [-1, tf.shape(x)[1:][0], tf.shape(x)[2]]),
    lambda tf, x: tf.reshape(x, [tf.shape(x)[0], tf.shape(x)[1] * 2, tf.shape(x)[2] // 2]),
    lambda tf, x: tf.reshape(x, [tf.size(x) // 2, 2]),
    lambda tf, x: tf.reshape(x, [tf.rank(x) - 2, -1]),
    lambda tf, x: tf.reshape(x, tf.cast(tf.shape(x), "int64")),
    lambda tf, x: tf.reshape(x, [tf.cast(tf.shape(x), "int32")[1], -1]),
    lambda tf, x: tf.reshape(x, [tf.stack([tf.shape(x)[1], 5])[0], -1]),
    lambda tf, x: tf.reshape(x, [tf.concat([tf.shape(x)[1:], [5]], 0)[0], -1]),
    lambda tf, x: tf.reshape(x, [*x.get_shape()[1:], -1]) if None not in x.get_shape()[1:] else x,
    lambda tf, x: x[:, : tf.shape(x)[1] - 1],
    lambda tf, x: x[:, : tf.shape(x)[1] - 1, ::2],
    lambda tf, x: x[:, 0 : tf.shape(x)[2], 1:],
    lambda tf, x: x[: tf.shape(x)[0], :, tf.shape(x)[2] - 1],
    lambda tf, x: tf.zeros([tf.shape(x)[0], 3]),
    lambda tf, x: tf.zeros(tf.shape(x)[:2]),
    lambda tf, x: tf.ones((tf.shape(x)[0], tf.shape(x)[1] + 1)),
    lambda tf, x: tf.fill([tf.shape(x)[0], 1, 7], 0.0),
    lambda tf, x: tf.fill(tf.shape(x), 0.0),
    lambda tf, x: tf.tile(x, [1, tf.shape(x)[1], 2]),
    lambda tf, x: tf.tile(x[:, None], [1, 4, 1, 1]),
    lambda tf, x: tf.tile(x, tf.shape(x)),
    lambda tf, x: tf.broadcast_to(x[:1], [tf.shape(x)[0], tf.shape(x)[1], tf.shape(x)[2]]),
    lambda tf, x: tf.range(tf.shape(x)[1]),
    lambda tf, x: tf.range(tf.shape(x)[0]),
    lambda tf, x: tf.range(0, tf.shape(x)[1], 2),
    lambda tf, x: tf.one_hot(tf.range(tf.shape(x)[1]), 10),
    lambda tf, x: tf.random.normal(tf.shape(x)),
    lambda tf, x: tf.random.normal([tf.shape(x)[0], 16]),
    lambda tf, x: tf.random.uniform((tf.shape(x)[0], tf.shape(x)[1])),
    lambda tf, x: tf.eye(tf.shape(x)[1]),
    lambda tf, x: tf.slice(x, [0, 0, 0], [tf.shape(x)[0], 1, 1]),
    lambda tf, x: tf.slice(x, [0, 0, 0], [-1, 1, -1]),
    lambda tf, x: tf.image.resize(x[..., None], [tf.shape(x)[1] * 2, 9]),
    lambda tf, x: tf.nn.conv2d_transpose(x[:, None], tf.ones([1, 2, 5, 2]), [tf.shape(x)[0], 1, 8, 5], [1, 1, 2, 1]),
    lambda tf, x: tf.reduce_mean(tf.reshape(x, [tf.shape(x)[0], 2, tf.shape(x)[1], -1]), axis=1),
)


class Ours:
    """`tf` as paramlint sees it."""

    def __init__(self, path: str = "tensorflow") -> None:
        self._path = path

    def __getattr__(self, name: str) -> Any:
        return Ours(f"{self._path}.{name}")

    def __call__(self, *positional: Any, **keywords: Any) -> Any:
        operation = find_operation(self._path)
        assert operation is not None, self._path
        return wrapped(operation(*unwrapped(positional), **unwrapped(keywords)))


@dataclass(frozen=True)
class Symbolic:
    """A tensor with Python's operators, as the overlay has it."""

    tensor: Tensor

    def get_shape(self) -> Any:
        return Ours("tensorflow.Tensor.get_shape")(self)

    def __getitem__(self, key: Any) -> Any:
        return operated("[]", self, key)

    def __add__(self, other: Any) -> Any:
        return operated("+", self, other)

    def __sub__(self, other: Any) -> Any:
        return operated("-", self, other)

    def __mul__(self, other: Any) -> Any:
        return operated("*", self, other)

    def __floordiv__(self, other: Any) -> Any:
        return operated("//", self, other)


def operated(sign: str, *operands: Any) -> Any:
    operation = find_operator(sign)
    assert operation is not None
    return wrapped(operation(*unwrapped(operands)))


def wrapped(value: Any) -> Any:
    return Symbolic(value) if isinstance(value, Tensor) else value


def unwrapped(value: Any) -> Any:
    if isinstance(value, Symbolic):
        return value.tensor
    if isinstance(value, slice):
        return slice(*unwrapped((value.start, value.stop, value.step)))
    if isinstance(value, (tuple, list)):
        return tuple(map(unwrapped, value))
    return {key: unwrapped(item) for key, item in value.items()} if isinstance(value, dict) else value


def by_paramlint(expression: Callable[[Any, Any], Any], shape: tuple[Any, ...]) -> Any:
    try:
        return shapes_of(unwrapped(expression(Ours(), Symbolic(Tensor(shape)))))
    except LayerError:
        return REFUSED


def by_tensorflow(expression: Callable[[Any, Any], Any], shape: tuple[Any, ...]) -> Any:
    with tf.__internal__.FuncGraph("call").as_default():
        try:
            return shapes_of(expression(tf, tf.compat.v1.placeholder("float32", shape)))
        except Exception:
            return REFUSED


@pytest.mark.parametrize("number", range(len(EXPRESSIONS)))
@settings(max_examples=DRAWS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.tuples(st.sampled_from([None, None, 3]), st.sampled_from([None, 4, 5]), st.sampled_from([None, 6, 2])))
def test_agrees_with_tensorflow(number: int, shape: tuple[Any, ...]) -> None:
    ours, theirs = by_paramlint(EXPRESSIONS[number], shape), by_tensorflow(EXPRESSIONS[number], shape)
    assert agree(ours, theirs), (shape, ours, theirs)
