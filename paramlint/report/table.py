"""A table in the box that Keras 3 prints its summary in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

_UNBOUNDED = 100_000
"""Columns of a console so wide that nothing is ever wrapped: each column takes the width of its longest cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, and whether the cells below it stand `left` or `right`."""

    heading: str
    side: str = "left"


def boxed(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of the table. Cells are plain text: nothing in them is taken for markup or emoji."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=True)
    for column in columns:
        table.add_column(column.heading, justify="right" if column.side == "right" else "left", no_wrap=True)
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(
        file=StringIO(),
        width=_UNBOUNDED,
        color_system=None,
        force_jupyter=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(table)
    return [line.rstrip() for line in captured.get().splitlines()]
