"""PML102: a Dense layer behind a Flatten holds most of the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from msgspec import Meta

from paramlint.graph.model import Call, Layer, Model
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding, Related, Severity
from paramlint.lint.pooled import Pooling, feature_map_maker, pooling_fix, pooling_for
from paramlint.lint.rule import Rule, RuleOptions
from paramlint.lint.structure import flatten_before_dense, kernel_shape
from paramlint.lint.wording import percent


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
    fix_safety = "unsafe"

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
                yield from self._explosion(model, call, params, total, program)

    def _explosion(self, model: Model, call: Call, params: int, total: int, program: Program) -> Iterator[Finding]:
        dense, flatten = model.called_layer(call), flatten_before_dense(model, call)
        maker = feature_map_maker(model, flatten) if flatten else None
        kernel = kernel_shape(dense)
        if flatten is None or maker is None or kernel is None:
            return
        inputs, pooling = kernel[0], pooling_for(flatten, maker)
        yield self.finding(
            f"`{dense.name}` holds {params:,} parameters ({percent(params, total)} of the model) behind a Flatten",
            dense.span,
            help=_remedy(dense, pooling),
            related=[Related(f"hands on {inputs:,} numbers", model.called_layer(flatten).span)],
            model=model,
            layer=dense.name,
            measure=params,
            fix=pooling_fix(model, flatten, pooling, program) if pooling and pooling.channels < inputs else None,
        )


def _remedy(dense: Layer, pooling: Pooling | None) -> str | None:
    """Pooling over all positions, and what the Dense would hold then."""
    kernel, total = kernel_shape(dense), dense.params.exact
    if pooling is None or kernel is None or total is None:
        return None
    pooled = total - (kernel[0] - pooling.channels) * kernel[1]
    return f"use {pooling.written} instead of Flatten(): `{dense.name}` holds {pooled:,} parameters then"
