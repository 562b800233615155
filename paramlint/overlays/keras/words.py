"""Shapes in the words of messages."""

from __future__ import annotations

from paramlint.keras.shape import Several, show
from paramlint.overlays.keras.tensor import Output


def show_shapes(shapes: Output | None) -> str:
    """One shape, or several in brackets.

    >>> show_shapes((None, 4)), show_shapes(Several(((None, 4), None)))
    ('(None, 4)', '[(None, 4), None]')
    """
    if isinstance(shapes, Several):
        return f"[{', '.join(map(show_shapes, shapes.shapes))}]"
    if shapes is None:
        return "None"
    return show(shapes) if isinstance(shapes, tuple) else "an unknown shape"
