"""PML505: a mask reaches a layer that takes no notice of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.model import Call, Layer, Model
from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.edits import rename_callee
from paramlint.lint.finding import Finding, Fix, Related
from paramlint.lint.rule import Rule

_IGNORE_MASKS = frozenset(
    {f"{kind}{n}D" for kind in ("Conv", "MaxPooling", "AveragePooling", "Cropping", "ZeroPadding") for n in (1, 2, 3)}
    | {f"{kind}{n}D" for kind in ("UpSampling", "GlobalMaxPooling") for n in (1, 2, 3)}
    | {"Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose", "DepthwiseConv1D", "DepthwiseConv2D"}
    | {"SeparableConv1D", "SeparableConv2D", "GlobalAveragePooling2D", "GlobalAveragePooling3D"}
    | {"Flatten", "Reshape", "Permute", "RepeatVector"}
)
_HAND_MASKS_ON = frozenset(
    {"Activation", "ActivityRegularization", "AlphaDropout", "BatchNormalization", "Dense", "Dropout", "ELU"}
    | {"GaussianDropout", "GaussianNoise", "GroupNormalization", "Identity", "LayerNormalization", "LeakyReLU", "PReLU"}
    | {"ReLU", "Softmax", "SpatialDropout1D", "TimeDistributed", "UnitNormalization"}
)
"""Layers of one input. What becomes of the masks of several is not followed."""
_RECURRENT = frozenset({"LSTM", "GRU", "SimpleRNN", "RNN", "Bidirectional"})


class MaskDropped(Rule):
    """A mask reaches a layer that takes no notice of it.

    ## What it does

    Follows the mask that `Embedding(mask_zero=True)` or `Masking` makes, through layers that hand it on, and reports
    the layer that drops it: a convolution, a pooling layer other than `GlobalAveragePooling1D`, `Flatten`, `Reshape`,
    `Permute` or `RepeatVector`. A `Lambda` drops it as well, but its code may look for the padding itself.

    ## Why it matters

    The mask says which steps are padding. A layer that does not know of masks computes with the padding as if it were
    data, and everything behind it does so too. Keras warns while it builds the model (*does not support masking*), and
    goes on.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense, Embedding, GlobalMaxPooling1D

    model = Sequential([
        Input((10,)),
        Embedding(100, 8, mask_zero=True),
        GlobalMaxPooling1D(),
        Dense(1),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense, Embedding, GlobalAveragePooling1D

    model = Sequential([
        Input((10,)),
        Embedding(100, 8, mask_zero=True),
        GlobalAveragePooling1D(),  # averages over the steps that are not masked
        Dense(1),
    ])
    ```
    """

    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each layer that drops a mask."""
        masked: dict[int, Layer] = {}
        for index, call in enumerate(model.calls):
            layer = model.called_layer(call)
            maker = next((masked[before] for before in call.inputs if before in masked), None)
            if _makes_a_mask(layer):
                masked[index] = layer
            elif maker is not None and _hands_on(layer):
                masked[index] = maker
            elif maker is not None and layer.class_name in _IGNORE_MASKS:
                yield from self._dropped(layer, call, maker, model, program)

    def _dropped(self, layer: Layer, call: Call, maker: Layer, model: Model, program: Program) -> Iterator[Finding]:
        use = program.constructor(layer)
        if use is not None and use.keyword("mask") is not None:
            return
        pooling = layer.class_name == "GlobalMaxPooling1D"
        remedy = "GlobalAveragePooling1D does" if pooling else "recurrent layers and GlobalAveragePooling1D do"
        yield self.finding(
            f"`{layer.name}` ({layer.class_name}) does not support masking: the mask of `{maker.name}` ends here",
            layer.span,
            help=f"{remedy}; or make no mask, if the padding is meant to count",
            related=[Related("the mask is made here", maker.span)],
            model=model,
            layer=layer.name,
            fix=_fix(use, program) if pooling and use else None,
        )


def _makes_a_mask(layer: Layer) -> bool:
    masks = (layer.arguments or {}).get("mask_zero") is True
    return layer.class_name == "Masking" or (layer.class_name == "Embedding" and masks)


def _hands_on(layer: Layer) -> bool:
    """A recurrent layer hands the mask on with the sequence; the last state alone has none."""
    if layer.class_name in _RECURRENT:
        return isinstance(layer.output_shape, tuple) and len(layer.output_shape) > 2
    return layer.class_name in _HAND_MASKS_ON


def _fix(use: Use, program: Program) -> Fix | None:
    if use.arguments:
        return None
    edits = rename_callee(use, "GlobalAveragePooling1D", program)
    return Fix("Average over the steps that are not masked", edits, "unsafe") if edits else None
