"""PML802: a new head on a ready-made model that still has its own."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Call, Model
from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.arguments import argument, value_of
from paramlint.lint.edits import set_arguments
from paramlint.lint.finding import Edit, Finding, Fix, Related, Severity
from paramlint.lint.rule import Rule
from paramlint.lint.structure import downstream

_APPLICATIONS = "keras.applications."
_CLASSES = (None, 1000)
_BETWEEN = frozenset({"BatchNormalization", "Flatten", "LayerNormalization"})


class PretrainedTopPlusHead(Rule):
    """A new head stands on a ready-made model that still has its own top, of 1000 classes.

    ## What it does

    Reports a model of `keras.applications` with `include_top` left at True whose output goes into a `Dense` of the
    program. Models that are given `classes` of their own are left alone, and so is a program that takes the output of
    an inner layer.

    The fix sets `include_top=False` and `pooling="avg"`; it is unsafe, as the new head then learns from other numbers.

    ## Why it matters

    `include_top` is True unless it is said otherwise. The head is then given the probabilities of the 1000 classes of
    ImageNet instead of the features below them: most of what the network has seen is gone after its softmax, and the
    head learns from numbers that are nearly all zero. Keras says nothing.

    ## Example

    ```python
    from keras import Sequential
    from keras.applications import MobileNetV2
    from keras.layers import Dense

    model = Sequential([
        MobileNetV2(weights=None),
        Dense(2, activation="softmax"),
    ])
    ```

    ## Use instead

    ```python
    from keras import Sequential
    from keras.applications import MobileNetV2
    from keras.layers import Dense

    model = Sequential([
        MobileNetV2(weights=None, include_top=False, pooling="avg", input_shape=(96, 96, 3)),
        Dense(2, activation="softmax"),
    ])
    ```

    ## References

    - Keras, *Transfer learning and fine-tuning*: <https://keras.io/guides/transfer_learning/>
    """

    severity = Severity.WARNING
    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each such ready-made model."""
        for call in model.calls:
            use = program.constructor(model.called_layer(call))
            if use is None or call.output_shape != _CLASSES or not _has_own_top(use):
                continue
            head = next((one for one in _behind(model, call) if _is_head(model, one, use)), None)
            if head is not None:
                yield self._finding(model, use, head, program)

    def _finding(self, model: Model, use: Use, head: Call, program: Program) -> Finding:
        edits = _without_top(use, program)
        return self.finding(
            f"`{use.last_name}` still has its own top: the new head is given the probabilities of its 1,000 classes",
            use.span,
            help='give it `include_top=False, pooling="avg"`',
            related=[Related("the new head", model.called_layer(head).span)],
            model=model,
            fix=Fix("leave out the top", edits, "unsafe") if edits else None,
        )


def _has_own_top(use: Use) -> bool:
    """Whether the call makes a model with the top that it was trained with."""
    known = use.name.startswith(_APPLICATIONS) and use.complete
    return known and value_of(use, "include_top", True) is True and argument(use, "classes") is None


def _behind(model: Model, call: Call) -> list[Call]:
    """The calls that read what the model makes, past those that only pass it on in another form."""
    found: list[Call] = []
    waiting = downstream(model, call)
    while waiting:
        one = waiting.pop()
        if model.called_layer(one).class_name in _BETWEEN:
            waiting.extend(downstream(model, one))
        else:
            found.append(one)
    return found


def _is_head(model: Model, call: Call, top: Use) -> bool:
    """Whether it is a Dense of the program, and not one of the ready-made model's own."""
    layer = model.called_layer(call)
    return layer.class_name == "Dense" and layer.span != top.span


def _without_top(use: Use, program: Program) -> tuple[Edit, ...] | None:
    wanted = {"include_top": "False"}
    if argument(use, "pooling") is None:
        wanted["pooling"] = '"avg"'
    return set_arguments(use, wanted, program)
