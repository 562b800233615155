"""OWN101: a model has no name of its own."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding, Severity
from paramlint.lint.rule import Rule


class UnnamedModel(Rule):
    """A model has no name of its own.

    ## What it does

    Reports models that are made without `name=`.

    ## Why it matters

    In the summary, in checkpoints and in TensorBoard every one of them is called `sequential_7`.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(1)])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(1)], name="head")
    ```
    """

    severity = Severity.ADVICE

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each model whose call gives no name."""
        use = program.constructor(model)
        if use is not None and use.complete and use.keyword("name") is None:
            named = f"`{model.variable}`" if model.variable else "this model"
            yield self.finding(f"{named} has no name of its own", model.span, help='add `name="..."`', model=model)
