"""GroupQueryAttention: several query heads share a key head and a value head."""

from __future__ import annotations

from collections.abc import Iterator

from paramlint.keras.arguments import objection, require_share
from paramlint.keras.arithmetic import may_divide
from paramlint.keras.attention.projections import Projection, _Projecting
from paramlint.keras.core.einsum_dense import EinsumDense
from paramlint.keras.errors import LayerError, MergeError
from paramlint.keras.layer import Inert
from paramlint.keras.low_rank import refuse_quantized
from paramlint.keras.shape import Several, Shape, Size, show
from paramlint.unknown import Unknown


class GroupedQueryAttention(_Projecting):
    """Multi-head attention with fewer heads for keys and values than for queries."""

    head_dim: Size
    num_query_heads: Size
    num_key_value_heads: Size
    dropout: Inert = 0.0
    use_bias: bool = True
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

    new_in_keras_3 = True
    public_name = "GroupQueryAttention"

    def check_arguments(self) -> None:
        for argument in ("head_dim", "num_query_heads", "num_key_value_heads"):
            if not isinstance(getattr(self, argument), (int, Unknown)):
                raise objection(self, argument, "an integer")
        if self.num_key_value_heads == 0 or not may_divide(self.num_key_value_heads, self.num_query_heads):
            heads = f"{self.num_query_heads} query heads among {self.num_key_value_heads} key heads"
            raise LayerError(f"{self.class_name} cannot share {heads} evenly")
        if isinstance(self.head_dim, int) and self.head_dim <= 0:
            raise objection(self, "head_dim", "a positive integer")
        super().check_arguments()
        refuse_quantized(self)

    def projections(self, inputs: Several) -> Iterator[Projection]:
        query, value, key = self.tensors(inputs)
        yield "query", self._to_heads(self.num_query_heads), query
        yield "key", self._to_heads(self.num_key_value_heads), key
        if self.use_gate:
            yield "gate", self._to_heads(self.num_query_heads), query
        yield "value", self._to_heads(self.num_key_value_heads), value
        require_share(self, "dropout")
        output = self._dense("bquh,uhm->bqm", (None, query[-1]), "m")
        yield "attention_output", output, (None, *query[1:2], self.num_query_heads, self.head_dim)

    def heads(self) -> tuple[Size, Size, Size]:
        return self.num_query_heads, self.head_dim, self.head_dim

    def output_shape(self, inputs: Several) -> Shape:
        query, value, key = self.tensors(inputs)
        last = query[-1], value[-1]
        if last[0] != last[1] and not any(isinstance(dim, Unknown) for dim in last):
            raise MergeError(f"{self.class_name} needs equal features, got {show(query)} and {show(value)}")
        self.require_equal_steps(value, key)
        return query

    def _to_heads(self, number: Size) -> EinsumDense:
        return self._dense("bkm,mvh->bkvh", (None, number, self.head_dim), "vh")

    def _dense(self, equation: str, target: Shape, bias_axes: str) -> EinsumDense:
        return EinsumDense(equation=equation, target=target, bias_axes=bias_axes if self.use_bias else None)
