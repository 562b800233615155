"""PML501: a bias that the BatchNormalization behind it takes out again."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Layer, Model
from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.activation import LINEAR, activation_of
from paramlint.lint.arguments import argument, value_of
from paramlint.lint.edits import set_argument
from paramlint.lint.finding import Edit, Finding, Fix, Related, Severity
from paramlint.lint.rule import Rule

_MOST_RELATED = 3


class RedundantBiasBeforeBatchnorm(Rule):
    """A bias does nothing where a BatchNormalization follows, which takes it out again.

    ## What it does

    Reports a model in which `Dense` or convolutional layers without an activation have a bias, and hand their
    output to a `BatchNormalization` of the same channels and to nothing else. One finding for each model.

    ## Why it matters

    `BatchNormalization` subtracts the mean of each channel, and a bias is a part of that mean: whatever it is, it
    is gone. `BatchNormalization` then adds an offset of its own, `beta`. The bias costs memory and time and learns
    nothing. Leaving it out changes the list of weights, so checkpoints from before no longer fit.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import BatchNormalization, Conv2D, GlobalAveragePooling2D, ReLU

    model = Sequential([
        Input((8, 8, 3)),
        Conv2D(32, 3),
        BatchNormalization(),
        ReLU(),
        GlobalAveragePooling2D(),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import BatchNormalization, Conv2D, GlobalAveragePooling2D, ReLU

    model = Sequential([
        Input((8, 8, 3)),
        Conv2D(32, 3, use_bias=False),
        BatchNormalization(),
        ReLU(),
        GlobalAveragePooling2D(),
    ])
    ```

    ## References

    - S. Ioffe and C. Szegedy, *Batch Normalization*, 2015, section 3.2
    """

    severity = Severity.ADVICE
    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding at the first of the layers."""
        layers = [layer for layer in _before_batchnorm(model, program) if _bias(layer)]
        if not layers:
            return
        first, others = layers[0], layers[1:]
        several = f" (and of {len(others)} more layer{'s' if len(others) > 1 else ''})" if others else ""
        learned = sum(map(_bias, layers))
        yield self.finding(
            f"the bias of `{first.name}`{several} is taken out by the BatchNormalization behind it: "
            f"{learned:,} parameters without effect",
            first.span,
            help="pass `use_bias=False`",
            related=[Related(f"`{layer.name}` as well", layer.span) for layer in others[:_MOST_RELATED]],
            model=model,
            layer=first.name,
            measure=learned,
            fix=_fix(layers, model, program),
        )


def _before_batchnorm(model: Model, program: Program) -> list[Layer]:
    """The layers all of whose uses are read by a trained BatchNormalization of their channels, and by nothing else."""
    found: dict[int, bool] = {}
    for place, call in enumerate(model.calls):
        readers = [model.called_layer(model.calls[reader]) for reader in model.readers[place]]
        fits = len(readers) == 1 and _normalizes_channels(readers[0], program)
        found[call.layer] = found.get(call.layer, True) and fits
    layers = [model.layers[index] for index, fits in found.items() if fits]
    return [layer for layer in layers if activation_of(layer, program) == LINEAR]


def _normalizes_channels(layer: Layer, program: Program) -> bool:
    use = program.constructor(layer)
    if layer.class_name != "BatchNormalization" or use is None or not use.complete:
        return False
    is_trained = any(weight.trainable for weight in layer.weights)
    return is_trained and value_of(use, "axis", -1) == -1 and value_of(use, "center", True) is True


def _bias(layer: Layer) -> int:
    """How many numbers the bias of the layer holds, 0 where it has none, or its channels are not the last axis."""
    shape = layer.output_shape
    bias = next((weight.shape for weight in layer.weights if weight.name == "bias"), None)
    match bias, shape:
        case (int(size),), tuple() if shape and shape[-1] == size:
            return size
    return 0


def _fix(layers: list[Layer], model: Model, program: Program) -> Fix | None:
    """`use_bias=False` in every call; none where one of the calls also makes layers that keep their bias."""
    spans = {layer.span for layer in layers}
    if any(layer.span in spans and layer not in layers for layer in model.distinct):
        return None
    edits: list[Edit] = []
    for span in sorted(spans):
        use = program.call_at(span)
        made = _without_bias(use, program) if use else None
        if made is None:
            return None
        edits += made
    return Fix("Pass use_bias=False", tuple(edits), "unsafe")


def _without_bias(use: Use, program: Program) -> tuple[Edit, ...] | None:
    if argument(use, "bias_initializer") or argument(use, "bias_regularizer"):
        return None
    return set_argument(use, "use_bias", "False", program)
