"""What the recurrent layers have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paramlint.keras.arguments import require_number, require_positive
from paramlint.keras.errors import ShapeError
from paramlint.keras.inputs import defined, require_rank
from paramlint.keras.layer import COMMON, Inert, KerasLayer
from paramlint.keras.shape import Dim, Several, Shape, Size, show
from paramlint.keras.weight import Weight


class _Recurrent(KerasLayer, kw_only=True):
    """A layer over (batch, steps, features). Each subclass has these fields where Keras's signature has them."""

    zero_output_for_mask: Inert = False

    if TYPE_CHECKING:
        units: Size
        use_bias: bool
        dropout: Inert
        recurrent_dropout: Inert
        return_sequences: bool
        return_state: bool
        go_backwards: bool
        stateful: bool

    keyword_only = COMMON | {"zero_output_for_mask"}
    takes_sequences = True

    def check_arguments(self) -> None:
        require_positive(self, "units")
        require_number(self, "dropout")
        require_number(self, "recurrent_dropout")

    def output_shape(self, shape: Shape) -> Shape | Several:
        require_rank(self, shape, 3)
        output = self.sequences_or_last(shape)
        return Several((output, *self.states(shape))) if self.return_state else output

    def states(self, shape: Shape) -> tuple[Shape, ...]:
        """The shapes of the states that are carried from step to step."""
        return ((shape[0], self.units),)

    def sequences_or_last(self, shape: Shape) -> Shape:
        """The shape of the outputs proper, without the states."""
        batch, steps, _ = shape
        return (batch, steps, self.units) if self.return_sequences else (batch, self.units)

    def steps(self, shape: Shape) -> Dim:
        return shape[1]

    def kernels(self, shape: Shape, width: Size) -> tuple[Weight, Weight]:
        """`kernel` and `recurrent_kernel`, as wide as the gates of the cell side by side."""
        require_rank(self, shape, 3)
        if self.stateful and shape[0] is None:
            raise ShapeError(f"{self.class_name} with stateful=True needs a batch size, its input is {show(shape)}")
        return Weight("kernel", (defined(self, shape, -1), width)), Weight("recurrent_kernel", (self.units, width))
