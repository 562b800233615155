"""What attention layers with projections have in common: named products of a tensor and a weight."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from paramlint.keras.arguments import is_number, is_plain, objection
from paramlint.keras.core.einsum_dense import EinsumDense
from paramlint.keras.errors import LayerError, ShapeError, Undescribed
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Dim, Several, Shape, show
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


class _Projecting(KerasLayer):
    """A layer called on query, value and, if it is not the value, key."""

    inputs = ("query", "value", "key")
    unnamed_parts = ("Softmax", "Dropout")
    owns_weights = False

    if TYPE_CHECKING:

        @property
        def dropout(self) -> Inert: ...

        @property
        def use_bias(self) -> bool: ...

        @property
        def sliding_window(self) -> Inert: ...

        @property
        def flash_attention(self) -> Inert: ...

    def check_arguments(self) -> None:
        window = self.sliding_window
        if window is not None and is_plain(window) and not (isinstance(window, int) and window > 0):
            raise objection(self, "sliding_window", "a positive integer or None")
        if not self.flash_attention or not is_plain(self.flash_attention) or not is_plain(self.dropout):
            return
        if not is_number(self.dropout) or self.dropout > 0:
            raise LayerError(f"{self.class_name} takes `flash_attention` or a `dropout` above 0, not both")

    def tensors(self, inputs: Several) -> tuple[Shape, Shape, Shape]:
        """The shapes of query, value and key. Raises ShapeError where query or value is left out."""
        if len(inputs.shapes) > len(self.inputs):
            raise Undescribed(f"{self.class_name} called with masks by position is not described")
        query, value, key = (*inputs.shapes, None, None, None)[:3]
        key = value if key is None else key
        if not isinstance(query, tuple) or not isinstance(value, tuple) or not isinstance(key, tuple):
            raise ShapeError(f"{self.class_name} needs a query and a value, one tensor each")
        return query, value, key

    def require_equal_steps(self, value: Shape, key: Shape) -> None:
        """ShapeError unless value and key are equal between batch and features."""
        pairs = zip(value[1:-1], key[1:-1], strict=False)
        unequal = any(one != other and not _is_unknown(one, other) for one, other in pairs)
        if unequal or len(value[1:-1]) != len(key[1:-1]):
            between = "all dimensions but the last to be equal in value and key"
            raise ShapeError(f"{self.class_name} needs {between}, got {show(value)} and {show(key)}")

    def project(self, part: str, dense: EinsumDense, shape: Shape) -> Iterator[Weight]:
        """The weights of a projection of the shape, under the name of the part."""
        try:
            weights = list(dense.weights(shape))
        except ShapeError as error:
            raise ShapeError(f"{self.class_name}'s `{part}`: {error}") from error
        return (replace(weight, part=part) for weight in weights)


def _is_unknown(one: Dim, other: Dim) -> bool:
    return isinstance(one, Unknown) or isinstance(other, Unknown)


def projection(free: int, bound: int, sizes: Sequence[Dim], use_bias: bool) -> EinsumDense:
    """A product that keeps the first `free` axes, sums over the `bound` ones behind and makes axes of these sizes.

    >>> projection(2, 1, (8, 64), use_bias=True).equation
    'abc,cde->abde'
    """
    letters = iter(string.ascii_lowercase)
    if free + bound + len(sizes) > len(string.ascii_lowercase):
        raise ShapeError("Keras has letters for no more than 26 axes")
    kept, summed, made = ("".join(next(letters) for _ in range(count)) for count in (free, bound, len(sizes)))
    equation = f"{kept}{summed},{summed}{made}->{kept}{made}"
    return EinsumDense(
        equation=equation, target=(None,) * (free - 1) + tuple(sizes), bias_axes=made if use_bias else None
    )
