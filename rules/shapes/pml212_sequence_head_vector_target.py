"""PML212: a model makes a value for every step, and is fitted to one for every sample."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.model import Call, Model, Shape, single
from paramlint.graph.program import Program
from paramlint.graph.use import Data, Use
from paramlint.lint.arguments import argument
from paramlint.lint.edits import replace_value
from paramlint.lint.finding import Finding, Fix, Related
from paramlint.lint.losses import is_keras_loss
from paramlint.lint.recurrent import Recurrent, recurrent_use, returns_sequences
from paramlint.lint.refusal import shown
from paramlint.lint.rule import Rule
from paramlint.lint.structure import keeps_the_size

_STEPS_AND_FEATURES = 3
_BY_THE_STEP = frozenset({"Dense", "LayerNormalization", "BatchNormalization"})


class SequenceHeadVectorTarget(Rule):
    """A model predicts one value for every step, and its targets are one for every sample.

    ## What it does

    Reports a model whose output has an axis more than its targets: `(None, 10, 1)` is fitted to targets of shape
    `(512, 1)` or `(512,)`. It needs to know the shape of the targets that are given to `fit`, and one of Keras's own
    losses, else it says nothing. Targets with one value for every step, `(512, 10)`, fit.

    The fix sets `return_sequences=False` where the last recurrent layer returns its sequences.

    ## Why it matters

    `mse` and `mae` broadcast the one target against all the steps, so that the model is trained to say the same at
    every step; Keras 3 gives no warning. Other losses stop with `Shapes are incompatible`, as Keras 2 did with
    `expected dense_1 to have 3 dimensions`.

    ## Example

    ```python
    import numpy as np
    from keras import Input, Sequential
    from keras.layers import LSTM, Dense

    model = Sequential([
        Input((10, 4)),
        LSTM(8, return_sequences=True),
        Dense(1),  # (None, 10, 1)
    ])
    model.compile(optimizer="adam", loss="mse")
    model.fit(np.zeros((512, 10, 4)), np.zeros((512, 1)), verbose=0)
    ```

    ## Use instead

    ```python
    import numpy as np
    from keras import Input, Sequential
    from keras.layers import LSTM, Dense

    model = Sequential([
        Input((10, 4)),
        LSTM(8),
        Dense(1),  # (None, 1)
    ])
    model.compile(optimizer="adam", loss="mse")
    model.fit(np.zeros((512, 10, 4)), np.zeros((512, 1)), verbose=0)
    ```
    """

    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for the first `fit` with such targets."""
        made = single(model.output_shape)
        if made is None or len(made) < _STEPS_AND_FEATURES or not _has_known_loss(model):
            return
        for use, shape in _targets(model, program):
            if not _may_match(made, shape):
                yield self._mismatch(model, made, use, shape, program)
                return

    def _mismatch(self, model: Model, made: Shape, use: Use, shape: Shape, program: Program) -> Finding:
        recurrent = _last_recurrent(model, program)
        last = model.called_layer(model.calls[-1])
        related = [Related(f"`{last.name}` {shown(made)}", last.span)]
        if recurrent is not None:
            related.append(Related("returns its sequences", recurrent.layer.span))
        target = argument(use, "y")
        steps = " × ".join(str(dim) for dim in made[1:-1])
        return self.finding(
            f"the model makes {shown(made)}, values for each of {steps} positions, and its targets are {shown(shape)}",
            target.span if target is not None else use.span,
            help="return only the last state" if recurrent is not None else "put a Flatten or a pooling before the end",
            related=related,
            model=model,
            fix=_fix(recurrent),
        )


def _has_known_loss(model: Model) -> bool:
    losses = model.compiled.losses if model.compiled is not None else ()
    return len(losses) == 1 and is_keras_loss(losses[0])


def _targets(model: Model, program: Program) -> Iterator[tuple[Use, Shape]]:
    """The calls of `fit` with the shapes of their targets, where these are known."""
    for use in program.calls_of(model, "fit"):
        target = argument(use, "y")
        if target is not None and isinstance(target.value, Data) and not target.value.is_stream:
            shape = target.value.shape
            if isinstance(shape, tuple) and len(shape) > 0:
                yield use, shape


def _may_match(made: Shape, target: Shape) -> bool:
    """Whether the targets may have a value for every position. Sizes that are not known may be anything."""
    if len(target) >= len(made):
        return True
    positions = made[1:-1]
    if not all(isinstance(dim, int) for dim in (*positions, *target[1:])):
        return True
    return target[1:] == positions or all(dim == 1 for dim in positions)


def _last_recurrent(model: Model, program: Program) -> Recurrent | None:
    """The recurrent layer whose sequences lead to the output, through layers that go step by step."""
    call: Call | None = model.calls[-1] if model.calls else None
    while call is not None:
        layer = model.called_layer(call)
        if layer.family == "recurrent":
            made = recurrent_use(layer, program)
            return Recurrent(call, layer, made) if made is not None and returns_sequences(made) else None
        if layer.class_name not in _BY_THE_STEP and not keeps_the_size(layer):
            return None
        feeding = model.feeding(call)
        call = feeding[0] if len(feeding) == 1 else None
    return None


def _fix(recurrent: Recurrent | None) -> Fix | None:
    edits = replace_value(recurrent.made, "return_sequences", "False") if recurrent is not None else None
    return None if edits is None else Fix("return only the last state", edits, "unsafe")
