"""Counts and shapes in the JSON documents, with what is unknown of them."""

from __future__ import annotations

from typing import Any

from paramlint.graph.count import Count
from paramlint.graph.layer import Shapes
from paramlint.keras.shape import Dim, Shape
from paramlint.report.document_place import Record
from paramlint.unknown import Unknown


def count_value(count: Count) -> int | Record | None:
    """The number, its bounds, or None where nothing at all is known."""
    if count.exact is not None:
        return count.exact
    return {"min": count.low, "max": count.high} if count.low or count.high is not None else None


def shape_value(shape: Shape | Shapes | None) -> list[Any] | None:
    """The dimensions, None where not even their number is known; a list of such for several tensors."""
    if isinstance(shape, Shapes):
        return [shape_value(one) for one in shape.shapes]
    return None if shape is None else [dim_value(dim) for dim in shape]


def dim_value(dim: Dim) -> int | Record | None:
    """None is a dimension of any size, which is not the same as one nobody knows."""
    return {"unknown": dim.why} if isinstance(dim, Unknown) else dim
