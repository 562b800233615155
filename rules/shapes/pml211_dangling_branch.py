"""PML211: a part of the network leads to no output."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.loose import LooseEnd
from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding, Related
from paramlint.lint.liveness import is_never_read
from paramlint.lint.rule import Rule


class DanglingBranch(Rule):
    """A tensor is computed from a model's inputs, or an input is listed, and no output depends on it.

    ## What it does

    Reports a tensor that a layer made of the inputs of a `Model`, that has a name, and that nothing reads: no layer, no
    model, no other line. It also reports an input of a `Model` that no layer reads.

    ## Why it matters

    Keras builds the model without it and says nothing. Often the next line reads the wrong name: `x = Dense(8)(a)`
    after `x = Conv2D(...)(a)` starts again from `a`, and the convolution is never trained.

    ## Example

    ```python
    from keras import Input, Model
    from keras.layers import Dense

    a, b = Input((4,)), Input((4,))
    from_a = Dense(8, activation="relu")(a)
    from_b = Dense(8, activation="relu")(b)  # read by nothing
    model = Model([a, b], Dense(1)(from_a))
    ```

    ## Use instead

    ```python
    from keras import Input, Model
    from keras.layers import Concatenate, Dense

    a, b = Input((4,)), Input((4,))
    from_a = Dense(8, activation="relu")(a)
    from_b = Dense(8, activation="relu")(b)
    model = Model([a, b], Dense(1)(Concatenate()([from_a, from_b])))
    ```
    """

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """The model's inputs that nothing reads, and the loose ends that begin in its inputs."""
        for end in program.loose_ends:
            if end.model != model.span:
                continue
            if end.variable is None:
                yield self._loose(f"`{end.layer}` is an input of the model, and nothing reads it", end, model)
            elif is_never_read(end, program.source):
                what = f"`{end.variable}` is computed from the model's inputs by `{end.layer}`"
                yield self._loose(f"{what}, and nothing reads it", end, model)

    def _loose(self, message: str, end: LooseEnd, model: Model) -> Finding:
        return self.finding(
            message,
            end.span,
            help="connect it to an output, or leave it out",
            related=[Related("no output of this model depends on it", model.span)],
            model=model,
            layer=end.layer,
        )
