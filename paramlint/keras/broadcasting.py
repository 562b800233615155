"""Broadcasting as Keras's merge layers do it: dimensions of one are stretched, open ones stay open."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.shape import Dim, Shape
from paramlint.unknown import Unknown


def broadcast(first: Shape, second: Shape) -> Shape | None:
    """The shape of elementwise arithmetic on two samples, lined up at their ends; None where they do not fit.

    >>> broadcast((4, 5, 3), (5, 1)), broadcast((None, 3), (7, 3)), broadcast((4, 3), ())
    ((4, 5, 3), (None, 3), (4, 3))
    >>> broadcast((4, 3), (4, 2)) is None
    True
    """
    longer, shorter = (first, second) if len(first) >= len(second) else (second, first)
    start = len(longer) - len(shorter)
    pairs = list(zip(longer[start:], shorter, strict=True))
    if not all(may_equal(one, other) or 1 in (one, other) for one, other in pairs):
        return None
    return (*longer[:start], *(_stretched(one, other) for one, other in pairs))


def may_equal(one: Dim, other: Dim) -> bool:
    """Whether the two may be the same size once data flows.

    >>> may_equal(3, 3), may_equal(None, 3), may_equal(3, 4)
    (True, True, False)
    """
    return not (isinstance(one, int) and isinstance(other, int)) or one == other


def _stretched(one: Dim, other: Dim) -> Dim:
    if one is None or other is None:
        return None
    if one == 1 or other == 1:
        return other if one == 1 else one
    return next((dim.unnamed() for dim in (one, other) if isinstance(dim, Unknown)), one)


def common_batch(shapes: Iterable[Shape]) -> Dim:
    """The batch size that the shapes have in common: one that is stated wins over open and unknown ones.

    >>> common_batch([(None, 3), (8, 3)]), common_batch([(None, 3), (None, 3)])
    (8, None)
    """
    batches = [shape[0] for shape in shapes]
    for kind in (int, Unknown):
        for batch in batches:
            if isinstance(batch, kind):
                return batch
    return None
