"""PML103: a model is larger than the budget that was set for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Annotated

from msgspec import Meta

from paramlint.graph.count import Count
from paramlint.graph.model import Layer, Model
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding, Related, Severity
from paramlint.lint.rule import Rule, RuleOptions
from paramlint.lint.wording import at_least, percent, plain

_MEGABYTE = 1024**2
_Budget = Annotated[int, Meta(ge=1)]


class ParamBudget(Rule):
    """A model is larger than the budget that was set for it.

    ## What it does

    Compares every model with the budgets in the settings and reports those that exceed one. Without a budget the rule
    is silent. `max-params` may also stand at the top of the settings, and for one model in `[[tool.paramlint.models]]`:

    ```toml
    [[tool.paramlint.models]]
    path = "models/*.py"
    name = "student"
    max-params = 250_000
    ```

    A megabyte is 1,048,576 bytes, as in `model.summary()`. A model of which only a part could be counted is reported
    as soon as that part is too large.

    ## Why it matters

    What a model may cost is often decided long before it is built: by the memory of a device, by the time a prediction
    may take, or by what was measured last time. A change of one argument can multiply it, and no test notices.

    ## Example

    With this in the settings:

    ```toml
    [tool.paramlint]
    max-params = 1_000_000
    ```

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([
        Input((784,)),
        Dense(2048, activation="relu"),  # 1,607,680 parameters
        Dense(10, activation="softmax"),  # 20,490 parameters
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([
        Input((784,)),
        Dense(512, activation="relu"),  # 401,920 parameters
        Dense(10, activation="softmax"),  # 5,130 parameters
    ])
    ```
    """

    severity = Severity.ERROR

    class Options(RuleOptions, frozen=True):
        """The budgets; what is not set is not limited."""

        max_params: Annotated[_Budget | None, Meta(description="the most parameters a model may have")] = None
        max_trainable_params: Annotated[
            _Budget | None, Meta(description="the most parameters of a model that training may change")
        ] = None
        max_weights_mb: Annotated[
            Annotated[float, Meta(gt=0)] | None, Meta(description="the most megabytes the weights may take")
        ] = None

    options: Options

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each budget that the model exceeds."""
        budgets = self.options
        yield from self._counted(model, "max-params", budgets.max_params, _params, "parameters")
        trainable = budgets.max_trainable_params if model.trainable else None
        yield from self._counted(model, "max-trainable-params", trainable, _trainable, "trainable parameters")
        yield from self._weighed(model, budgets.max_weights_mb)

    def _counted(
        self, model: Model, option: str, budget: int | None, counted: Callable[[Layer], Count], what: str
    ) -> Iterator[Finding]:
        total = sum(map(counted, model.distinct), Count())
        if budget is None or total.low <= budget:
            return
        largest = max(model.distinct, key=lambda layer: counted(layer).low)
        part = counted(largest).low
        share = f" ({percent(part, total.low)})" if total.exact is not None else ""
        yield self.finding(
            f"{at_least(total)} {what}, {total.low - budget:,} more than the budget of {budget:,}",
            model.span,
            help=f"make `{largest.name}` smaller, or raise `{option}`",
            related=[Related(f"{part:,} of the {what}{share}", largest.span)],
            model=model,
            layer=largest.name,
            measure=total.low,
        )

    def _weighed(self, model: Model, budget: float | None) -> Iterator[Finding]:
        size = sum(map(_bytes, model.distinct)) / _MEGABYTE
        if budget is None or size <= budget:
            return
        least = "" if model.params.exact is not None else "at least "
        largest = max(model.distinct, key=_bytes)
        part = _bytes(largest) / _MEGABYTE
        yield self.finding(
            f"{least}{size:,.2f} MB of weights, {size - budget:,.2f} MB more than the budget of {plain(budget)} MB",
            model.span,
            help=f"make `{largest.name}` smaller, or raise `max-weights-mb`",
            related=[Related(f"{part:,.2f} MB of the weights", largest.span)],
            model=model,
            layer=largest.name,
            measure=round(size, 2),
        )


def _params(layer: Layer) -> Count:
    return layer.params


def _trainable(layer: Layer) -> Count:
    return layer.trainable_params


def _bytes(layer: Layer) -> int:
    """The smallest number of bytes that the layer's weights can take."""
    return layer.params.low * layer.weight_bytes
