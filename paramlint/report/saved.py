"""What is known of a model only because a notebook's last run left it in the file."""

from __future__ import annotations

from collections.abc import Iterator

from paramlint.graph.model import Model
from paramlint.report.printable import printable


def saved_outputs(model: Model) -> Iterator[str]:
    """`x.shape is (60000, 28, 28): saved output of cell 12`."""
    for saved in model.saved_outputs:
        yield f"{printable(saved.text)} is {printable(saved.value)}: saved output of cell {saved.cell}"
