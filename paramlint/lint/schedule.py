"""The learning rate as a schedule, in place of the `decay` that optimizers no longer follow."""

from __future__ import annotations

from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.arguments import argument
from paramlint.lint.edits import remove_argument, rename_keyword
from paramlint.lint.finding import Edit
from paramlint.lint.reach import reach

_SCHEDULE = ("keras.optimizers.schedules.InverseTimeDecay",)


def decay_as_schedule(use: Use, program: Program) -> tuple[Edit, ...] | None:
    """Edits that make a schedule of the learning rate and the decay of an optimizer; None where one is not a number.

    `InverseTimeDecay(rate, 1, decay)` is what `decay` did: rate / (1 + decay × step).
    """
    rate, decay = use.keyword("lr") or argument(use, "learning_rate"), use.keyword("decay")
    reached = reach(_SCHEDULE, use, program)
    if rate is None or decay is None or reached is None or not isinstance(rate.value, int | float):
        return None
    removed = remove_argument(use, "decay", program)
    if removed is None or not use.complete:
        return None
    text = f"{reached.text}({program.text(rate.value_span)}, 1, {program.text(decay.value_span)})"
    renamed = rename_keyword(use, "lr", "learning_rate") or ()
    return (*reached.edits, *renamed, Edit(rate.value_span, text), *removed)
