"""What TensorFlow's own profiler counts in a layer: the multiplications of its matrix products and convolutions."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import keras
import tensorflow as tf

from paramlint.keras.shape import Several
from tests.keras.oracle import called

_PRODUCTS = {
    "MatMul",
    "BatchMatMul",
    "BatchMatMulV2",
    "BatchMatMulV3",
    "Conv2D",
    "Conv3D",
    "DepthwiseConv2dNative",
    "Conv2DBackpropInput",
}
"""The operations whose float operations are multiply-accumulates, two for each."""


def profiled(name: str, layer: keras.layers.Layer, shape: Any, dtype: str | None = None) -> int:
    """The multiply-accumulates of the layer's call on a single sample of the shape."""
    specs = _specs(shape, dtype or "float32")
    # Called by itself, a layer that changes its input at random takes this for training.
    options = {"training": False} if layer._call_has_training_arg else {}
    traced = tf.function(lambda given: called(name, layer, given, **options), autograph=False).get_concrete_function(
        specs
    )
    graphs = {id(graph): graph for graph in (traced.graph, *_inner_graphs(traced.graph))}
    return sum(map(_products, graphs.values()))


def _specs(shape: Any, dtype: str) -> Any:
    if isinstance(shape, Several):
        return [part and _specs(part, dtype) for part in shape.shapes]
    return tf.TensorSpec((1, *shape[1:]), dtype)


def _inner_graphs(graph: Any) -> Iterator[Any]:
    """Grouped convolutions stand in functions of their own."""
    for function in graph._functions.values():
        inner = getattr(function, "graph", None)
        if inner is not None:
            yield inner
            yield from _inner_graphs(inner)


def _products(graph: Any) -> int:
    builder = tf.compat.v1.profiler.ProfileOptionBuilder
    options = builder(builder.float_operation()).with_empty_output().build()
    node: Any = tf.compat.v1.profiler.profile(graph, cmd="op", options=options)
    operations = 0
    while node is not None:
        operations += node.float_ops if node.name in _PRODUCTS else 0
        node = node.children[0] if node.children else None
    return operations // 2 + sum(_einsum(node) for node in graph.get_operations() if node.type == "Einsum")


def _einsum(node: Any) -> int:
    """The profiler has no number for an Einsum: every axis that is named, by any of the inputs, is one of its loops."""
    names = node.get_attr("equation").decode().split("->")[0].split(",")
    sizes: dict[str, int] = {}
    for letters, tensor in zip(names, node.inputs, strict=True):
        elided = len(tensor.shape) - len(letters.replace("...", ""))
        letters = letters.replace("...", "0123456789"[:elided])
        sizes |= dict(zip(letters, tensor.shape.as_list(), strict=True))
    return math.prod(sizes.values())
