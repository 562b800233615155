"""PML202: a recurrent layer hands on its last state where a sequence is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.edits import set_argument
from paramlint.lint.finding import Edit, Finding, Fix
from paramlint.lint.ranks import given_shape
from paramlint.lint.recurrent import Recurrent, missing_sequences
from paramlint.lint.refusal import Refusal, RefusalRule, hands_on


class MissingReturnSequences(RefusalRule):
    """A recurrent layer returns only its last state to a layer that needs the whole sequence.

    ## What it does

    Reports a recurrent layer, `Conv1D`, `MaxPooling1D`, `TimeDistributed` or another layer over steps that is fed by
    a recurrent layer without `return_sequences=True`. `Bidirectional` around either of them, and dropout, activations
    or normalization between them, make no difference. Keras stops there with `expected ndim=3, found ndim=2`.

    The fix adds `return_sequences=True` to every layer in the row that needs it.

    ## Why it matters

    `LSTM(32)` makes one vector of a sequence, and another recurrent layer needs one for every step. Keras raises a
    `ValueError` when the second layer is built. Only the last recurrent layer of a stack returns its last state.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import LSTM, Dense

    model = Sequential([
        Input((10, 4)),
        LSTM(32),  # (None, 32)
        LSTM(16),  # wants (None, steps, features)
        Dense(1),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import LSTM, Dense

    model = Sequential([
        Input((10, 4)),
        LSTM(32, return_sequences=True),  # (None, 10, 32)
        LSTM(16),
        Dense(1),
    ])
    ```
    """

    kinds = frozenset({"rank-mismatch"})
    fix_safety = "safe"

    def check(self, refusal: Refusal, program: Program) -> Iterable[Finding]:
        """One finding for the first layer in a row, with all that have to be changed for it."""
        missing = missing_sequences(refusal, program)
        if not missing:
            return
        names = " and ".join(f"`{one.layer.name}`" for one in missing)
        yield self.refused(
            refusal,
            f"expected ndim={len(given_shape(refusal) or ()) + 1}, found ndim={len(given_shape(refusal) or ())}",
            help=f"give {names} return_sequences=True",
            related=[hands_on(missing[0].layer, missing[0].call)],
            fix=_fix(missing, refusal.model, program),
        )


def _fix(missing: Sequence[Recurrent], model: Model, program: Program) -> Fix | None:
    """None where one place in the code makes several layers: not all of them may have to change."""
    edits: list[Edit] = []
    for one in missing:
        same_place = [layer for layer in model.layers if layer.span == one.layer.span]
        changed = set_argument(one.made, "return_sequences", "True", program)
        if changed is None or len(same_place) > 1:
            return None
        edits += changed
    return Fix("add return_sequences=True", tuple(edits), "safe")
