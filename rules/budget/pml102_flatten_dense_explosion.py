"""PML102: a Dense layer behind a Flatten holds most of the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from msgspec import Meta

from paramlint.graph.model import Call, Layer, Model, single
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding, Related, Severity
from paramlint.lint.rule import Rule, RuleOptions
from paramlint.lint.structure import flatten_before_dense, keeps_the_size, kernel_shape
from paramlint.lint.wording import percent

_MAKE_FEATURE_MAPS = frozenset({"convolutional", "pooling", "recurrent"})
_KEEP_FEATURE_MAPS = frozenset({"normalization", "merging"})
_POOLED_RANKS = (3, 4, 5)


class FlattenDenseExplosion(Rule):
    """A Dense layer behind a Flatten holds most of the model's parameters.

    ## What it does

    Reports a `Dense` that is fed by a `Flatten` of a feature map (the output of convolutional, pooling or recurrent
    layers), if it holds at least `min-params` parameters and at least the share `min-share` of the model. Dropout and
    other layers without weights that keep the size may stand between. A `Flatten` of the model's input, as in a
    network of Dense layers only, is not reported.

    ## Why it matters

    `Flatten` makes an input of every position of every channel, and `Dense` learns a weight from each of them to each
    of its units. That is often more than all the rest of the model together: it costs memory and time, and it learns
    where in the picture something was seen. Pooling over the positions keeps one number for each channel.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, Flatten, MaxPooling2D

    model = Sequential([
        Input((150, 150, 3)),
        Conv2D(32, 3, activation="relu"),
        MaxPooling2D(),
        Conv2D(64, 3, activation="relu"),
        MaxPooling2D(),
        Flatten(),  # 36 × 36 × 64 = 82,944 numbers
        Dense(512, activation="relu"),  # 42,467,840 parameters
        Dense(1, activation="sigmoid"),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, GlobalAveragePooling2D, MaxPooling2D

    model = Sequential([
        Input((150, 150, 3)),
        Conv2D(32, 3, activation="relu"),
        MaxPooling2D(),
        Conv2D(64, 3, activation="relu"),
        MaxPooling2D(),
        GlobalAveragePooling2D(),  # 64 numbers
        Dense(512, activation="relu"),  # 33,280 parameters
        Dense(1, activation="sigmoid"),
    ])
    ```

    ## References

    - M. Lin, Q. Chen and S. Yan, *Network In Network*, 2013: global average pooling instead of dense layers
    """

    severity = Severity.WARNING

    class Options(RuleOptions, frozen=True):
        """What is too much for one layer."""

        min_params: Annotated[int, Meta(ge=1, description="the fewest parameters of such a layer")] = 1_000_000
        min_share: Annotated[float, Meta(gt=0, le=1, description="the smallest share of the model in it")] = 0.5

    options: Options

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each such Dense."""
        total = model.params.high
        for call in model.calls:
            params = model.called_layer(call).params.exact
            if total and params and params >= max(self.options.min_params, self.options.min_share * total):
                yield from self._explosion(model, call, params, total)

    def _explosion(self, model: Model, call: Call, params: int, total: int) -> Iterator[Finding]:
        dense, flatten = model.called_layer(call), flatten_before_dense(model, call)
        maker = _feature_map_maker(model, flatten) if flatten else None
        kernel = kernel_shape(dense)
        if flatten is None or maker is None or kernel is None:
            return
        inputs = kernel[0]
        yield self.finding(
            f"`{dense.name}` holds {params:,} parameters ({percent(params, total)} of the model) behind a Flatten",
            dense.span,
            help=_remedy(dense, single(flatten.input_shape) or (), maker),
            related=[Related(f"hands on {inputs:,} numbers", model.called_layer(flatten).span)],
            model=model,
            layer=dense.name,
            measure=params,
        )


def _feature_map_maker(model: Model, call: Call) -> Layer | None:
    """The convolution, pooling or recurrent layer that made what the call reads, None where none did."""
    waiting, seen = list(call.inputs), set[int]()
    while waiting:
        index = waiting.pop()
        feeding = model.calls[index]
        layer = model.called_layer(feeding)
        if layer.family in _MAKE_FEATURE_MAPS:
            return layer
        if index not in seen and (keeps_the_size(layer) or layer.family in _KEEP_FEATURE_MAPS):
            waiting.extend(feeding.inputs)
        seen.add(index)
    return None


def _remedy(dense: Layer, shape: tuple[object, ...], maker: Layer) -> str | None:
    """Pooling over all positions, and what the Dense would hold then; None for shapes that Keras cannot pool."""
    channels_first = (maker.arguments or {}).get("data_format") == "channels_first"
    kernel, total = kernel_shape(dense), dense.params.exact
    channels = shape[1 if channels_first else -1] if len(shape) in _POOLED_RANKS else None
    if not isinstance(channels, int) or kernel is None or total is None:
        return None
    argument = 'data_format="channels_first"' if channels_first else ""
    pooling = f"GlobalAveragePooling{len(shape) - 2}D({argument})"
    pooled = total - (kernel[0] - channels) * kernel[1]
    return f"use {pooling} instead of Flatten(): `{dense.name}` holds {pooled:,} parameters then"
