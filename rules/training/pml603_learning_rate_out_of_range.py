"""PML603: a learning rate that learns nothing, or the opposite."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta

from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Use
from paramlint.lint.arguments import argument
from paramlint.lint.finding import Finding, Severity
from paramlint.lint.rule import RuleOptions, UseRule
from paramlint.lint.wording import plain

_PARAMETERS = ("learning_rate", "lr", "initial_learning_rate")
_WARMS_UP = "warmup_target"
_HIGH_FOR_SGD = 1.0
_HIGH = 0.1
_RATE_MULTIPLIES = frozenset({"Adadelta"})
"""Optimizers whose rate only scales a step that they choose: 1.0 is the published one."""


class LearningRateOutOfRange(UseRule):
    """A learning rate that learns nothing, or the opposite.

    ## What it does

    Reports an optimizer or a schedule whose learning rate is zero or negative. With `report-high` it also advises on
    rates above 1 for `SGD` and from 0.1 on for the others.

    ## Why it matters

    Keras takes any number. At zero no weight ever changes; below zero each step makes the loss larger.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense
    from keras.optimizers import Adam

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1)])
    model.compile(Adam(learning_rate=-1e-3), "mse")
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense
    from keras.optimizers import Adam

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1)])
    model.compile(Adam(learning_rate=1e-3), "mse")
    ```
    """

    severity = Severity.ERROR
    names = ("keras.optimizers.",)

    class Options(RuleOptions, frozen=True):
        """Whether high rates are of interest."""

        report_high: Annotated[bool, Meta(description="whether to advise on rates that are rarely meant")] = False

    options: Options

    def check(self, use: Use, program: Program) -> Iterable[Finding]:
        """One finding for each rate."""
        if argument(use, _WARMS_UP):
            return  # a schedule may begin at zero and climb from there
        for parameter in _PARAMETERS:
            given = argument(use, parameter)
            rate = given.value if given else None
            if given is None or not isinstance(rate, (int, float)) or isinstance(rate, bool):
                continue
            if rate <= 0:
                yield self.finding(_wrong(use, rate), given.span, help="use a rate such as 0.001")
            elif self.options.report_high and _is_high(use, rate):
                yield self._high(use, given, rate)

    def _high(self, use: Use, given: Argument, rate: float) -> Finding:
        said = f"a learning rate of {plain(rate)} is high for {use.last_name}"
        return self.finding(said, given.span, severity=Severity.ADVICE, help="rates from 0.0001 to 0.01 are usual")


def _wrong(use: Use, rate: float) -> str:
    if rate == 0:
        return f"a learning rate of 0: {use.last_name} never changes a weight"
    return f"a learning rate of {plain(rate)}: {use.last_name} climbs the loss instead of descending it"


def _is_high(use: Use, rate: float) -> bool:
    if use.last_name in _RATE_MULTIPLIES or use.last_name.endswith("Decay"):
        return False
    return rate > _HIGH_FOR_SGD if use.last_name == "SGD" else rate >= _HIGH
