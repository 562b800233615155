"""Bidirectional: one recurrent layer from either end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from paramlint.keras.arguments import objection
from paramlint.keras.arithmetic import scaled
from paramlint.keras.cost import Cost, elements
from paramlint.keras.errors import LayerError, RankError, Undescribed
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.recurrent.base import _Recurrent
from paramlint.keras.shape import Dim, Several, Shape, product, show
from paramlint.keras.weight import Weight

_MERGE_MODES = ("sum", "mul", "ave", "concat", None)
_IN_COMMON = ("stateful", "return_sequences", "return_state")


class Bidirectional(KerasLayer):
    """Runs a recurrent layer forward, and a copy of it (or `backward_layer`) backward, and merges the outputs."""

    takes_mask = True

    layer: KerasLayer
    merge_mode: str | None = "concat"
    initial_weights: Inert = msgspec.field(name="weights", default=None)
    backward_layer: KerasLayer | None = None

    owns_weights = False
    copies_parts = True

    @property
    def hands_on_mask(self) -> bool:
        """Whether the first output has the mask of the input: as long as it has steps."""
        return bool(self._directions()[0].return_sequences)

    def check_arguments(self) -> None:
        forward, backward = self._directions()
        if self.merge_mode not in _MERGE_MODES:
            raise objection(self, "merge_mode", "'sum', 'mul', 'ave', 'concat' or None")
        if forward.go_backwards == backward.go_backwards:
            raise LayerError("Bidirectional needs one layer with go_backwards=True and one without")
        for argument in _IN_COMMON:
            if getattr(forward, argument) != getattr(backward, argument):
                raise LayerError(f"Bidirectional needs both layers to have the same `{argument}`")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        forward, backward = self._directions()
        yield from _named("forward", forward.variables(shape))
        try:
            yield from _named("backward", backward.variables(shape))
        except RankError as error:
            # Keras asks only the forward layer for a rank, so that some nonsense is built until data flows.
            raise Undescribed(f"Bidirectional over {show(shape)}: {error}") from error

    def output_shape(self, shape: Shape) -> Shape | Several:
        forward, _ = self._directions()
        forward.require_sequences(shape)
        outputs = self._merged(forward.sequences_or_last(shape))
        # Keras takes the backward layer's states to be like those of the forward layer, whatever it is.
        states = forward.states(shape) * 2 if forward.return_state else ()
        return Several((*outputs, *states)) if states or len(outputs) > 1 else outputs[0]

    def _merged(self, output: Shape) -> tuple[Shape, ...]:
        if self.merge_mode is None:
            return output, output
        *rest, units = output
        return ((*rest, scaled(units, 2 if self.merge_mode == "concat" else 1)),)

    def steps(self, shape: Shape) -> Dim:
        return shape[1]

    def cost(self, shape: Shape) -> Cost:
        forward, backward = self._directions()
        both = forward.cost(shape).beside(backward.cost(shape))
        if self.merge_mode is None:
            return both
        merged = elements(self._merged(forward.sequences_or_last(shape))[0])
        size = product((merged, forward.number_bytes()))
        return both + Cost(activations=merged, activation_bytes=size, output_bytes=size)

    def _directions(self) -> tuple[_Recurrent, _Recurrent]:
        if not isinstance(self.layer, _Recurrent):
            raise objection(self, "layer", "a recurrent layer")
        if self.backward_layer is None:
            backwards = msgspec.structs.replace(self.layer, go_backwards=True)
            return self.layer, backwards
        if not isinstance(self.backward_layer, _Recurrent):
            raise objection(self, "backward_layer", "a recurrent layer")
        return self.layer, self.backward_layer


def _named(part: str, weights: Iterable[Weight]) -> Iterator[Weight]:
    """The weights of one direction: what they are called inside it goes behind the direction."""
    return (replace(weight, part=f"{part} {weight.part}".rstrip()) for weight in weights)
