"""PML704: a shape that is given where Keras does not look for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.layer import Layer
from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Use
from paramlint.lint.arguments import argument
from paramlint.lint.edits import remove_argument
from paramlint.lint.finding import Edit, Finding, Fix, Severity
from paramlint.lint.input_first import (
    first_layer,
    has_input,
    layer_call,
    takes_shape_of_elements,
    wrapped_shape_first,
)
from paramlint.lint.keras3 import concerns
from paramlint.lint.rule import Rule

_WRAPPERS = ("Bidirectional", "TimeDistributed")


class IgnoredInputShape(Rule):
    """An input shape is given to a layer that does not begin the model, and Keras ignores it.

    ## What it does

    Reports `input_shape=` and `input_dim=` of any layer but the first of a `Sequential`: of a later one, of one that
    is called on a tensor, and of one inside `Bidirectional` or `TimeDistributed`. The fix leaves the argument out; it
    is unsafe where the layer inside a wrapper comes first, as the model is then given the `Input` that it lacked.

    ## Why it matters

    Keras only looks at the first layer for the shape of the input. Anywhere else the argument has no effect but a
    warning, and if it says something else than what the layer is really given, it misleads whoever reads the code.
    Inside a wrapper it leaves the model without any shape: it has no weights until it is called, and
    `model.summary()` shows none.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([
        Input((4,)),
        Dense(8, activation="relu"),
        Dense(8, activation="relu", input_shape=(4,)),  # is given 8 numbers
        Dense(1, activation="sigmoid"),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([
        Input((4,)),
        Dense(8, activation="relu"),
        Dense(8, activation="relu"),
        Dense(1, activation="sigmoid"),
    ])
    ```
    """

    severity = Severity.WARNING
    fix_safety = "safe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each such argument."""
        if model.kind not in ("sequential", "functional"):
            return
        beginning = {one.layers[0].span for one in program.models if one.kind == "sequential" and one.layers}
        for place, layer in enumerate(model.layers):
            if layer.class_name == "?" and model.kind == "sequential":
                return
            use = layer_call(layer, program)
            if use is None or not concerns(use, program):
                continue
            if layer.span not in beginning or (place == 0 and has_input(model, program)):
                yield from self._ignored(model, layer, use, program)
            if layer.class_name in _WRAPPERS:
                yield from self._wrapped(model, layer, use, program)

    def _ignored(self, model: Model, layer: Layer, use: Use, program: Program) -> Iterator[Finding]:
        for given in _shapes(layer, use):
            edits = remove_argument(use, given.name or "", program)
            yield self.finding(
                f"`{program.text(given.span)}` has no effect: Keras only looks at the first layer of a Sequential",
                given.span,
                help="leave it out",
                model=model,
                layer=layer.name,
                fix=Fix(f"leave out {given.name}", edits) if edits else None,
            )

    def _wrapped(self, model: Model, layer: Layer, use: Use, program: Program) -> Iterator[Finding]:
        wrapped = argument(use, "layer")
        inner = wrapped.value if wrapped is not None else None
        given = inner.keyword("input_shape") if isinstance(inner, Use) else None
        if given is None or not isinstance(inner, Use) or inner.name == "keras.Input":
            return
        first = first_layer(model, program)
        begins = first is not None and first.span == use.span and not _shapes(layer, use)
        edits = self._begun(model, use, inner, program) if begins else remove_argument(inner, "input_shape", program)
        remedy = "put an `Input(shape=...)` before it" if begins else "leave it out"
        yield self.finding(
            f"`{program.text(given.span)}` has no effect inside `{layer.class_name}`: Keras looks at the wrapper only",
            given.span,
            help=remedy,
            model=model,
            layer=layer.name,
            fix=Fix(remedy.replace("`", ""), edits, "unsafe" if begins else "safe") if edits else None,
        )

    def _begun(self, model: Model, use: Use, inner: Use, program: Program) -> tuple[Edit, ...] | None:
        """The shape as that of the model; inside TimeDistributed it may be that of one step."""
        return wrapped_shape_first(model, use, inner, program) if use.last_name == "Bidirectional" else None


def _shapes(layer: Layer, use: Use) -> list[Argument]:
    keywords = ("input_shape", "input_dim") if takes_shape_of_elements(layer) else ("input_shape",)
    return [given for given in map(use.keyword, keywords) if given is not None]
