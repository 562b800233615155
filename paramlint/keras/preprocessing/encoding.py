"""How indices are handed out: as they are, or as vectors with a place for each index."""

from __future__ import annotations

from paramlint.keras.arguments import objection
from paramlint.keras.dtypes import computed_bytes
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Dim, Shape, Size
from paramlint.unknown import Unknown

_FORMER_NAMES = {"binary": "multi_hot", "tf-idf": "tf_idf"}


def output_mode(layer: KerasLayer, *choices: str) -> str:
    """The layer's `output_mode`, a former name as the present one. Raises LayerError where it is no choice."""
    value = getattr(layer, "output_mode")  # noqa: B009
    mode = _FORMER_NAMES.get(value, value) if isinstance(value, str) else None
    if mode not in choices:
        raise objection(layer, "output_mode", " or ".join(repr(choice) for choice in choices))
    return mode


def refuse_sparse_indices(layer: KerasLayer, mode: str) -> None:
    """LayerError where indices are to be handed out as they are, but in a sparse tensor."""
    if mode == "int" and getattr(layer, "sparse"):  # noqa: B009
        raise objection(layer, "sparse", "False with output_mode='int'")


def index_bytes(mode: str, dtype: object, of_index: str) -> Size:
    """The bytes of each number handed out; indices have a dtype of their own where the layer is given none."""
    return computed_bytes(of_index if mode == "int" and dtype is None else dtype)


def encoded(shape: Shape, mode: str, depth: Dim) -> Shape | Unknown:
    """Vectors of `depth` places: one for each element (`one_hot`), or one for all elements of the last axis.

    >>> encoded((None, 5), "one_hot", 9), encoded((None, 1), "one_hot", 9), encoded((None, 5), "multi_hot", 9)
    ((None, 5, 9), (None, 9), (None, 9))
    """
    if mode == "one_hot" and shape:
        return one_hot(shape, depth)
    return (*shape[:-1], depth)


def one_hot(shape: Shape, depth: Dim) -> Shape | Unknown:
    """A vector in the place of the last axis where it has one element only, else one for each element."""
    last = shape[-1]
    if isinstance(last, Unknown) and len(shape) > 1:
        return last.unnamed()
    return (*shape[:-1], depth) if last == 1 and len(shape) > 1 else (*shape, depth)
