"""What Keras's builds demand of an input shape."""

from __future__ import annotations

from paramlint.keras.errors import MergeError, OpenSizeError, RankError, ShapeError, UnfitError, quoted
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Dim, Several, Shape, Size, show


def require_rank(layer: KerasLayer, shape: Shape, rank: int) -> None:
    """RankError unless the shape has exactly `rank` dimensions, batch included."""
    if len(shape) != rank:
        raise RankError(f"{layer.class_name} expects {rank} dimensions, its input {show(shape)} has {len(shape)}")


def require_min_rank(layer: KerasLayer, shape: Shape, rank: int) -> None:
    """RankError unless the shape has at least `rank` dimensions, batch included."""
    if len(shape) < rank:
        expected = f"{layer.class_name} expects at least {rank} dimensions"
        raise RankError(f"{expected}, its input {show(shape)} has {len(shape)}")


def dimension(layer: KerasLayer, shape: Shape, axis: object) -> Dim:
    """The dimension at `axis`; UnfitError where the shape has no such axis, or no axis is called like that."""
    if not isinstance(axis, int) or not -len(shape) <= axis < len(shape):
        raise UnfitError(f"{layer.class_name} has no axis {quoted(axis)} in its input {show(shape)}")
    return shape[axis]


def defined(layer: KerasLayer, shape: Shape, axis: object) -> Size:
    """The dimension at `axis`, which the layer needs as a number: OpenSizeError where it is left open."""
    dim = dimension(layer, shape, axis)
    if dim is None:
        raise OpenSizeError(f"{layer.class_name} needs a defined dimension at axis {axis}, its input is {show(shape)}")
    return dim


def listed_inputs(layer: KerasLayer, inputs: Several) -> tuple[Shape, ...]:
    """The shapes of a list of tensors. ShapeError where one of them is left out, or is itself a list."""
    shapes = []
    for shape in inputs.shapes:
        if not isinstance(shape, tuple):
            raise MergeError(f"{layer.class_name} takes a list of tensors and nothing else in it")
        shapes.append(shape)
    return tuple(shapes)


def refuse_several(wrapper: KerasLayer, layer: KerasLayer) -> None:
    """ShapeError where a wrapper that hands on one tensor wraps a layer that takes several."""
    if layer.takes_several or len(layer.inputs) > 1:
        raise ShapeError(f"{wrapper.class_name} hands on one tensor, and {layer.class_name} needs several")
