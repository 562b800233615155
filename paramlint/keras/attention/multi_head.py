"""MultiHeadAttention: attention in several projections side by side."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from paramlint.keras.arguments import as_tuple, objection, require_positive, require_share
from paramlint.keras.attention.projections import Projection, _Projecting, projection
from paramlint.keras.core.einsum_dense import EinsumDense
from paramlint.keras.errors import UnfitError, quoted
from paramlint.keras.layer import Inert
from paramlint.keras.low_rank import refuse_quantized
from paramlint.keras.shape import Dim, Several, Shape, Size, product, show
from paramlint.unknown import Unknown


class MultiHeadAttention(_Projecting):
    """Projects query, key and value for each head, lets the heads attend, and projects what they found."""

    num_heads: Size
    key_dim: Size
    value_dim: Size | None = None
    dropout: Inert = 0.0
    use_bias: bool = True
    target: int | tuple[Dim, ...] | None = msgspec.field(name="output_shape", default=None)
    attention_axes: int | tuple[int, ...] | None = None
    sliding_window: Inert = None
    flash_attention: Inert = None
    kernel_initializer: Inert = "glorot_uniform"
    bias_initializer: Inert = "zeros"
    kernel_regularizer: Inert = None
    bias_regularizer: Inert = None
    activity_regularizer: Inert = None
    kernel_constraint: Inert = None
    bias_constraint: Inert = None
    use_gate: bool = False
    seed: Inert = None

    def check_arguments(self) -> None:
        require_positive(self, "num_heads")
        require_positive(self, "key_dim")
        if self.value_dim is not None:
            require_positive(self, "value_dim")
        super().check_arguments()
        refuse_quantized(self)
        self._target()
        if not isinstance(self.attention_axes, (int, tuple, list)) and self.attention_axes:
            raise objection(self, "attention_axes", "an axis or a tuple of axes")

    def projections(self, inputs: Several) -> Iterator[Projection]:
        query, value, key = self.tensors(inputs)
        self.require_equal_steps(value, key)
        _, key_dim, value_dim = self.heads()
        yield "query", self._to_heads(query, key_dim), query
        yield "key", self._to_heads(key, key_dim), key
        if self.use_gate:
            yield "gate", self._to_heads(query, value_dim), query
        yield "value", self._to_heads(value, value_dim), value
        self._require_axes(value)
        require_share(self, "dropout")
        output = projection(len(query) - 1, 2, self._target() or query[-1:], self.use_bias)
        yield "attention_output", output, (query[0], *query[1:-1], self.num_heads, value_dim)

    def heads(self) -> tuple[Size, Size, Size]:
        return self.num_heads, self.key_dim, self.key_dim if self.value_dim is None else self.value_dim

    def keys(self, query: Shape, value: Shape) -> Dim:
        if self.attention_axes is None or len(query) == 3:
            return product(value[1:-1])
        axes = (self.attention_axes,) if isinstance(self.attention_axes, int) else self.attention_axes
        attended = {axis if axis >= 0 else len(query) + axis for axis in axes}
        if not attended <= set(range(1, len(query) - 1)):
            return Unknown("unsupported-layer", f"what attention over axes {quoted(axes)} computes is not described")
        return product(value[axis] for axis in attended)

    def output_shape(self, inputs: Several) -> Shape:
        query, value, key = self.tensors(inputs)
        self.require_equal_steps(value, key)
        return (*query[:-1], *self._target()) if self._target() else query

    def _to_heads(self, shape: Shape, size: Size) -> EinsumDense:
        return projection(len(shape) - 1, 1, (self.num_heads, size), self.use_bias)

    def _target(self) -> Shape:
        """The output behind batch and steps; empty where it is the query's last dimension."""
        if not self.target:
            return ()
        return (self.target,) if isinstance(self.target, int) else as_tuple(self, "target")

    def _require_axes(self, value: Shape) -> None:
        """ShapeError unless the value, with an axis for the heads, has the axes."""
        if self.attention_axes is None:
            return
        rank = len(value) + 1
        axes = (self.attention_axes,) if isinstance(self.attention_axes, int) else as_tuple(self, "attention_axes")
        for axis in axes:
            if not isinstance(axis, int) or not 1 - 2 * rank <= axis < rank:
                raise UnfitError(f"MultiHeadAttention cannot attend over axis {quoted(axis)} of {show(value)}")
