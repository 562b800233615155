"""PML309: accuracy as a metric of a regression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Given, Named, Use
from paramlint.lint.activation import LINEAR
from paramlint.lint.arguments import argument
from paramlint.lint.finding import Finding, Fix, Related, Severity
from paramlint.lint.labels import targets_of
from paramlint.lint.loss import REGRESSION
from paramlint.lint.renaming import rename_text
from paramlint.lint.rule import Rule
from paramlint.lint.training import Trained, trained

_UNLIMITED = frozenset({LINEAR, "relu", "leaky_relu", "elu", "selu", "softplus"})
_ACCURACY = re.compile(r"(?i:acc|accuracy)|(binary_|categorical_|sparse_categorical_)?accuracy|\w*Accuracy")


class AccuracyOnRegression(Rule):
    """Accuracy as a metric of a regression: it counts the predictions that hit the target exactly.

    ## What it does

    Reports an accuracy among the metrics of a model whose output has no activation (or `relu` and its like) and that
    is compiled with a loss for regression, such as `mse` or `mae`. Models that are fitted on labels of classes are not
    reported, and neither are those that are trained batch by batch, as least-squares GANs are.

    ## Why it matters

    A regression predicts 2.97 where 3 is right. Accuracy is the share of the predictions that are *equal* to the
    target, or on the same side of 0.5, so that it stays near 0 or at some number that means nothing, however good the
    model is. Keras shows it without a word.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((13,)), Dense(64, activation="relu"), Dense(1)])
    model.compile(optimizer="adam", loss="mse", metrics=["accuracy"])
    ```

    ## Use instead

    The mean absolute error is in the units of the target.

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((13,)), Dense(64, activation="relu"), Dense(1)])
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    ```
    """

    severity = Severity.WARNING
    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each such metric."""
        if program.calls_of(model, "train_on_batch"):
            return
        for pair in trained(model, program):
            stated = _metrics(pair.compiling, program)
            regression = pair.loss.name in REGRESSION and pair.head.activation in _UNLIMITED
            if stated is not None and regression and not _is_fitted_on_classes(pair, model, program):
                for metric in _of_output(stated.value, pair, len(model.outputs)):
                    if _is_accuracy(metric):
                        yield self._found(pair, metric, stated, model, program)

    def _found(self, pair: Trained, metric: Given, stated: Argument, model: Model, program: Program) -> Finding:
        layer = pair.head.layer
        return self.finding(
            f"`{_name(metric)}` counts the predictions that are right, and `{layer.name}` is trained to come near"
            f" a number, with `{pair.loss.name}`",
            stated.span,
            help='use metrics=["mae"], or for classes a crossentropy and softmax or sigmoid',
            related=[Related("the loss is chosen here", pair.loss.argument.span), Related("the output", layer.span)],
            model=model,
            layer=layer.name,
            fix=_fix(metric, stated, program),
        )


def _metrics(compiling: Use, program: Program) -> Argument | None:
    """The argument `metrics`, which stood in the place of the weights of the losses before Keras 3."""
    given = compiling.keyword("metrics")
    third = next((one for one in compiling.arguments if one.position == 2), None)
    return given or (third if program.target != "3" else argument(compiling, "metrics"))


def _of_output(given: Given, pair: Trained, count: int) -> Iterator[Given]:
    """The metrics of one output. A list for several outputs means one thing in each Keras, and is left alone."""
    if isinstance(given, dict):
        given = given.get(pair.head.name) if pair.head.name is not None else None
    elif count > 1:
        return
    if isinstance(given, tuple):
        for one in given:
            yield from _of_output(one, pair, count)
    elif given is not None:
        yield given


def _is_accuracy(given: Given) -> bool:
    return _ACCURACY.fullmatch(_name(given)) is not None


def _name(given: Given) -> str:
    match given:
        case str(name):
            return name
        case Named(name, own=False) | Use(name=name) if name.startswith("keras.metrics."):
            return name.rpartition(".")[2]
    return "?"


def _is_fitted_on_classes(pair: Trained, model: Model, program: Program) -> bool:
    return any(found.targets.labels is not None for found in targets_of(pair, model, program))


def _fix(metric: Given, stated: Argument, program: Program) -> Fix | None:
    edits = rename_text(stated, _name(metric), "mae", program)
    return None if edits is None else Fix("use mae instead of accuracy", edits, "unsafe")
