"""What Keras and TensorFlow make of a call, and what paramlint does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import keras
import tensorflow as tf
import tf_keras

from paramlint.keras.errors import LayerError
from paramlint.keras.operations.operation import Operation
from paramlint.keras.operations.tensor import Tensor
from paramlint.unknown import Unknown

REFUSED = "refused"
OPEN = "open rank"


def by_paramlint(operation: Operation, positional: Sequence[Any], keywords: Mapping[str, Any]) -> Any:
    """Shapes, REFUSED, or Unknown."""
    try:
        return shapes_of(operation(*positional, **keywords))
    except LayerError:
        return REFUSED


def by_keras(name: str, positional: Sequence[Any], keywords: Mapping[str, Any], dtype: str) -> Any:
    """What `keras.ops` makes of symbolic tensors, as in a functional model."""
    symbolic = _mapped(lambda shape, own: keras.KerasTensor(shape, dtype=own or dtype))
    try:
        return shapes_of(function(name)(*symbolic(tuple(positional)), **symbolic(dict(keywords))))
    except Exception:
        return REFUSED


def by_tensorflow(name: str, positional: Sequence[Any], keywords: Mapping[str, Any], dtype: str) -> Any:
    """What TensorFlow infers where a layer's `call` is traced."""
    placed = _mapped(lambda shape, own: tf.compat.v1.placeholder(own or dtype, shape))
    with tf.__internal__.FuncGraph("call").as_default():
        try:
            return shapes_of(function(name)(*placed(tuple(positional)), **placed(dict(keywords))))
        except Exception:
            return REFUSED


def by_running(name: str, positional: Sequence[Any], keywords: Mapping[str, Any], dtype: str) -> Any:
    """What TensorFlow makes of tensors in which every open size is 2."""
    filled = _mapped(lambda shape, own: tf.ones([2 if dim is None else dim for dim in shape], own or dtype))
    try:
        return shapes_of(function(name)(*filled(tuple(positional)), **filled(dict(keywords))))
    except Exception:
        return REFUSED


def function(name: str) -> Callable[..., Any]:
    """The library's function of that name."""
    if name.startswith("operator."):
        return OPERATORS[name.removeprefix("operator.")]
    home, _, path = name.partition(".")
    found: Any = {"keras": keras, "tensorflow": tf}[home]
    if name.startswith("keras.backend."):
        found = tf_keras
    try:
        return _attribute(found, path)
    except AttributeError:
        return _attribute(tf.compat.v1, path)


def _attribute(found: Any, path: str) -> Any:
    for part in path.split("."):
        found = getattr(found, part)
    return found


OPERATORS: dict[str, Callable[..., Any]] = {
    "neg": lambda x: -x,
    "pos": lambda x: +x,
    "invert": lambda x: ~x,
    "abs": abs,
    "add": lambda x, y: x + y,
    "subtract": lambda x, y: x - y,
    "multiply": lambda x, y: x * y,
    "truediv": lambda x, y: x / y,
    "floordiv": lambda x, y: x // y,
    "mod": lambda x, y: x % y,
    "pow": lambda x, y: x**y,
    "matmul": lambda x, y: x @ y,
    "and": lambda x, y: x & y,
    "or": lambda x, y: x | y,
    "xor": lambda x, y: x ^ y,
    "lt": lambda x, y: x < y,
    "le": lambda x, y: x <= y,
    "gt": lambda x, y: x > y,
    "ge": lambda x, y: x >= y,
    "eq": lambda x, y: x == y,
    "ne": lambda x, y: x != y,
    "getitem": lambda x, key: x[key],
    "len": len,
}


def agree(ours: Any, theirs: Any) -> bool:
    """Whether what paramlint claims is what the library says; where it claims nothing, it does not contradict."""
    if isinstance(ours, Unknown):
        return True
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        return len(ours) == len(theirs) and all(map(agree, ours, theirs))
    return bool(ours == theirs)


def _mapped(make: Callable[[Any, str | None], Any]) -> Callable[[Any], Any]:
    """A function that puts the library's tensors in the place of ours."""

    def mapped(value: Any) -> Any:
        if isinstance(value, Tensor):
            return make(value.shape, value.dtype)
        if isinstance(value, tuple):
            items = tuple(map(mapped, value))
            return list(items) if any(isinstance(item, Tensor) for item in value) else items
        if isinstance(value, dict):
            return {key: mapped(item) for key, item in value.items()}
        return value

    return mapped


def shapes_of(result: Any) -> Any:
    """The shapes of a result, whatever library made it; ("tensor", shape) for each tensor."""
    if isinstance(result, (list, tuple)) and not isinstance(result, tf.TensorShape):
        return tuple(map(shapes_of, result))
    if isinstance(result, tf.TensorShape):
        return OPEN if result.rank is None else tuple(result.as_list())
    if isinstance(result, Unknown) or not hasattr(result, "shape"):
        return result
    shape = result.shape
    if isinstance(shape, Unknown):
        return shape
    if isinstance(shape, tf.TensorShape) and shape.rank is None:
        return ("tensor", OPEN)
    return ("tensor", tuple(shape))
