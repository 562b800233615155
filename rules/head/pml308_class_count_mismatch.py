"""PML308: an output that has not one unit for each class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.arguments import argument
from paramlint.lint.finding import Edit, Finding, Fix, Related, Severity
from paramlint.lint.head import Head
from paramlint.lint.labels import columns
from paramlint.lint.loss import BINARY, CATEGORICAL, SPARSE
from paramlint.lint.rule import Rule
from paramlint.lint.training import Fitted, fitted

_TWO = 2


class ClassCountMismatch(Rule):
    """An output that has another number of units than there are classes.

    ## What it does

    Reports a model that is fitted on one-hot labels with another number of columns than its output has units, on
    numbered labels of more classes than units, or on those of three classes and more with a single unit. How many
    classes there are is known from `to_categorical(y, num_classes)`, `one_hot`, and the labels of the known data sets
    (MNIST has 10, Reuters 46). More units than numbered labels need are not reported: some models keep one for what
    belongs to no class.

    ## Why it matters

    With one-hot labels Keras raises "Arguments `target` and `output` must have the same shape. Received:
    target.shape=(32, 10), output.shape=(32, 9)". With numbers, TensorFlow raises "Received a label value of 9 which is
    outside the valid range of [0, 9)" on the CPU; on a GPU the loss becomes NaN.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense
    from keras.utils import to_categorical

    model = Sequential([Input((64,)), Dense(32, activation="relu"), Dense(9, activation="softmax")])
    model.compile(optimizer="adam", loss="categorical_crossentropy")

    def train(features, digits):
        labels = to_categorical(digits, num_classes=10)
        model.fit(features, labels)
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense
    from keras.utils import to_categorical

    model = Sequential([Input((64,)), Dense(32, activation="relu"), Dense(10, activation="softmax")])
    model.compile(optimizer="adam", loss="categorical_crossentropy")

    def train(features, digits):
        labels = to_categorical(digits, num_classes=10)
        model.fit(features, labels)
    ```
    """

    severity = Severity.WARNING
    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each output and number of classes."""
        for found in fitted(model, program):
            head, classes = found.trained.head, _missing(found)
            if classes is not None and not found.fitting.guarded:
                units = f"{head.units} unit{'' if head.units == 1 else 's'}"
                yield self.finding(
                    f"`{head.layer.name}` has {units}, and the labels are of {classes} classes{_of(found)}",
                    head.layer.span,
                    help=f"use {classes} units, one for each class",
                    related=list(_places(found)),
                    model=model,
                    layer=head.layer.name,
                    fix=_fix(head, classes, program),
                )


def _missing(found: Fitted) -> int | None:
    """How many classes there are, where the units are not as many as the loss needs for them."""
    loss, units, labels = found.trained.loss.name, found.trained.head.units, found.targets.labels
    if units is None or loss is None:
        return None
    if loss in CATEGORICAL | BINARY:
        known = columns(found) if (labels is not None and labels.encoding == "one-hot") or loss in CATEGORICAL else None
        if known is not None:
            return known if known != units and (units > 1 or loss in BINARY) else None
    classes = labels.classes if labels is not None and labels.encoding == "integers" else None
    if classes is None:
        return None
    too_few = (loss in SPARSE and 1 < units < classes) or (loss in BINARY and units == 1 and classes > _TWO)
    return classes if too_few else None


def _of(found: Fitted) -> str:
    name = found.targets.name
    return f" (`{name}`)" if name is not None else ""


def _places(found: Fitted) -> Iterator[Related]:
    labels = found.targets.labels
    if labels is not None and labels.span is not None:
        yield Related("the labels come from here", labels.span)
    yield Related("the model is fitted on them here", found.argument.span)
    yield Related("the loss is chosen here", found.trained.loss.argument.span)


def _fix(head: Head, classes: int, program: Program) -> Fix | None:
    """Only for a Dense on which the number is written out: of a single unit, more has to change than that."""
    if head.layer.class_name != "Dense" or head.units == 1 or head.use is None:
        return None
    stated = argument(head.use, "units")
    if stated is None or program.text(stated.value_span) != str(head.units):
        return None
    return Fix(f"use {classes} units", (Edit(stated.value_span, str(classes)),), "unsafe")
