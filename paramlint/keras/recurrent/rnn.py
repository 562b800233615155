"""RNN: a cell, or several on top of each other, run over the steps."""

from __future__ import annotations

from typing import ClassVar

from paramlint.keras.arguments import objection
from paramlint.keras.errors import ShapeError, Undescribed
from paramlint.keras.layer import COMMON, Inert, KerasLayer
from paramlint.keras.recurrent.base import _OverCell, _Recurrent
from paramlint.keras.recurrent.cell import _Cell
from paramlint.keras.recurrent.stacked import StackedRNNCells, require_cells
from paramlint.keras.shape import Shape, show


class RNN(_OverCell):
    """Runs a cell over the steps; a list of cells is stacked. It asks for no rank: a step may be of any shape."""

    cell: KerasLayer | tuple[KerasLayer, ...]
    return_sequences: bool = False
    return_state: bool = False
    go_backwards: bool = False
    stateful: bool = False
    unroll: Inert = False

    leading: ClassVar[tuple[str, ...]] = (
        *("cell", "return_sequences", "return_state", "go_backwards", "stateful", "unroll", "zero_output_for_mask"),
    )
    keyword_only = COMMON
    owns_weights = False

    def check_arguments(self) -> None:
        if isinstance(self.cell, (tuple, list)):
            require_cells(self, "cell", self.cell)
        elif isinstance(self.cell, _Recurrent):
            raise Undescribed(f"RNN over a {self.cell.class_name}, which is no cell, is not described")
        elif not isinstance(self.cell, _Cell):
            raise objection(self, "cell", "a recurrent cell or a list of them")

    def require_sequences(self, shape: Shape) -> None:
        if len(shape) < 2:
            raise ShapeError(f"RNN needs sequences, its input is {show(shape)}")

    @property
    def one_cell(self) -> _Cell:
        if isinstance(self.cell, _Cell):
            return self.cell
        return StackedRNNCells(cells=self.cell if isinstance(self.cell, (tuple, list)) else (self.cell,))
