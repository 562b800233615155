"""PML302: a loss for several classes on a single unit."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.activation import LINEAR, PROBABILITIES
from paramlint.lint.finding import Finding, Fix, Related, Severity
from paramlint.lint.loss import CATEGORICAL, SPARSE
from paramlint.lint.renaming import rename_loss
from paramlint.lint.rule import Rule
from paramlint.lint.training import Trained, trained


class CategoricalLossSingleUnit(Rule):
    """A loss for several classes on a single unit: it is constant, and nothing is learned.

    ## What it does

    Reports an output of one unit that is compiled with `categorical_crossentropy`, `categorical_focal_crossentropy`
    or `sparse_categorical_crossentropy`, whatever its activation.

    ## Why it matters

    These losses compare the shares of the classes, and Keras makes shares of what a model predicts; of a single unit
    that leaves 1, and the loss is 0 from the first batch on, whatever the labels are. Nothing that is worth anything is
    learned, which Keras mentions in a warning: "In loss categorical_crossentropy, expected y_pred.shape to be
    (batch_size, num_classes) with num_classes > 1. [...] Consider using 'binary_crossentropy' if you only have 2
    classes." The sparse loss is 0 for the label 0 and refuses every other one.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="categorical_crossentropy")
    ```

    ## Use instead

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
        """One finding for each loss that is chosen so."""
        for pair in trained(model, program):
            if pair.head.units == 1 and pair.loss.name in CATEGORICAL | SPARSE:
                yield self.finding(
                    _message(pair),
                    pair.loss.argument.span,
                    help='use loss="binary_crossentropy" for a question of yes or no, or one unit for each class',
                    related=[Related("the output has one unit", pair.head.layer.span)],
                    model=model,
                    layer=pair.head.layer.name,
                    fix=_fix(pair, program),
                )


def _message(pair: Trained) -> str:
    loss, layer = pair.loss.name, pair.head.layer.name
    if loss in SPARSE:
        return f"on the single unit of `{layer}`, `{loss}` is 0 for the label 0 and refuses any other"
    return f"on the single unit of `{layer}`, `{loss}` is always 0, and nothing is learned"


def _fix(pair: Trained, program: Program) -> Fix | None:
    """None where the other loss would be wrong as well: it needs probabilities, unless it is told otherwise."""
    activation = pair.head.activation
    fitting = activation == LINEAR if pair.loss.from_logits else activation in PROBABILITIES
    edits = rename_loss(pair.loss, "binary_crossentropy", program) if fitting else None
    return None if edits is None else Fix("use binary_crossentropy", edits, "unsafe")
