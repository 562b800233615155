"""PML208: images with their channels first go into layers that expect them last."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.channels import chooses_the_order, looks_channels_first
from paramlint.lint.finding import Edit, Finding, Fix
from paramlint.lint.inputs import stated_input
from paramlint.lint.rule import Rule

_SIZES = r"(?P<channels>\w+)\s*,\s*(?P<height>\w+)\s*,\s*(?P<width>\w+)"
_TUPLE = re.compile(rf"(?P<open>[(\[]?\s*){_SIZES}(?P<close>\s*,?\s*[)\]]?)")
"""The place of a tuple is without its brackets, that of a list is with them."""


class ChannelsOrderSuspect(Rule):
    """The input looks like images with their channels first, and the layers expect them last.

    ## What it does

    Reports a convolution or a pooling over images of shape `(None, 3, 32, 32)` or `(None, 1, 28, 28)`: 1 or 3 rows,
    and as many columns as channels, at least 8 of them. It says nothing where the file chooses a data format, for a
    layer or for all of them, and nothing where Keras refuses the model because of it: `empty-spatial-output` says so
    then.

    The fix moves the channels to the end of the shape of the input. The images have to be turned as well, for example
    by `numpy.moveaxis(images, 1, -1)`.

    ## Why it matters

    Keras takes the last axis for the channels unless told otherwise, and builds the model without a word: the kernel
    slides over channels and rows, and the columns become channels. From `(3, 32, 32)`, `Conv2D(8, 3)` makes
    `(None, 1, 30, 8)`.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, Flatten

    model = Sequential([
        Input((3, 32, 32)),
        Conv2D(8, 3, activation="relu"),  # (None, 1, 30, 8)
        Flatten(),
        Dense(10, activation="softmax"),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, Flatten

    model = Sequential([
        Input((32, 32, 3)),
        Conv2D(8, 3, activation="relu"),  # (None, 30, 30, 8)
        Flatten(),
        Dense(10, activation="softmax"),
    ])
    ```
    """

    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding at the first layer over the images."""
        found = looks_channels_first(model)
        if found is None or chooses_the_order(program) or _is_refused(model, program):
            return
        layer = found.layer
        _, channels, height, width = found.shape
        moved = f"({height}, {width}, {channels})"
        yield self.finding(
            f"`{layer.name}` takes the input {found.shown} for {channels} rows of {width} channels",
            layer.span,
            help=f'make it {moved}, and turn the images too, or give the layers data_format="channels_first"',
            model=model,
            layer=layer.name,
            fix=_fix(model, program, (channels, height, width)),
        )


def _is_refused(model: Model, program: Program) -> bool:
    return any(refusal.model is model and refusal.kind == "empty-output" for refusal in program.refusals)


def _fix(model: Model, program: Program, sizes: tuple[object, ...]) -> Fix | None:
    """The shape with its first size last, where it is written out."""
    stated = stated_input(model, program)
    found = _TUPLE.fullmatch(program.text(stated.value_span)) if stated is not None else None
    if stated is None or found is None or stated.value != sizes:
        return None
    turned = f"{found['open']}{found['height']}, {found['width']}, {found['channels']}{found['close']}"
    return Fix("move the channels to the end", (Edit(stated.value_span, turned),), "unsafe")
