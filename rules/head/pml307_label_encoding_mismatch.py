"""PML307: labels written in one way, and a loss that expects the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding, Fix, Related, Severity
from paramlint.lint.labels import is_numbered, is_one_hot
from paramlint.lint.loss import SPARSE
from paramlint.lint.renaming import rename_loss
from paramlint.lint.rule import Rule
from paramlint.lint.training import Fitted, fitted

_ONE_HOT_LOSS, _SPARSE_LOSS = "categorical_crossentropy", "sparse_categorical_crossentropy"


class LabelEncodingMismatch(Rule):
    """One-hot labels with the sparse loss, or the numbers of classes with the categorical one.

    ## What it does

    Reports a model that is fitted on one-hot labels with `sparse_categorical_crossentropy`, or on whole numbers with
    `categorical_crossentropy`. How labels are written is known from `to_categorical`, `one_hot`, `LabelBinarizer`,
    `LabelEncoder`, `get_dummies`, the known data sets, `flow_from_directory` and its like, and from the shapes of
    arrays.

    ## Why it matters

    `categorical_crossentropy` takes a column for each class, `sparse_categorical_crossentropy` a single number. Keras
    raises an error, once it is fitted: "Argument `output` must have rank (ndim) `target.ndim - 1`" for one-hot labels,
    "Arguments `target` and `output` must have the same rank (ndim)" or "the same shape" for numbers; with Keras 2,
    "Shapes (None, 1) and (None, 10) are incompatible" or "logits and labels must have the same first dimension".

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense
    from keras.utils import to_categorical

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(3, activation="softmax")])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")

    def train(features, numbers):
        labels = to_categorical(numbers, 3)
        model.fit(features, labels)
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(3, activation="softmax")])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")

    def train(features, numbers):
        model.fit(features, numbers)
    ```
    """

    severity = Severity.ERROR
    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each loss that the labels do not fit."""
        for found in fitted(model, program):
            loss = found.trained.loss
            if found.fitting.guarded:
                continue
            if loss.name in SPARSE and is_one_hot(found):
                yield self._mismatch(found, "one-hot labels", _ONE_HOT_LOSS, model, program)
            elif loss.name == _ONE_HOT_LOSS and is_numbered(found):
                yield self._mismatch(found, "labels that are numbers of classes", _SPARSE_LOSS, model, program)

    def _mismatch(self, found: Fitted, labels: str, better: str, model: Model, program: Program) -> Finding:
        loss, layer = found.trained.loss, found.trained.head.layer
        edits = rename_loss(loss, better, program)
        return self.finding(
            f"`{loss.name}` cannot take {labels}, on which the model is fitted{_shape(found)}",
            loss.argument.span,
            help=f'use loss="{better}"',
            related=list(_places(found)),
            model=model,
            layer=layer.name,
            fix=None if edits is None else Fix(f"use {better}", edits, "unsafe"),
        )


def _shape(found: Fitted) -> str:
    units, shape = found.trained.head.units, found.targets.shape
    last = shape[-1] if isinstance(shape, tuple) and shape else None
    if isinstance(shape, tuple) and len(shape) == 2 and isinstance(last, int):
        return f" ({last} {'column' if last == 1 else 'columns'} for {units} units)"
    return ""


def _places(found: Fitted) -> Iterator[Related]:
    labels = found.targets.labels
    if labels is not None and labels.span is not None:
        yield Related("the labels come from here", labels.span)
    yield Related("the model is fitted on them here", found.argument.span)
