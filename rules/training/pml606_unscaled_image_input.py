"""PML606: pictures go into training with numbers from 0 to 255."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.graph.use import Data, Use
from paramlint.lint.arguments import argument
from paramlint.lint.finding import Finding, Related, Severity
from paramlint.lint.rule import UseRule

_PASS_ON = frozenset({"Flatten", "Reshape", "Permute", "Dropout", "SpatialDropout2D", "ZeroPadding2D", "Cropping2D"})
_FEELS_THE_SCALE = frozenset({"Dense", "Conv1D", "Conv2D", "SeparableConv2D", "LSTM", "GRU", "SimpleRNN"})


class UnscaledImageInput(UseRule):
    """Pictures go into training with numbers from 0 to 255.

    ## What it does

    Reports a `fit` whose input is the pictures of `keras.datasets` exactly as they were loaded, if the first layer
    that computes something is a `Dense`, a convolution or a recurrent layer. `Rescaling`, `Normalization`,
    `BatchNormalization` and any arithmetic on the data keep it silent.

    ## Why it matters

    Initial weights are chosen for inputs of about unit size. Numbers up to 255 make the first outputs hundreds of times
    too large, and the first steps of training throw the weights far off; sigmoid and tanh units start saturated.

    ## Example

    ```python
    import keras
    from keras import Input, Sequential
    from keras.layers import Dense, Flatten

    (x, y), _ = keras.datasets.mnist.load_data()
    model = Sequential([Input((28, 28)), Flatten(), Dense(10, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(x, y)
    ```

    ## Use instead

    ```python
    import keras
    from keras import Input, Sequential
    from keras.layers import Dense, Flatten, Rescaling

    (x, y), _ = keras.datasets.mnist.load_data()
    model = Sequential([Input((28, 28)), Rescaling(1 / 255), Flatten(), Dense(10, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(x, y)
    ```
    """

    severity = Severity.ADVICE
    names = ("keras.Model.fit",)

    def check(self, use: Use, program: Program) -> Iterable[Finding]:
        """One finding for each such training."""
        given, model = argument(use, "x"), program.model_of(use)
        data = given.value if given else None
        if given is None or model is None or not isinstance(data, Data) or not data.pixels:
            return
        first = _first_to_compute(model)
        if first is not None:
            yield self.finding(
                f"the pictures of {data.name} go in with numbers from 0 to 255",
                given.span,
                help="divide them by 255, or put `Rescaling(1 / 255)` first",
                related=[Related("the first layer to compute with them", model.layers[first].span)],
                model=model,
            )


def _first_to_compute(model: Model) -> int | None:
    """The place of the first layer that is not indifferent to scale; None where something may scale before it."""
    for call in model.calls:
        name = model.called_layer(call).class_name
        if name in _FEELS_THE_SCALE:
            return call.layer
        if name not in _PASS_ON and name != "InputLayer":
            return None
    return None
