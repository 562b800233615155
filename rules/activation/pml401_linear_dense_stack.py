"""PML401: two Dense layers in a row with nothing but a product of matrices between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.model import Call, Layer, Model
from paramlint.graph.program import Program
from paramlint.lint.activation import LINEAR, activation_of
from paramlint.lint.edits import set_argument
from paramlint.lint.finding import Finding, Fix, Related
from paramlint.lint.rule import Rule
from paramlint.lint.structure import kernel_shape

_LINEAR_BETWEEN = frozenset({"Dropout"})
_REASONS = ("kernel_constraint", "kernel_regularizer", "activity_regularizer", "lora_rank")


class LinearDenseStack(Rule):
    """Two Dense layers in a row have no activation between them, and are worth one.

    ## What it does

    Reports a `Dense` without an activation whose output goes to another `Dense`, directly or through `Dropout`. A layer
    that is narrower than both what it reads and what it feeds is let be: it is a bottleneck.

    ## Why it matters

    A linear map of a linear map is a linear map. However many such layers stand in a row, the model can learn nothing
    that the last one could not learn alone; the parameters of the others are work without an effect.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(100), Dense(5)])  # what a single Dense(5) can learn
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((4,)), Dense(100, activation="relu"), Dense(5)])
    ```
    """

    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each linear Dense that feeds a Dense."""
        for place, call in enumerate(model.calls):
            if model.called_layer(call).class_name == "Dense":
                yield from self._linear(place, call, model, program)

    def _linear(self, place: int, call: Call, model: Model, program: Program) -> Iterator[Finding]:
        layer, fed = model.called_layer(call), _fed(place, model)
        if fed is None or _is_bottleneck(layer, fed) or activation_of(layer, program) != LINEAR:
            return
        use = program.constructor(layer)
        if use is None or any(use.keyword(reason) for reason in _REASONS):
            return
        edits = set_argument(use, "activation", '"relu"', program)
        yield self.finding(
            f"`{layer.name}` has no activation: with `{fed.name}` behind it, both are one linear map",
            layer.span,
            help='give it one, such as `activation="relu"`, or leave it out',
            related=[Related("feeds this one", fed.span)],
            model=model,
            layer=layer.name,
            fix=Fix('Add activation="relu"', edits, "unsafe") if edits else None,
        )


def _fed(place: int, model: Model) -> Layer | None:
    """The Dense that is all that reads the call; None where several things do, or something else."""
    while len(model.readers[place]) == 1:
        (place,) = model.readers[place]
        layer = model.called_layer(model.calls[place])
        if layer.class_name == "Dense":
            return layer
        if layer.class_name not in _LINEAR_BETWEEN:
            return None
    return None


def _is_bottleneck(layer: Layer, fed: Layer) -> bool:
    """Whether the layer is narrower than both its sides, or the sides are not known."""
    own, behind = kernel_shape(layer), kernel_shape(fed)
    return own is None or behind is None or own[1] < min(own[0], behind[1])
