"""Numbers in nested tuples, as NumPy would see them."""

from __future__ import annotations

from paramlint.keras.arguments import is_number, is_plain, objection
from paramlint.keras.layer import KerasLayer

Extents = tuple[int, ...]


def extents(layer: KerasLayer, argument: str) -> Extents | None:
    """How long the argument is along each axis, () for a single value; None where that cannot be told.

    Raises LayerError where the tuples in it are of unequal lengths.
    """
    try:
        return _extents(getattr(layer, argument))
    except ValueError:
        raise objection(layer, argument, "numbers in an array") from None


def _extents(value: object) -> Extents | None:
    """ValueError where the array would be ragged."""
    if not isinstance(value, (tuple, list)):
        return () if is_plain(value) else None
    inner = [_extents(item) for item in value]
    if any(item is None for item in inner):
        return None
    if len(set(inner)) > 1:
        raise ValueError
    return (len(value), *(inner[0] or ())) if inner else (0,)


def is_numeric(value: object) -> bool:
    """Whether all there is are numbers, or objects that cannot be judged."""
    if isinstance(value, (tuple, list)):
        return all(map(is_numeric, value))
    return is_number(value) or not is_plain(value)
