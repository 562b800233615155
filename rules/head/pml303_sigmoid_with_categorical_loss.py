"""PML303: sigmoid on several units, trained with a loss for shares."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.activation import SIGMOIDS
from paramlint.lint.finding import Finding, Fix, Related, Severity
from paramlint.lint.head import Head, activation_argument
from paramlint.lint.loss import CATEGORICAL, SPARSE
from paramlint.lint.renaming import rename
from paramlint.lint.rule import Rule
from paramlint.lint.training import Trained, trained


class SigmoidWithCategoricalLoss(Rule):
    """Sigmoid on several units with a loss for one of several classes: the scores do not compete.

    ## What it does

    Reports an output with sigmoid (or `hard_sigmoid`) that is compiled with `categorical_crossentropy`,
    `categorical_focal_crossentropy` or `sparse_categorical_crossentropy`. A single unit is left to
    `categorical-loss-single-unit`, and `from_logits=True` to `from-logits-on-probabilities`.

    ## Why it matters

    Sigmoid answers for each class by itself whether it applies; a categorical loss expects shares of one whole. The
    numbers do not sum to one, and all of them may be near 1 or near 0. Keras does not object. With TensorFlow it
    computes the loss from the numbers before the sigmoid, with softmax: the model is trained for shares and does not
    predict them. With JAX and PyTorch it divides the sigmoids by their sum, and classes that are all near 1 are as
    good as those that are all near 0.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(3, activation="sigmoid")])
    model.compile(optimizer="adam", loss="categorical_crossentropy")
    ```

    ## Use instead

    Softmax, where a sample has one class. Where it may have several, keep sigmoid and use `binary_crossentropy`.

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(3, activation="softmax")])
    model.compile(optimizer="adam", loss="categorical_crossentropy")
    ```
    """

    severity = Severity.WARNING
    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each such output and loss."""
        for pair in trained(model, program):
            head, loss = pair.head, pair.loss
            competing = loss.name in CATEGORICAL | SPARSE and loss.from_logits is False
            if competing and head.activation in SIGMOIDS and head.units != 1:
                yield self.finding(
                    _message(pair),
                    head.layer.span,
                    help='use activation="softmax", or loss="binary_crossentropy" if a sample may have several classes',
                    related=[Related("the loss is chosen here", loss.argument.span)],
                    model=model,
                    layer=head.layer.name,
                    fix=_fix(head, program),
                )


def _message(pair: Trained) -> str:
    units = f"{pair.head.units} units" if pair.head.units else "units"
    return (
        f"the {units} of `{pair.head.layer.name}` have a {pair.head.activation} each,"
        f" and `{pair.loss.name}` expects shares that sum to one"
    )


def _fix(head: Head, program: Program) -> Fix | None:
    edits = rename(activation_argument(head), "softmax", program)
    return None if edits is None else Fix(f"use softmax instead of {head.activation}", edits, "unsafe")
