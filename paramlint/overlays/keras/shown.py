"""The samples of a training by what its cell printed when the notebook last ran."""

from __future__ import annotations

import re

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Known
from paramlint.graph.model import Samples
from paramlint.overlays.keras.training import stated_batch_size

_SILENT = (0, 2)
"""What `verbose` is where `fit` shows no bar."""


_TENSORFLOW = re.compile(r"\btf\.keras\b|\btensorflow\.keras\b|\bfrom tensorflow import .*\bkeras\b")
_KERAS = re.compile(r"^\s*(?:from|import) keras\b", re.MULTILINE)


def shown_samples(call: Call) -> Samples | None:
    """What the cell under way says of each `fit` in it alike; None where it says nothing, or several things.

    A number of samples is exact. One of steps tells the most there can be: the last batch may be smaller.
    """
    cell = call.machine.cell
    if cell is None or cell.run is None or _is_silent(call):
        return None
    shown = cell.progress
    steps = shown.steps + shown.either if _counts_steps(call.machine.tree.code) else shown.steps
    if len(shown.samples + shown.steps + shown.either) != 1 or 0 in shown.samples + steps:
        return None
    if shown.samples:
        return Samples(shown.samples[0], "saved-output", call.span, cell=cell.number)
    size = None if "steps_per_epoch" in call.named() else stated_batch_size(call)
    if size is None or not steps:
        return None
    return Samples(steps[0] * size, "saved-output", call.span, cell=cell.number, at_most=size > 1)


def _counts_steps(code: str) -> bool:
    """Whether bars are TensorFlow's, which calls steps what are steps; Keras for itself once called samples so."""
    return _TENSORFLOW.search(code) is not None and _KERAS.search(code) is None


def _is_silent(call: Call) -> bool:
    verbose = call.named().get("verbose", Known(1))
    return not isinstance(verbose, Known) or verbose.value in _SILENT
