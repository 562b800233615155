"""PML502: a BatchNormalization learns the spread of what a Dropout leaves."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding, Related, Severity
from paramlint.lint.rule import Rule

_DROPOUTS = frozenset({"Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "AlphaDropout"})


class DropoutBeforeBatchnorm(Rule):
    """A BatchNormalization learns the spread of what a Dropout leaves.

    ## What it does

    Reports a `BatchNormalization` that reads the output of a `Dropout` directly. Off by default: opinions differ on how
    much it matters.

    ## Why it matters

    While training, `Dropout` sets numbers to zero and scales up the rest, which makes them spread more widely.
    `BatchNormalization` keeps a running variance of that. When the model is used nothing is dropped, the numbers spread
    less, and are divided by a variance that is too large for them.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import BatchNormalization, Dense, Dropout

    model = Sequential([
        Input((4,)),
        Dense(8, activation="relu"),
        Dropout(0.5),
        BatchNormalization(),
        Dense(1),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import BatchNormalization, Dense, Dropout

    model = Sequential([
        Input((4,)),
        Dense(8, activation="relu"),
        BatchNormalization(),
        Dropout(0.5),
        Dense(1),
    ])
    ```

    ## References

    - X. Li, S. Chen, X. Hu and J. Yang, *Understanding the Disharmony between Dropout and Batch Normalization by
      Variance Shift*, CVPR 2019
    """

    severity = Severity.ADVICE
    default = False

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each such BatchNormalization."""
        for call in model.calls:
            layer = model.called_layer(call)
            feeding = [model.called_layer(one) for one in model.feeding(call)]
            if layer.class_name == "BatchNormalization" and feeding and feeding[0].class_name in _DROPOUTS:
                yield self.finding(
                    f"`{layer.name}` learns the spread of what `{feeding[0].name}` leaves, not of what comes in use",
                    layer.span,
                    help=f"put `{feeding[0].name}` behind `{layer.name}`",
                    related=[Related("drops here", feeding[0].span)],
                    model=model,
                    layer=layer.name,
                )
