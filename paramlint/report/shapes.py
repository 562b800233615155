"""Shapes as Keras's summary prints them."""

from __future__ import annotations

from paramlint.graph.model import Shapes
from paramlint.keras.shape import Shape, show


def shown(shape: Shape | Shapes | None) -> str:
    """One shape, several in brackets, `?` for what is unknown.

    >>> shown((None, 4)), shown(Shapes(((None, 4), None))), shown(None)
    ('(None, 4)', '[(None, 4), ?]', '?')
    """
    if isinstance(shape, Shapes):
        return f"[{', '.join(map(shown, shape.shapes))}]"
    return "?" if shape is None else show(shape)
