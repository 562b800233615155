"""PML602: one optimizer object trains two models."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.arguments import argument
from paramlint.lint.finding import Finding, Related, Severity
from paramlint.lint.rule import UseRule

_TRAINS = ("fit", "train_on_batch")


class SharedOptimizerInstance(UseRule):
    """One optimizer object trains two models.

    ## What it does

    Reports a `compile` that is given the optimizer object of another model, where both models are trained. For Keras 3.

    ## Why it matters

    An optimizer keeps numbers for each weight of the model that it trains first. Given to a second model, Keras 3
    raises while training: *This optimizer can only be called for the variables it was originally built with*.

    ## Example

    ```python
    import numpy as np
    from keras import Input, Sequential, optimizers
    from keras.layers import Dense

    x, y = np.zeros((2000, 4)), np.zeros((2000, 1))
    adam = optimizers.Adam()
    first = Sequential([Input((4,)), Dense(1)])
    first.compile(adam, "mse")
    first.fit(x, y)
    second = Sequential([Input((4,)), Dense(3, activation="relu"), Dense(1)])
    second.compile(adam, "mse")
    second.fit(x, y)
    ```

    ## Use instead

    ```python
    import numpy as np
    from keras import Input, Sequential, optimizers
    from keras.layers import Dense

    x, y = np.zeros((2000, 4)), np.zeros((2000, 1))
    first = Sequential([Input((4,)), Dense(1)])
    first.compile(optimizers.Adam(), "mse")
    first.fit(x, y)
    second = Sequential([Input((4,)), Dense(3, activation="relu"), Dense(1)])
    second.compile(optimizers.Adam(), "mse")
    second.fit(x, y)
    ```
    """

    severity = Severity.ERROR
    names = ("keras.Model.compile",)

    def check(self, use: Use, program: Program) -> Iterable[Finding]:
        """One finding for the second model's `compile`."""
        given, model = argument(use, "optimizer"), program.model_of(use)
        optimizer = given.value if given else None
        if program.target != "3" or model is None or given is None or not isinstance(optimizer, Use):
            return
        first = _earlier_user(optimizer, use, model, program)
        if first is not None and use.certain and optimizer.made is not None:
            other = program.model_of(first)
            name = (other.variable or other.name) if other else "another model"
            yield self.finding(
                f"this optimizer can only be called for the variables of `{name}`, which it was compiled with first",
                given.span,
                help=f"make an optimizer of its own: `{optimizer.last_name}(...)`",
                related=[Related(f"compiled with `{name}` here", first.span)],
                model=model,
            )


def _earlier_user(optimizer: Use, use: Use, model: Model, program: Program) -> Use | None:
    """The earlier `compile` of another model with the same object, if both models are trained."""
    for before in program.uses:
        if before is use:
            return None
        given = argument(before, "optimizer") if before.name == use.name else None
        same = given is not None and isinstance(given.value, Use) and given.value.made == optimizer.made
        other = program.model_of(before) if same and before.certain else None
        if other is not None and other is not model and _is_trained(other, program) and _is_trained(model, program):
            return before
    return None


def _is_trained(model: Model, program: Program) -> bool:
    return any(program.calls_of(model, method) for method in _TRAINS)
