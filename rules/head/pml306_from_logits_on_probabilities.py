"""PML306: from_logits=True for an output that has probabilities."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.activation import PROBABILITIES, SIGMOIDS
from paramlint.lint.arguments import argument
from paramlint.lint.edits import remove_argument
from paramlint.lint.finding import Finding, Fix, Related, Severity
from paramlint.lint.loss import BINARY, CROSSENTROPIES
from paramlint.lint.rule import Rule
from paramlint.lint.training import Trained, trained


class FromLogitsOnProbabilities(Rule):
    """`from_logits=True` for an output that has been through softmax or sigmoid already.

    ## What it does

    Reports a crossentropy with `from_logits=True` for an output with softmax, sigmoid or `hard_sigmoid`.

    ## Why it matters

    The loss applies softmax or sigmoid itself then, a second time. Of probabilities, which are all between 0 and 1,
    that makes nearly equal ones: with ten classes no share can exceed 0.23, and the loss cannot fall below 1.46. With
    TensorFlow, Keras finds the numbers before the activation, uses those and warns: "`categorical_crossentropy`
    received `from_logits=True`, but the `output` argument was produced by a Softmax activation and thus does not
    represent logits." With JAX and PyTorch it does not look, and the second softmax is silent.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense
    from keras.losses import CategoricalCrossentropy

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(3, activation="softmax")])
    model.compile(optimizer="adam", loss=CategoricalCrossentropy(from_logits=True))
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense
    from keras.losses import CategoricalCrossentropy

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(3, activation="softmax")])
    model.compile(optimizer="adam", loss=CategoricalCrossentropy())
    ```

    Or leave the activation out and keep `from_logits=True`; the model predicts logits then.
    """

    severity = Severity.WARNING
    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each such output and loss."""
        for pair in trained(model, program):
            head, loss = pair.head, pair.loss
            if loss.name in CROSSENTROPIES and loss.from_logits is True and head.activation in PROBABILITIES:
                stated = argument(loss.given, "from_logits") if isinstance(loss.given, Use) else None
                yield self.finding(
                    f"`{loss.name}` is told to expect logits, and `{head.layer.name}` hands on probabilities,"
                    f" by {head.activation}",
                    (stated or loss.argument).span,
                    help="leave out from_logits=True, or the activation of the output",
                    related=[Related(f"{head.activation} is applied here", head.layer.span)],
                    model=model,
                    layer=head.layer.name,
                    fix=_fix(pair, program),
                )


def _fix(pair: Trained, program: Program) -> Fix | None:
    """None where the loss would be the wrong one for the activation as well."""
    if not isinstance(pair.loss.given, Use) or not _go_together(pair):
        return None
    edits = remove_argument(pair.loss.given, "from_logits", program)
    return None if edits is None else Fix("take the output for probabilities", edits, "unsafe")


def _go_together(pair: Trained) -> bool:
    binary = pair.loss.name in BINARY
    return pair.head.units == 1 or binary == (pair.head.activation in SIGMOIDS)
