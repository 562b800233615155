"""What the recurrent layers have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from paramlint.keras.cost import Cost, elements, unknown_cost
from paramlint.keras.errors import UnfitError
from paramlint.keras.inputs import require_rank
from paramlint.keras.layer import COMMON, Inert, KerasLayer
from paramlint.keras.recurrent.cell import _Cell, states_of
from paramlint.keras.shape import Dim, Several, Shape, product, show
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


class _Recurrent(KerasLayer, kw_only=True):
    """A layer over (batch, steps, ...). Each subclass has these fields where Keras's signature has them."""

    takes_mask = True

    zero_output_for_mask: Inert = False

    if TYPE_CHECKING:

        @property
        def return_sequences(self) -> bool: ...

        @property
        def return_state(self) -> bool: ...

        @property
        def go_backwards(self) -> bool: ...

        @property
        def stateful(self) -> bool: ...

    keyword_only = COMMON | {"zero_output_for_mask"}
    takes_sequences = True

    @property
    def hands_on_mask(self) -> bool:
        """Whether the first output has the mask of the input: as long as it has steps."""
        return self.return_sequences

    def require_sequences(self, shape: Shape) -> None:
        """RankError unless the input has the layer's rank."""
        require_rank(self, shape, 3)

    def step_weights(self, step: Shape) -> Iterable[Weight]:
        """The weights for inputs of one step."""
        raise NotImplementedError

    def step_output(self, step: Shape) -> Shape:
        """The shape of the output of one step."""
        raise NotImplementedError

    def step_states(self, step: Shape) -> tuple[Shape | Several, ...]:
        """The shapes of the states that are carried from step to step."""
        raise NotImplementedError

    def weights(self, shape: Shape) -> Iterable[Weight]:
        self.require_sequences(shape)
        if self.stateful and shape[0] is None:
            raise UnfitError(f"{self.class_name} with stateful=True needs a batch size, its input is {show(shape)}")
        return self.step_weights(one_step(shape))

    def output_shape(self, shape: Shape) -> Shape | Several:
        self.require_sequences(shape)
        output = self.sequences_or_last(shape)
        return Several((output, *self.states(shape))) if self.return_state else output

    def states(self, shape: Shape) -> tuple[Shape | Several, ...]:
        """The shapes of the states after the last step."""
        return self.step_states(one_step(shape))

    def sequences_or_last(self, shape: Shape) -> Shape:
        """The shape of the outputs proper, without the states."""
        batch, *features = self.step_output(one_step(shape))
        return (batch, shape[1], *features) if self.return_sequences else (batch, *features)

    def steps(self, shape: Shape) -> Dim:
        return shape[1]

    def step_cost(self, step: Shape) -> Cost:
        """What one step costs."""
        return unknown_cost(Unknown("unsupported-layer", f"what {self.class_name} computes is not described"))

    def cost(self, shape: Shape) -> Cost:
        output = product((elements(self.output_shape(shape)), self.number_bytes()))
        return replace(self.step_cost(one_step(shape)).repeated(self.steps(shape)), output_bytes=output)


class _OverCell(_Recurrent, kw_only=True):
    """A recurrent layer that is one of its cells, run over the steps."""

    @property
    def one_cell(self) -> _Cell:
        """The cell that makes one step."""
        raise NotImplementedError

    def step_weights(self, step: Shape) -> Iterable[Weight]:
        return self.one_cell.variables_of_step(step)

    def step_output(self, step: Shape) -> Shape:
        return (step[0], self.one_cell.output_size)

    def step_states(self, step: Shape) -> tuple[Shape | Several, ...]:
        return states_of(self.one_cell.state_size, step[0])

    def step_cost(self, step: Shape) -> Cost:
        return self.one_cell.step_cost(step)


def one_step(shape: Shape) -> Shape:
    """A sequence's shape without its steps."""
    return (shape[0], *shape[2:])
