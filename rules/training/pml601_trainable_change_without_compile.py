"""PML601: a layer is frozen, or freed, and the model that is trained next does not know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.model import Layer, Model
from paramlint.graph.program import Program
from paramlint.graph.use import ASSIGNMENT, CALL, Use
from paramlint.lint.finding import Finding, Related
from paramlint.lint.rule import Rule

_TRAINS = frozenset({"fit", "fit_generator", "train_on_batch"})
_COMPILE, _TRAINABLE = "compile", "trainable"


class TrainableChangeWithoutCompile(Rule):
    """A layer is frozen, or freed, and the model that is trained next does not know of it.

    ## What it does

    Reports a change of `trainable` after a model was trained, if the model is trained again without a `compile` in
    between. A change between `compile` and the first training takes effect and is not reported.

    ## Why it matters

    Keras decides when it first trains a compiled model which weights it changes, and keeps to that until the model is
    compiled again. A layer frozen after that is trained on; one that was freed for fine-tuning stays as it is.

    ## Example

    ```python
    import numpy as np
    from keras import Input, Sequential
    from keras.layers import Dense

    x, y = np.zeros((2000, 4)), np.zeros((2000, 1))
    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1)])
    model.compile("adam", "mse")
    model.fit(x, y)
    model.layers[0].trainable = False
    model.fit(x, y)  # trains the first layer as before
    ```

    ## Use instead

    ```python
    import numpy as np
    from keras import Input, Sequential
    from keras.layers import Dense

    x, y = np.zeros((2000, 4)), np.zeros((2000, 1))
    model = Sequential([Input((4,)), Dense(8, activation="relu"), Dense(1)])
    model.compile("adam", "mse")
    model.fit(x, y)
    model.layers[0].trainable = False
    model.compile("adam", "mse")
    model.fit(x, y)
    ```

    ## References

    - [Transfer learning & fine-tuning](https://keras.io/guides/transfer_learning/), Keras guide
    """

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each training that does not know of a change."""
        held, compiled_with = dict[int, object](), dict[int, object]()
        trained, changed = False, dict[int, Use]()
        for receiver, use in _events(model, program):
            if use.kind == ASSIGNMENT:
                held[receiver] = use.arguments[0].value
                changed.pop(receiver, None)
                if trained and held[receiver] != compiled_with.get(receiver, True):
                    changed[receiver] = use
            elif use.last_name == _COMPILE:
                trained, changed, compiled_with = False, {}, dict(held)
            else:
                if changed:
                    yield self._unheard(next(iter(changed.values())), use, model, program)
                trained, changed = True, {}

    def _unheard(self, change: Use, training: Use, model: Model, program: Program) -> Finding:
        name, flag = model.variable or model.name, program.text(change.span)
        return self.finding(
            f"`{flag}` is set after `{name}` was trained: the next `{training.last_name}` ignores it",
            change.span,
            help=f"call `{name}.compile(...)` again before training on",
            related=[Related("trained without a new compile", training.span)],
            model=model,
        )


def _events(model: Model, program: Program) -> Iterator[tuple[int, Use]]:
    """What is certainly done, and to what: the model compiled and trained, its `trainable` or that of a layer set."""
    parts = model.identities | _makers(model.layers, program)
    for use in program.uses:
        if not use.certain or use.receiver is None:
            continue
        of_model = use.kind == CALL and use.last_name in _TRAINS | {_COMPILE} and use.receiver in model.identities
        if of_model or (_sets_trainable(use) and use.receiver in parts):
            yield use.receiver, use


def _sets_trainable(use: Use) -> bool:
    return use.kind == ASSIGNMENT and use.last_name == _TRAINABLE and isinstance(use.arguments[0].value, bool)


def _makers(layers: Iterable[Layer], program: Program) -> set[int]:
    """The identities of the layers, as far as the program's calls tell which object is which."""
    spans = {layer.span for layer in layers} | {inner.span for layer in layers for inner in layer.layers}
    return {use.made for use in program.uses if use.made is not None and use.span in spans}
