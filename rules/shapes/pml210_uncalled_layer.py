"""PML210: something stands where a tensor or a layer is needed, or outputs do not come from the inputs."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.program import Program
from paramlint.lint.finding import Finding
from paramlint.lint.refusal import Refusal, RefusalRule

_UNCALLED, _NO_LAYER, _DISCONNECTED = "uncalled-layer", "no-layer", "disconnected"
_RAISED = {
    _UNCALLED: "Only input tensors may be passed as positional arguments",
    _NO_LAYER: "Only instances of `keras.Layer` can be added to a Sequential model",
    _DISCONNECTED: "is not connected to `inputs`",
}
_REMEDIES = {
    _UNCALLED: "call it on a tensor first: `layer(x)`; of a model, take its `output`",
    _NO_LAYER: "add a layer, made by calling its class",
    _DISCONNECTED: "name every input that the outputs are computed from, and the very tensors that the layers read",
}


class UncalledLayer(RefusalRule):
    """A layer stands where a tensor is needed, or the outputs of a model do not come from its inputs.

    ## What it does

    Reports slips in how layers are put together: a layer or a model, or a class of layers, where a tensor is needed
    (`Model(inputs, Dense(1))`, `Dense(1)(Dense(2))`); something that is no layer among those of a `Sequential`, often
    the class without its parentheses (`Flatten`); and a `Model` whose outputs are computed from an `Input` that is not
    among its inputs. Keras's words are `All outputs values must be KerasTensors`, `Only input tensors may be passed as
    positional arguments`, `Only instances of keras.Layer can be added to a Sequential model`, and `Output is not
    connected to inputs` (`Graph disconnected` in Keras 2).

    ## Why it matters

    The model cannot be made. `Dense(1)` makes a layer, and `Dense(1)(x)` calls it on a tensor and gives the tensor
    that a model can begin or end with.

    ## Example

    ```python
    from keras import Input, Model
    from keras.layers import Dense

    x = Input((4,))
    out = Dense(1)  # never called on a tensor
    model = Model(x, out)
    ```

    ## Use instead

    ```python
    from keras import Input, Model
    from keras.layers import Dense

    x = Input((4,))
    out = Dense(1)(x)
    model = Model(x, out)
    ```
    """

    kinds = frozenset({_UNCALLED, _NO_LAYER, _DISCONNECTED})

    def check(self, refusal: Refusal, program: Program) -> Iterable[Finding]:
        """One finding where the tensor or the layer is needed."""
        ends_model = refusal.kind == _UNCALLED and refusal.layer.name == "?"
        raised = "All `outputs` values must be KerasTensors" if ends_model else _RAISED[refusal.kind]
        yield self.refused(refusal, raised, help=_REMEDIES[refusal.kind])
