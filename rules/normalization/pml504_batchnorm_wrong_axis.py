"""PML504: a BatchNormalization normalizes the rows of a picture instead of its channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.model import Call, Layer, Model, single
from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.arguments import argument
from paramlint.lint.edits import replace_value
from paramlint.lint.finding import Finding, Fix, Related
from paramlint.lint.rule import Rule
from paramlint.lint.structure import upstream


class BatchnormWrongAxis(Rule):
    """A BatchNormalization normalizes the rows of a picture instead of its channels.

    ## What it does

    Reports `BatchNormalization(axis=1)` behind a convolution whose channels stand last.

    ## Why it matters

    `axis` names the channels. Axis 1 is right for `channels_first`, which Theano used; with the channels last it
    is the rows of the picture: each row gets a mean and a scale of its own, and the parameters count rows. It runs, and
    nothing says so.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import BatchNormalization, Conv2D, GlobalAveragePooling2D, ReLU

    model = Sequential([
        Input((32, 32, 3)),
        Conv2D(8, 3, use_bias=False),  # (30, 30, 8)
        BatchNormalization(axis=1),  # 4 × 30 parameters, one set for each row
        ReLU(),
        GlobalAveragePooling2D(),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import BatchNormalization, Conv2D, GlobalAveragePooling2D, ReLU

    model = Sequential([
        Input((32, 32, 3)),
        Conv2D(8, 3, use_bias=False),
        BatchNormalization(),  # 4 × 8 parameters, one set for each channel
        ReLU(),
        GlobalAveragePooling2D(),
    ])
    ```
    """

    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each such BatchNormalization."""
        for call in model.calls:
            if model.called_layer(call).class_name == "BatchNormalization":
                yield from self._normalization(call, model, program)

    def _normalization(self, call: Call, model: Model, program: Program) -> Iterator[Finding]:
        layer, before = model.called_layer(call), upstream(model, call)
        shape = single(call.input_shape) or ()
        use = program.constructor(layer)
        given = argument(use, "axis") if use else None
        if use is None or given is None or given.value != 1 or before is None or len(shape) < 4:
            return
        convolution = model.called_layer(before)
        if not _has_channels_last(convolution, before):
            return
        rows, channels = shape[1], shape[-1]
        yield self.finding(
            f"`{layer.name}` normalizes axis 1, the {rows} rows of {_shown(shape)}, and not its {channels} channels",
            given.span,
            help="leave `axis` out: it is -1, the channels",
            related=[Related(f"`{convolution.name}` puts the {channels} channels last", convolution.span)],
            model=model,
            layer=layer.name,
            fix=_fix(use),
        )


def _has_channels_last(convolution: Layer, call: Call) -> bool:
    """Whether it is a convolution whose filters are the last axis of its output, and certainly not the first."""
    filters = (convolution.arguments or {}).get("filters")
    shape = single(call.output_shape) or ()
    known = isinstance(filters, int) and len(shape) >= 4 and isinstance(shape[1], int)
    return known and convolution.family == "convolutional" and shape[-1] == filters and shape[1] != filters


def _shown(shape: tuple[object, ...]) -> str:
    return f"({', '.join(str(dim) if isinstance(dim, int) else '?' for dim in shape[1:])})"


def _fix(use: Use) -> Fix | None:
    edits = replace_value(use, "axis", "-1")
    return Fix("Normalize the channels (axis=-1)", edits, "unsafe") if edits else None
