"""PML503: a dropout rate that leaves nothing, or next to nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta

from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.arguments import argument
from paramlint.lint.finding import Finding, Severity
from paramlint.lint.rule import RuleOptions, UseRule
from paramlint.lint.wording import plain

_RATES = {
    **dict.fromkeys(("Dropout", "AlphaDropout", "GaussianDropout"), ("rate",)),
    **dict.fromkeys(("SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D"), ("rate",)),
    **dict.fromkeys(("LSTM", "GRU", "SimpleRNN"), ("dropout", "recurrent_dropout")),
    **dict.fromkeys(("LSTMCell", "GRUCell", "SimpleRNNCell"), ("dropout", "recurrent_dropout")),
    **dict.fromkeys(("ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"), ("dropout", "recurrent_dropout")),
    **dict.fromkeys(("Attention", "AdditiveAttention", "MultiHeadAttention", "GroupQueryAttention"), ("dropout",)),
}


class DropoutRateOutOfRange(UseRule):
    """A dropout rate that leaves nothing, or next to nothing.

    ## What it does

    Reports a rate below 0 or from 1 up as an error, and one from `high` up as a warning: in dropout layers, and in the
    `dropout` and `recurrent_dropout` of recurrent and attention layers. Rates between 0.5 and `high` are let be.

    ## Why it matters

    The rate is the share that is *dropped*. `Dropout(1.0)` sets everything to zero while training, and Keras does not
    object; recurrent layers quietly take 1.0 for anything larger. Most such rates are percentages (`Dropout(20)`) or
    the share to be *kept*, as other libraries want it.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense, Dropout

    model = Sequential([
        Input((4,)),
        Dense(8, activation="relu"),
        Dropout(1.0),
        Dense(1),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense, Dropout

    model = Sequential([
        Input((4,)),
        Dense(8, activation="relu"),
        Dropout(0.5),
        Dense(1),
    ])
    ```
    """

    severity = Severity.ERROR
    names = tuple(f"keras.layers.{name}" for name in _RATES)

    class Options(RuleOptions, frozen=True):
        """What is much."""

        high: Annotated[float, Meta(gt=0, le=1, description="the rate from which on there is a warning")] = 0.9

    options: Options

    def check(self, use: Use, program: Program) -> Iterable[Finding]:
        """One finding for each rate."""
        for parameter in _RATES[use.last_name]:
            given = argument(use, parameter)
            rate = given.value if given else None
            if given is None or not isinstance(rate, (int, float)) or isinstance(rate, bool):
                continue
            if rate < 0 or rate >= 1:
                said = f"`{use.last_name}` drops {_share(rate)}: a rate goes from 0 to below 1"
                yield self.finding(said, given.span, help=_remedy(rate))
            elif rate >= self.options.high:
                said = f"`{use.last_name}` drops {_share(rate)}, and keeps {_share(round(1 - rate, 6))}"
                help = f"is {plain(rate)} the share to keep? then the rate is {plain(round(1 - rate, 6))}"
                yield self.finding(said, given.span, severity=Severity.WARNING, help=help)


def _share(rate: float) -> str:
    """A rate in percent, if it can be one."""
    if rate == 1:
        return "everything (a rate of 1)"
    return f"{100 * rate:.10g} %" if 0 <= rate < 1 else f"at a rate of {plain(rate)}"


def _remedy(rate: float) -> str:
    if 1 < rate < 100:
        return f"is it a percentage? then the rate is {plain(rate / 100)}"
    return "use a rate such as 0.5, or leave the dropout out" if rate == 1 else "use a rate such as 0.5"
