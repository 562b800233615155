"""PML201: a layer is given an input that it does not take."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Layer, Shape
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding
from paramlint.lint.ranks import given_shape, wanted_rank
from paramlint.lint.recurrent import missing_sequences
from paramlint.lint.refusal import Refusal, RefusalRule

_FLATTENING = frozenset({"Flatten", "Dense", "GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalMaxPooling2D"})
_PER_STEP = 3


class RankMismatch(RefusalRule):
    """A layer is given an input with too many or too few dimensions.

    ## What it does

    Reports the layer at which Keras stops with `Input 0 of layer ... is incompatible with the layer: expected ndim=4,
    found ndim=3`, or with `expected min_ndim=...`. The batch counts as a dimension, so `Conv2D` takes images of shape
    `(None, height, width, channels)`. It reports as well any other input that a layer or a function on tensors refuses,
    where no other rule says more about it: a layer that was built for one number of features and is called on another
    (`expected axis -1 of input shape to have value 3`), a model that is called on a shape it was not made for.

    A recurrent layer that gives only its last state to a layer that wants a sequence is reported as
    `missing-return-sequences`.

    ## Why it matters

    The model cannot be built: Keras raises a `ValueError`. Grey images often have no axis for their one channel,
    series no axis for their one feature, and a `Flatten` too early takes away the axes that a convolution slides
    along.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, Flatten

    model = Sequential([
        Input((28, 28)),
        Conv2D(8, 3, activation="relu"),  # wants (None, height, width, channels)
        Flatten(),
        Dense(10, activation="softmax"),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, Flatten

    model = Sequential([
        Input((28, 28, 1)),
        Conv2D(8, 3, activation="relu"),
        Flatten(),
        Dense(10, activation="softmax"),
    ])
    ```
    """

    kinds = frozenset({"rank-mismatch", "invalid-shape"})

    def check(self, refusal: Refusal, program: Program) -> Iterable[Finding]:
        """One finding, unless the layer before keeps its sequences to itself."""
        if missing_sequences(refusal, program):
            return
        shape = given_shape(refusal)
        found = f", found ndim={len(shape)}" if shape is not None and refusal.kind == "rank-mismatch" else ""
        yield self.refused(refusal, f"incompatible with the layer{found}", help=_remedy(refusal, shape))


def _remedy(refusal: Refusal, shape: Shape | None) -> str | None:
    wanted = wanted_rank(refusal.layer)
    if shape is None or wanted is None or refusal.kind != "rank-mismatch":
        return None
    before = [refusal.model.called_layer(call) for call in refusal.feeding]
    if len(shape) > wanted:
        return _fewer(refusal.layer, wanted)
    if len(shape) == wanted - 1 and all(layer.class_name == "InputLayer" for layer in before):
        what = "step its features" if wanted == _PER_STEP else "image its channels"
        return f"give every {what}, as in `Input({_shown((*shape[1:], 1))})`, and the data an axis of 1 at the end"
    flattening = next((layer for layer in before if layer.class_name in _FLATTENING), None)
    if flattening is not None:
        return f"leave out `{flattening.name}`, or put a Reshape behind it: it leaves no axes to go along"
    return f"put a Reshape before it that makes {wanted - 1} axes, the batch not counted"


def _fewer(layer: Layer, wanted: int) -> str:
    if layer.family == "recurrent":
        return "make one vector of every step first: TimeDistributed(Flatten()), or a Reshape"
    return f"leave {wanted - 1} axes beside the batch: with Flatten, a global pooling or a Reshape"


def _shown(sizes: tuple[object, ...]) -> str:
    return f"({', '.join(size_text(size) for size in sizes)})"


def size_text(size: object) -> str:
    """A size as it stands in code; one that is not known is left to the reader."""
    return str(size) if size is None or isinstance(size, int) else "..."
