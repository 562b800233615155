"""PML301: softmax over an axis of size 1."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Layer, Model, single
from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.activation import SOFTMAX
from paramlint.lint.arguments import argument, value_of
from paramlint.lint.finding import Finding, Fix, Severity
from paramlint.lint.head import output_activation
from paramlint.lint.renaming import rename
from paramlint.lint.rule import Rule


class SoftmaxSingleUnit(Rule):
    """Softmax over a single unit: the output is 1.0, whatever comes in.

    ## What it does

    Reports a layer that applies softmax along an axis of size 1: `Dense(1, activation="softmax")`, a convolution with
    one filter, `Activation("softmax")` or `Softmax(axis=...)` on such a shape. Softmax over the steps of a sequence,
    as attention needs it, is not reported as long as the steps are on that axis.

    ## Why it matters

    Softmax makes shares that sum to one. A single number among itself has the share of 1.0, so that every prediction
    is 1.0, and the accuracy is the share of the samples whose label is 1. The loss may fall nevertheless: with
    TensorFlow, Keras computes it from the numbers before the softmax. It says so only once the model is used: "You are
    using a softmax over axis -1 of a tensor of shape (32, 1). This axis has size 1. The softmax operation will always
    return the value 1, which is likely not what you intended."

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1, activation="softmax")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    ```

    ## Use instead

    For a question of yes or no, one unit with sigmoid; for several classes, one unit for each of them.

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    ```
    """

    severity = Severity.ERROR
    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each such layer."""
        for layer in model.distinct:
            activation, use = output_activation(layer, model, program)
            if activation == SOFTMAX and use is not None and _size(layer, use) == 1:
                yield self.finding(
                    f"`{layer.name}` applies softmax to a single unit, which makes 1.0 of whatever comes in",
                    layer.span,
                    help="use sigmoid for a question of yes or no, or one unit for each class",
                    model=model,
                    layer=layer.name,
                    fix=_fix(use, program),
                )


def _size(layer: Layer, use: Use) -> int | None:
    """The size of the axis that softmax is applied along."""
    shape = single(layer.output_shape)
    axis = value_of(use, "axis", -1) if layer.class_name == "Softmax" else -1
    if shape is None and layer.class_name == "Dense":
        units = (layer.arguments or {}).get("units")
        return units if isinstance(units, int) else None
    if shape is None or not isinstance(axis, int) or not -len(shape) <= axis < len(shape):
        return None
    size = shape[axis]
    return size if isinstance(size, int) else None


def _fix(use: Use, program: Program) -> Fix | None:
    inner = value_of(use, "layer")
    edits = rename(argument(inner if isinstance(inner, Use) else use, "activation"), "sigmoid", program)
    return None if edits is None else Fix("use sigmoid instead of softmax", edits, "unsafe")
