"""PML304: softmax over several classes, trained with a loss for yes or no."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.activation import SOFTMAX
from paramlint.lint.finding import Finding, Fix, Related, Severity
from paramlint.lint.labels import is_numbered, targets_of
from paramlint.lint.loss import BINARY
from paramlint.lint.renaming import rename_loss
from paramlint.lint.rule import Rule
from paramlint.lint.training import Trained, trained

_SAME_FOR_BOTH = 2
"""Of two shares one says all, and both losses are the same number."""


class SoftmaxWithBinaryLoss(Rule):
    """Softmax over three classes or more with binary_crossentropy, which takes each of them for a question of its own.

    ## What it does

    Reports an output of three units or more with softmax that is compiled with `binary_crossentropy` or
    `binary_focal_crossentropy`. Of two shares one says all: `binary_crossentropy` of both is
    `categorical_crossentropy`, and nothing is reported.

    ## Why it matters

    `binary_crossentropy` is the mean over all classes: what a wrong class is given counts as much as what the right
    one is denied, and the more classes there are, the less of the loss is about the right one. With TensorFlow, Keras
    computes it from the numbers before the softmax, with sigmoid: the model is trained for questions of yes or no, and
    predicts shares. The package `keras`
    before 2.4 also took `metrics=["accuracy"]` for the share of right answers to all these questions: with ten
    classes, predicting none of them is 90 % right.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(3, activation="softmax")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(3, activation="softmax")])
    model.compile(optimizer="adam", loss="categorical_crossentropy")
    ```

    Where a sample may have several classes at once, keep the loss and use sigmoid.
    """

    severity = Severity.WARNING
    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each loss that is chosen so."""
        for pair in trained(model, program):
            head, loss = pair.head, pair.loss
            several = head.activation == SOFTMAX and head.units is not None and head.units > _SAME_FOR_BOTH
            if several and loss.name in BINARY and loss.from_logits is False:
                better = _better(pair, model, program)
                yield self.finding(
                    f"`{head.layer.name}` shares one whole among {head.units} classes,"
                    f" and `{loss.name}` asks of each by itself whether it applies",
                    loss.argument.span,
                    help=f'use loss="{better}", or sigmoid if a sample may have several classes',
                    related=[Related("softmax is applied here", head.layer.span)],
                    model=model,
                    layer=head.layer.name,
                    fix=_fix(pair, better, program),
                )


def _better(pair: Trained, model: Model, program: Program) -> str:
    """The loss for the labels that the model is fitted on."""
    found = targets_of(pair, model, program)
    return "sparse_categorical_crossentropy" if any(map(is_numbered, found)) else "categorical_crossentropy"


def _fix(pair: Trained, better: str, program: Program) -> Fix | None:
    edits = rename_loss(pair.loss, better, program)
    return None if edits is None else Fix(f"use {better}", edits, "unsafe")
