"""PML403: a softmax in the middle of a model."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Call, Layer, Model
from paramlint.graph.program import Program
from paramlint.lint.activation import activation_of
from paramlint.lint.finding import Finding
from paramlint.lint.rule import Rule
from paramlint.lint.structure import downstream

_KERNELS = frozenset({"Dense", "Conv1D", "Conv2D", "Conv3D"})


class SoftmaxHidden(Rule):
    """A softmax in the middle of a model lets one unit speak at the cost of all others.

    ## What it does

    Reports a `Dense` or convolution with `activation="softmax"` whose output goes to another `Dense` or
    convolution, and to nothing else. Weights of an attention, which are multiplied with something, are let be.

    ## Why it matters

    A softmax makes its units share a total of 1. As an output that is a distribution over classes; inside a model it
    squeezes many numbers into nearly one, whose gradients are tiny, and training slows down or stops.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(64, activation="softmax"), Dense(1)])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(64, activation="relu"), Dense(1)])
    ```
    """

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each such layer."""
        for call in model.calls:
            layer = model.called_layer(call)
            is_hidden = layer.class_name in _KERNELS and _feeds_kernels_only(model, call)
            if is_hidden and activation_of(layer, program) == "softmax":
                yield self.finding(
                    f"`{layer.name}` is a hidden layer with a softmax: its {_units(layer)} share a total of 1",
                    layer.span,
                    help='use an activation for hidden layers, such as `"relu"`',
                    model=model,
                    layer=layer.name,
                )


def _feeds_kernels_only(model: Model, call: Call) -> bool:
    readers = [model.called_layer(reader) for reader in downstream(model, call)]
    return bool(readers) and all(reader.class_name in _KERNELS for reader in readers)


def _units(layer: Layer) -> str:
    given = layer.arguments or {}
    units, filters = given.get("units"), given.get("filters")
    return f"{units:,} units" if isinstance(units, int) else f"{filters:,} filters" if filters else "units"
