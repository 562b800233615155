"""PML801: one layer stands in a model several times, and its weights are the same everywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from paramlint.graph.layer import Layer
from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding, Severity
from paramlint.lint.rule import Rule

_SIZES = frozenset({"units", "filters", "output_dim"})
"""Arguments that say how many weights a layer will have."""


class RepeatedLayerInstance(Rule):
    """One layer object stands in a model several times, so that all its places share one set of weights.

    ## What it does

    Reports a layer with weights that a `Sequential` holds more than once, and one that a list is multiplied with
    (`[Dense(4)] * 3`) wherever its items are called one after the other. Calling a layer on several tensors of a
    functional model is how weights are shared on purpose, and is not reported.

    ## Why it matters

    `[layer] * 3` is a list of the same object three times. The model looks three layers deep, and `summary()` lists
    three, but it has the weights of one: each step of training changes all three in the same way. Keras says nothing.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([
        Input((4,)),
        *[Dense(4, activation="relu")] * 3,  # 20 parameters
        Dense(1, activation="sigmoid"),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([
        Input((4,)),
        *[Dense(4, activation="relu") for _ in range(3)],  # 60 parameters
        Dense(1, activation="sigmoid"),
    ])
    ```
    """

    severity = Severity.WARNING

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each such layer."""
        if model.kind not in ("sequential", "functional"):
            return
        for index, times in Counter(call.layer for call in model.calls).items():
            layer = model.layers[index]
            if times > 1 and _has_weights(layer) and (model.kind == "sequential" or _is_multiplied(layer, program)):
                params = layer.params.exact
                shared = f"{params:,} weights" if params is not None else "one set of weights"
                yield self.finding(
                    f"this `{layer.class_name}` stands in the model {times} times: all of them share its {shared}",
                    layer.span,
                    help="make a new layer for each place",
                    model=model,
                    layer=layer.name,
                    measure=times,
                )


def _has_weights(layer: Layer) -> bool:
    """Whether it holds weights, or will once it is built."""
    return layer.params.low > 0 or not _SIZES.isdisjoint(layer.arguments or ())


def _is_multiplied(layer: Layer, program: Program) -> bool:
    """Whether the layer is made in a list that is multiplied there: `[Dense(4)] * 3`."""
    code = program.source.code
    before, behind = code[: layer.span.start].rstrip(), code[layer.span.end :]
    return before.endswith("[") and re.match(r"\s*,?\s*\]\s*\*(?!\*)", behind) is not None
