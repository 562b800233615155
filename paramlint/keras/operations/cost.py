"""What operations on tensors cost: those that are described multiply with nothing, but make new numbers."""

from __future__ import annotations

from collections.abc import Sequence

from paramlint.keras.arithmetic import total
from paramlint.keras.cost import Cost, elements, unknown_cost
from paramlint.keras.dtypes import computed_bytes
from paramlint.keras.shape import Shape, Size, product
from paramlint.unknown import Unknown

_APART = frozenset({"elementwise", "binary", "reductions", "indexing", "queries"})
"""The rooms whose functions keep the samples of a batch apart."""
_AS_MANY = frozenset({"shaping", "joining"})
"""The rooms whose functions do where each sample has as many numbers as before."""
_VIEWS = frozenset(
    {"shaping.reshape", "shaping.expand_dims", "shaping.flatten", "shaping.batch_flatten", "elementwise.same"}
    | {"shaping.squeeze", "shaping.squeeze_open", "shaping.squeeze_one"}
)

Shapes = Sequence[Shape | Unknown]


def mixes_samples(computes: str | None, inputs: Shapes, outputs: Shapes) -> bool:
    """Whether what comes out may belong to several samples: `shaping.reshape` is given as the function it is.

    >>> mixes_samples("shaping.reshape", [(None, 4, 5)], [(None, 20)])
    False
    >>> mixes_samples("shaping.reshape", [(None, 4, 5)], [(None, 5)])
    True
    """
    room = (computes or "").partition(".")[0]
    if room in _AS_MANY:
        before, after = total(*map(elements, inputs)), total(*map(elements, outputs))
        return not isinstance(before, int) or before != after
    return computes is not None and room not in _APART


def operation_cost(computes: str | None, output: Shapes) -> Cost:
    """What an operation costs for one sample."""
    if computes is None:
        return unknown_cost(Unknown("unsupported-layer", "what this operation computes is not described"))
    numbers = total(*map(elements, output))
    size = product((numbers, _number_bytes(computes)))
    if computes in _VIEWS or computes.startswith("queries."):
        return Cost(output_bytes=size)
    return Cost(0, numbers, size, 1, size)


def _number_bytes(computes: str) -> Size:
    if computes == "elementwise.cast":
        return Unknown("unsupported-layer", "which dtype this casts to is not followed")
    return computed_bytes(None)
