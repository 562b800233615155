"""TimeDistributed: one layer, applied to every step."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.core.wrapper import _Wrapper
from paramlint.keras.cost import Cost
from paramlint.keras.errors import RankError, Undescribed
from paramlint.keras.inputs import refuse_several, require_min_rank
from paramlint.keras.recurrent.base import one_step
from paramlint.keras.shape import Dim, Several, Shape, show
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


class TimeDistributed(_Wrapper):
    """Applies the same layer, with the same weights, to each step of the input."""

    keeps_mask = True
    takes_mask = True

    def weights(self, shape: Shape) -> Iterable[Weight]:
        require_min_rank(self, shape, 3)
        try:
            yield from super().weights(one_step(shape))
        except RankError as error:
            # Keras checks no ranks inside TimeDistributed, so that some nonsense is built until data flows.
            raise Undescribed(f"TimeDistributed over {show(shape)}: {error}") from error

    def output_shape(self, shape: Shape) -> Shape | Unknown:
        require_min_rank(self, shape, 3)
        refuse_several(self, self.layer)
        try:
            output = self.layer.output_shape(one_step(shape))
        except RankError as error:
            raise Undescribed(f"TimeDistributed over {show(shape)}: {error}") from error
        if isinstance(output, Several):
            return Unknown(
                "several-outputs", f"what TimeDistributed makes of {self.layer.class_name}'s several outputs"
            )
        return output if isinstance(output, Unknown) else (output[0], shape[1], *output[1:])

    def steps(self, shape: Shape) -> Dim:
        return shape[1]

    def cost(self, shape: Shape) -> Cost:
        return self.layer.cost(one_step(shape)).times(self.steps(shape))
