"""StackedRNNCells: cells on top of each other as one cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from paramlint.keras.arguments import as_tuple, objection
from paramlint.keras.cost import Cost
from paramlint.keras.errors import ShapeError, Undescribed
from paramlint.keras.layer import KerasLayer
from paramlint.keras.recurrent.cell import State, StateSize, _Cell
from paramlint.keras.shape import Several, Shape, Size
from paramlint.keras.weight import Weight


class StackedRNNCells(_Cell):
    """Each cell is given what the one before makes of the same step; the stack has the states of all of them."""

    cells: tuple[KerasLayer, ...]

    owns_weights = False

    def check_arguments(self) -> None:
        require_cells(self, "cells", as_tuple(self, "cells"))

    @property
    def state_size(self) -> StateSize:
        return tuple(cell.state_size for cell in self._cells())

    @property
    def output_size(self) -> Size:
        if not self.cells:
            raise ShapeError("a stack of no cells has no output")
        last: _Cell = self._cells()[-1]
        return last.output_size

    def step_weights(self, step: Shape) -> Iterable[Weight]:
        for index, cell in enumerate(self._cells()):
            weights = cell.variables_of_step(step)
            yield from (replace(weight, part=f"cell_{index} {weight.part}".rstrip()) for weight in weights)
            step = (step[0], cell.output_size)

    def step_cost(self, step: Shape) -> Cost:
        cost = Cost()
        for cell in self._cells():
            cost += cell.step_cost(step)
            step = (step[0], cell.output_size)
        return cost

    def stepped(self, step: State, states: State) -> tuple[Shape, State] | None:
        cells = self._cells()
        if not cells or not isinstance(states, Several) or len(states.shapes) != len(cells):
            return None
        for cell, state in zip(cells, states.shapes, strict=True):
            stepped = cell.stepped(step, state)
            if stepped is None:
                return None
            step = stepped[0]
        return stepped[0], states.shapes[0] if len(cells) == 1 else states

    def _cells(self) -> tuple[Any, ...]:
        return tuple(self.cells)


def require_cells(layer: KerasLayer, argument: str, cells: Sequence[object]) -> None:
    """LayerError unless all of them are cells; Undescribed where one is used twice, and its weights are shared."""
    if not all(isinstance(cell, _Cell) for cell in cells):
        raise objection(layer, argument, "recurrent cells")
    if len({id(cell) for cell in cells}) < len(cells):
        raise Undescribed(f"{layer.class_name} with the same cell twice is not described")
