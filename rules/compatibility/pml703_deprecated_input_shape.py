"""PML703: the first layer is given the shape that an Input should state."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding, Fix, Severity
from paramlint.lint.input_first import first_layer, input_first, takes_shape_of_elements
from paramlint.lint.keras3 import concerns
from paramlint.lint.rule import Rule


class DeprecatedInputShape(Rule):
    """The shape of a model's input is given to its first layer instead of an `Input`.

    ## What it does

    Reports `input_shape=` and `input_dim=` of the first layer of a `Sequential`, once for each model. The fix puts an
    `Input` before that layer; names, weights and configuration of the model stay the same. Only for files that are to
    run on Keras 3.

    ## Why it matters

    Keras 3 still makes an `Input` of the argument, with a warning: *Do not pass an `input_shape`/`input_dim` argument
    to a layer. When using Sequential models, prefer using an `Input(shape)` object as the first layer in the model
    instead.* On every other layer it ignores the argument.

    ## Example

    ```python
    from keras import Sequential
    from keras.layers import Dense

    model = Sequential([
        Dense(8, activation="relu", input_shape=(4,)),
        Dense(1, activation="sigmoid"),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([
        Input(shape=(4,)),
        Dense(8, activation="relu"),
        Dense(1, activation="sigmoid"),
    ])
    ```

    ## References

    - Keras, *The Sequential model*: <https://keras.io/guides/sequential_model/>
    """

    severity = Severity.ADVICE
    fix_safety = "safe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """At most one finding, at the first layer."""
        use = first_layer(model, program)
        if use is None or not concerns(use, program):
            return
        layer = model.layers[0]
        keywords = ("input_shape", "input_dim") if takes_shape_of_elements(layer) else ("input_shape",)
        given = next(filter(None, map(use.keyword, keywords)), None)
        if given is None:
            return
        edits = input_first(model, use, program)
        yield self.finding(
            f"`{use.last_name}` is given `{program.text(given.span)}`: Keras 3 warns, and wants an `Input` first",
            given.span,
            help="put an `Input(shape=...)` before it, and leave the argument out",
            model=model,
            layer=layer.name,
            fix=Fix("put an Input first", edits) if edits else None,
        )
