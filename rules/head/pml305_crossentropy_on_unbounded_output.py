"""PML305: a crossentropy of numbers that are no probabilities."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.activation import LINEAR, UNBOUNDED, described
from paramlint.lint.edits import set_argument
from paramlint.lint.finding import Edit, Finding, Fix, Related, Severity
from paramlint.lint.loss import BINARY, CROSSENTROPIES
from paramlint.lint.reach import reach
from paramlint.lint.renaming import class_name
from paramlint.lint.rule import Rule
from paramlint.lint.training import Trained, trained


class CrossentropyOnUnboundedOutput(Rule):
    """A crossentropy of an output that is no probability, without `from_logits=True`.

    ## What it does

    Reports an output without activation, or with one such as `relu` or `tanh` that leaves numbers below 0 or above 1,
    that is compiled with a crossentropy which expects probabilities. Dropout, Flatten and other layers that hand on
    what they are given may stand behind it. Nothing is said of what is not known to be such an activation.

    ## Why it matters

    Keras cuts what it is given off at 0.0000001 and 0.9999999, and takes the logarithm. Whatever a model predicts
    below 0 or above 1 has no gradient, so that it learns little or nothing, and the loss begins several times higher
    than the 0.7 of guessing. Nothing warns of it. `from_logits=True` says that the numbers are logits, and the loss
    applies sigmoid or softmax itself, in a way that does not overflow.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1)])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense
    from keras.losses import BinaryCrossentropy

    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1)])
    model.compile(optimizer="adam", loss=BinaryCrossentropy(from_logits=True))
    ```

    Or give the last layer `activation="sigmoid"`, or `"softmax"` where the loss is a categorical one.
    """

    severity = Severity.WARNING
    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each loss that is chosen so; a single unit with a categorical loss is another rule's."""
        for pair in trained(model, program):
            head, loss = pair.head, pair.loss
            expects = loss.name in CROSSENTROPIES and loss.from_logits is False
            if expects and head.activation in UNBOUNDED and (loss.name in BINARY or head.units != 1):
                yield self.finding(
                    f"`{loss.name}` expects probabilities, and `{head.layer.name}` has {described(head.activation)}",
                    loss.argument.span,
                    help=_help(pair),
                    related=[Related("these numbers may be below 0 or above 1", head.layer.span)],
                    model=model,
                    layer=head.layer.name,
                    fix=_fix(pair, program) if head.activation == LINEAR else None,
                )


def _help(pair: Trained) -> str:
    activation = "sigmoid" if pair.loss.name in BINARY else "softmax"
    logits = ", or from_logits=True in the loss" if pair.head.activation == LINEAR else ""
    return f'use activation="{activation}" for the output{logits}'


def _fix(pair: Trained, program: Program) -> Fix | None:
    edits = _edits(pair, program)
    return None if edits is None else Fix("tell the loss that these are logits", edits, "unsafe")


def _edits(pair: Trained, program: Program) -> tuple[Edit, ...] | None:
    given, span = pair.loss.given, pair.loss.argument.value_span
    if isinstance(given, Use):
        return set_argument(given, "from_logits", "True", program) if given.span == span else None
    if not pair.loss.whole or pair.loss.name is None:
        return None
    literal = isinstance(given, str) and program.text(span).strip("'\"") == given
    if not literal or pair.head.use is None:
        return None
    reached = reach([f"keras.losses.{class_name(pair.loss.name)}"], pair.head.use, program)
    return None if reached is None else (Edit(span, f"{reached.text}(from_logits=True)"), *reached.edits)
