"""What one step of a recurrent layer is: a cell, called on an input and on the states of the step before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from paramlint.keras.arguments import require_number, require_positive
from paramlint.keras.cost import Cost, multiplied, unknown_cost
from paramlint.keras.errors import ShapeError
from paramlint.keras.inputs import defined
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Dim, Several, Shape, Size, product, show
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown

StateSize = Size | tuple["StateSize", ...]
"""The features of a state, or of several, as Keras's `state_size` nests them."""
State = Shape | Several | Unknown | None


class _Cell(KerasLayer):
    """A layer that a recurrent layer runs step by step."""

    inputs = ("inputs", "states")

    @property
    def state_size(self) -> StateSize:
        """The features of the state; a tuple where the cell has several states."""
        raise NotImplementedError

    @property
    def output_size(self) -> Size:
        """The features of the output."""
        raise NotImplementedError

    def weights(self, inputs: Several) -> Iterable[Weight]:
        step = inputs.shapes[0] if inputs.shapes else None
        if not isinstance(step, tuple):
            raise ShapeError(f"{self.class_name} needs one tensor as its input")
        return self.step_weights(step)

    def step_weights(self, step: Shape) -> Iterable[Weight]:
        """The weights for inputs of one step."""
        raise NotImplementedError

    def variables_of_step(self, step: Shape) -> Iterator[Weight]:
        """`variables` for inputs of one step, whatever the states are."""
        return self.variables(Several((step, None)))

    def output_shape(self, inputs: Several) -> Several | Unknown:
        if len(inputs.shapes) != 2 or inputs.shapes[1] is None:
            raise ShapeError(f"{self.class_name} needs an input and the states before it")
        stepped = self.stepped(*inputs.shapes)
        if stepped is None:
            return Unknown("unsupported-call", f"what {self.class_name} makes of such states is not described")
        return Several(stepped)

    def stepped(self, step: State, states: State) -> tuple[Shape, State] | None:
        """The output and the new states, which have the shapes of those given; None where these are not the cell's."""
        raise NotImplementedError

    def step_cost(self, step: Shape) -> Cost:
        """What one step costs."""
        return unknown_cost(Unknown("unsupported-layer", f"what {self.class_name} computes is not described"))

    def cost(self, inputs: Several) -> Cost:
        output, step = self.output_shape(inputs), inputs.shapes[0]
        assert isinstance(step, tuple), "the cell was built on it"
        return unknown_cost(output) if isinstance(output, Unknown) else self.step_cost(step)


class _SimpleCell(_Cell):
    """A cell with `units` outputs. Each subclass has these fields where Keras's signature has them."""

    if TYPE_CHECKING:

        @property
        def units(self) -> Size: ...

        @property
        def use_bias(self) -> bool: ...

        @property
        def dropout(self) -> Inert: ...

        @property
        def recurrent_dropout(self) -> Inert: ...

    kept_of_a_unit: ClassVar[int]
    """How many numbers backpropagation needs of each unit at each step: its gates and its states."""

    def check_arguments(self) -> None:
        check_units(self)

    @property
    def state_size(self) -> StateSize:
        return self.units

    @property
    def output_size(self) -> Size:
        return self.units

    def kernels(self, step: Shape, gates: int) -> tuple[Weight, Weight]:
        """`kernel` and `recurrent_kernel`, as wide as the gates of the cell side by side."""
        width = self.units * gates
        return Weight("kernel", (defined(self, step, -1), width)), Weight("recurrent_kernel", (self.units, width))

    def step_cost(self, step: Shape) -> Cost:
        if len(step) != 2:
            return unknown_cost(
                Unknown("unsupported-call", f"what {self.class_name} makes of {show(step)} is not described")
            )
        kernels = multiplied(self.step_weights(step), {"kernel": 1, "recurrent_kernel": 1})
        kept, size = self.units * self.kept_of_a_unit, self.number_bytes()
        return Cost(kernels, kept, product((kept, size)), 1, product((self.units, size)))

    def stepped(self, step: State, states: State) -> tuple[Shape, State] | None:
        if not isinstance(step, tuple) or len(step) != 2:
            return None
        size = self.state_size
        expected = tuple((step[0], features) for features in (size if isinstance(size, tuple) else (size,)))
        given = states.shapes if isinstance(states, Several) else (states,)
        return ((step[0], self.units), states) if given == expected else None


def check_units(layer: KerasLayer) -> None:
    """LayerError unless `units` is a positive integer and both dropouts are numbers."""
    require_positive(layer, "units")
    require_number(layer, "dropout")
    require_number(layer, "recurrent_dropout")


def states_of(size: StateSize, batch: Dim) -> tuple[Shape | Several, ...]:
    """The shapes of the states: one for each size, and a structure of shapes for several sizes together.

    >>> states_of(3, None), states_of((3, (4, 4)), 2)
    (((None, 3),), ((2, 3), Several(shapes=((2, 4), (2, 4)))))
    """
    if not isinstance(size, tuple):
        return ((batch, size),)
    return tuple(_state(item, batch) for item in size)


def _state(size: StateSize, batch: Dim) -> Shape | Several:
    if not isinstance(size, tuple):
        return (batch, size)
    inner = [_state(item, batch) for item in size]
    if any(isinstance(shape, Several) for shape in inner):
        raise ShapeError("Keras returns no states of cells that are stacked within a stack")
    return Several(tuple(inner))
