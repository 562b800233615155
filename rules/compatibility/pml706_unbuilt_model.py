"""PML706: a model is asked for its weights before anything says the shape of its input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.graph.use import CALL, Given, Use
from paramlint.lint.finding import Finding, Severity
from paramlint.lint.input_first import has_input, layer_call
from paramlint.lint.keras3 import concerns
from paramlint.lint.moved import gone_name
from paramlint.lint.rule import Rule
from paramlint.lint.statements import in_one_function

_NOT_BUILT = {
    "count_params": "raises: You tried to call `count_params` on a layer that isn't built",
    "summary": "prints `?` for shapes and 0 (unbuilt) for counts",
    "get_weights": "gives an empty list",
    "save_weights": "raises: You are saving a model that has not yet been built",
    "load_weights": "raises: You are loading weights into a model that has not yet been built",
}
_DO_NOT_BUILD = {*_NOT_BUILT, "add", "pop", "compile", "get_layer", "get_config", "to_json", "trainable", "name"}
_STATES_SHAPE = ("input_shape", "input_dim", "batch_input_shape")


class UnbuiltModel(Rule):
    """A model is asked for its weights before anything says the shape of its input.

    ## What it does

    Reports `summary()`, `count_params()`, `get_weights()`, `save_weights()` and `load_weights()` of a `Sequential` that
    begins with no `Input`, before it is built, called or fitted.

    ## Why it matters

    Without the shape of its input a model has no weights yet: Keras makes them when it sees the first data. Until then
    the summary shows `0 (unbuilt)` parameters, and *You tried to call `count_params` on layer 'sequential', but the
    layer isn't built* is raised.

    ## Example

    ```python
    from keras import Sequential
    from keras.layers import Dense

    model = Sequential([
        Dense(8, activation="relu"),
        Dense(1, activation="sigmoid"),
    ])
    model.summary()
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([
        Input((4,)),
        Dense(8, activation="relu"),
        Dense(1, activation="sigmoid"),
    ])
    model.summary()
    ```

    ## References

    - Keras, *Specifying the input shape in advance*: <https://keras.io/guides/sequential_model/>
    """

    severity = Severity.WARNING

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each kind of question that comes too early."""
        made = program.constructor(model)
        if made is None or not concerns(made, program) or not _has_no_shape(model, program):
            return
        seen: set[str] = set()
        for use in _before_it_is_built(model, program):
            if use.last_name not in seen and use.certain and concerns(use, program):
                seen.add(use.last_name)
                yield self.finding(
                    f"`{use.last_name}()` {_NOT_BUILT[use.last_name]}: nothing has said the shape of the input yet",
                    use.span,
                    help="put an `Input(shape=...)` first, or call `build(...)` before",
                    model=model,
                )


def _has_no_shape(model: Model, program: Program) -> bool:
    """Whether a Sequential of known layers, the first of Keras 3's own, says nothing about its input."""
    known = model.kind == "sequential" and not any(layer.class_name == "?" for layer in model.layers)
    if not known or has_input(model, program):
        return False
    first = layer_call(model.layers[0], program)
    if first is None or not first.complete or gone_name(first) is not None:
        return False
    return not any(map(first.keyword, _STATES_SHAPE))


def _before_it_is_built(model: Model, program: Program) -> Iterator[Use]:
    """The questions that come before everything that may build the model: in the program's order and in the text's."""
    building = [use for use in program.uses if _may_build(use, model)]
    places = [use.span.start for use in building] + ([model.handed_on.start] if model.handed_on else [])
    first = min(places, default=None)
    for use in program.uses:
        if use in building or (first is not None and use.span.start > first):
            return
        asks = use.receiver in model.identities and use.kind == CALL and use.last_name in _NOT_BUILT
        if asks and in_one_function(model.span, use.span, program):
            yield use


def _may_build(use: Use, model: Model) -> bool:
    if use.receiver is not None and use.receiver in model.identities:
        return use.last_name not in _DO_NOT_BUILD
    return any(_is_about(one.value, model) for one in use.arguments)


def _is_about(value: Given, model: Model) -> bool:
    """Whether the model, or a collection with it, is handed on."""
    if isinstance(value, tuple):
        return any(_is_about(one, model) for one in value)
    return isinstance(value, Use) and value.made is not None and value.made in model.identities
