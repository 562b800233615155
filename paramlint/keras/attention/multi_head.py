"""MultiHeadAttention: attention in several projections side by side."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from paramlint.keras.arguments import as_tuple, objection, require_positive, require_share
from paramlint.keras.attention.projections import _Projecting, projection
from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.layer import Inert
from paramlint.keras.low_rank import refuse_quantized
from paramlint.keras.shape import Dim, Several, Shape, Size, show
from paramlint.keras.weight import Weight


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

    def weights(self, inputs: Several) -> Iterable[Weight]:
        query, value, key = self.tensors(inputs)
        self.require_equal_steps(value, key)
        value_dim = self.key_dim if self.value_dim is None else self.value_dim
        yield from self._heads("query", query, self.key_dim)
        yield from self._heads("key", key, self.key_dim)
        if self.use_gate:
            yield from self._heads("gate", query, value_dim)
        yield from self._heads("value", value, value_dim)
        self._require_axes(value)
        require_share(self, "dropout")
        yield from self._output(query, value_dim)

    def output_shape(self, inputs: Several) -> Shape:
        query, value, key = self.tensors(inputs)
        self.require_equal_steps(value, key)
        return (*query[:-1], *self._target()) if self._target() else query

    def _heads(self, part: str, shape: Shape, size: Size) -> Iterable[Weight]:
        dense = projection(len(shape) - 1, 1, (self.num_heads, size), self.use_bias)
        return self.project(part, dense, shape)

    def _output(self, query: Shape, value_dim: Size) -> Iterable[Weight]:
        heads = projection(len(query) - 1, 1, (self.num_heads, self.key_dim), self.use_bias)
        dense = projection(len(query) - 1, 2, self._target() or query[-1:], self.use_bias)
        return self.project("attention_output", dense, (*heads.output_shape(query)[:-1], value_dim))

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
                raise ShapeError(f"MultiHeadAttention cannot attend over axis {quoted(axis)} of {show(value)}")
