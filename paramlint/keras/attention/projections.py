"""What attention layers with projections have in common: named products of a tensor and a weight."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from paramlint.keras.arguments import is_number, is_plain, objection
from paramlint.keras.arithmetic import total
from paramlint.keras.core.einsum_dense import EinsumDense
from paramlint.keras.cost import elements
from paramlint.keras.errors import LayerError, MergeError, ShapeError, Undescribed
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Dim, Several, Shape, Size, product, show
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown

Projection = tuple[str, EinsumDense, Shape]
"""The name of a projection, the product that it is, and the shape of what is projected."""


class _Projecting(KerasLayer):
    """A layer called on query, value and, if it is not the value, key."""

    keeps_mask = True

    inputs = ("query", "value", "key")
    unnamed_parts = ("Softmax", "Dropout")
    owns_weights = False
    makes_parts_late = True

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
            raise MergeError(f"{self.class_name} needs a query and a value, one tensor each")
        return query, value, key

    def require_equal_steps(self, value: Shape, key: Shape) -> None:
        """ShapeError unless value and key are equal between batch and features."""
        pairs = zip(value[1:-1], key[1:-1], strict=False)
        unequal = any(one != other and not _is_unknown(one, other) for one, other in pairs)
        if unequal or len(value[1:-1]) != len(key[1:-1]):
            between = "all dimensions but the last to be equal in value and key"
            raise MergeError(f"{self.class_name} needs {between}, got {show(value)} and {show(key)}")

    def projections(self, inputs: Several) -> Iterator[Projection]:
        """The products with weights, that of the output last. Raises LayerError where Keras's build does."""
        raise NotImplementedError

    def heads(self) -> tuple[Size, Size, Size]:
        """How many heads there are, and the features of a query and of a value in each."""
        raise NotImplementedError

    def keys(self, query: Shape, value: Shape) -> Dim:
        """How many keys each query is compared with."""
        return product(value[1:-1])

    def weights(self, inputs: Several) -> Iterator[Weight]:
        for projection in self.projections(inputs):
            yield from self.project(*projection)

    def uses(self, inputs: Several) -> Mapping[str, Dim] | Unknown:
        query, value, _ = self.tensors(inputs)
        if len(query) != len(value):
            return Unknown("unsupported-call", f"what {self.class_name} makes of different ranks is not described")
        return {}  # the kernels are those of the projections

    def products(self, inputs: Several) -> Dim:
        projected = [dense.cost(shape).multiply_accumulates for _, dense, shape in self.projections(inputs)]
        _, of_query, of_value = self.heads()
        return total(*projected, product((self._scores(inputs), total(of_query, of_value))))

    def kept(self, inputs: Several) -> Dim:
        *projections, _ = self.projections(inputs)
        projected = [_projected(dense, shape) for _, dense, shape in projections]
        heads, _, of_value = self.heads()
        mixed = product((*self.tensors(inputs)[0][1:-1], heads, of_value))
        return total(*projected, self._scores(inputs), mixed, elements(self.output_shape(inputs)))

    def _scores(self, inputs: Several) -> Dim:
        query, value, _ = self.tensors(inputs)
        return product((self.heads()[0], *query[1:-1], self.keys(query, value)))

    def project(self, part: str, dense: EinsumDense, shape: Shape) -> Iterator[Weight]:
        """The weights of a projection of the shape, under the name of the part."""
        try:
            weights = list(dense.weights(shape))
        except ShapeError as error:
            raise type(error)(f"{self.class_name}'s `{part}`: {error}") from error
        return (replace(weight, part=part) for weight in weights)


def _projected(dense: EinsumDense, shape: Shape) -> Dim:
    """The numbers that a projection to heads makes of one sample."""
    kernel, *_ = dense.weights(shape)
    return product((*shape[1:-1], *kernel.shape[1:]))


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
