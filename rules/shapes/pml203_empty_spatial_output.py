"""PML203: a window is larger than what is left of the input."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.program import Program
from paramlint.lint.channels import chooses_the_order, looks_channels_first
from paramlint.lint.finding import Finding
from paramlint.lint.refusal import Refusal, RefusalRule


class EmptySpatialOutput(RefusalRule):
    """A window is larger than what is left of the feature map, or all of it is cropped away.

    ## What it does

    Reports a convolution or a pooling with `padding="valid"` whose kernel, with its dilation, is larger than its input
    along some axis, and a cropping that leaves nothing. Keras stops there with `Computed output size would be zero or
    negative`; TensorFlow's words are `Negative dimension size caused by subtracting 3 from 1`.

    ## Why it matters

    Every pooling halves the feature map and every unpadded 3 × 3 convolution takes two off each side, so that a few
    of them use up a small image. The model cannot be built. Where the images have their channels first and the layers
    expect them last, the three channels are taken for three rows: then it is the order of the axes that is wrong.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, Flatten, MaxPooling2D

    model = Sequential([
        Input((4, 4, 1)),
        Conv2D(8, 3, activation="relu"),  # 2 × 2 are left
        MaxPooling2D(),  # 1 × 1
        Conv2D(8, 3, activation="relu"),
        Flatten(),
        Dense(10, activation="softmax"),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, Flatten, MaxPooling2D

    model = Sequential([
        Input((4, 4, 1)),
        Conv2D(8, 3, padding="same", activation="relu"),  # 4 × 4
        MaxPooling2D(),  # 2 × 2
        Conv2D(8, 3, padding="same", activation="relu"),
        Flatten(),
        Dense(10, activation="softmax"),
    ])
    ```
    """

    kinds = frozenset({"empty-output"})

    def check(self, refusal: Refusal, program: Program) -> Iterable[Finding]:
        """One finding at the first layer with nothing left."""
        first = looks_channels_first(refusal.model)
        if first is not None and not chooses_the_order(program):
            help = f'move the channels of the input {first.shown} to its end, or set data_format="channels_first"'
        elif refusal.layer.family == "reshaping":
            help = "crop less, or give it a larger input"
        else:
            help = 'use padding="same", a smaller window or fewer poolings before it, or a larger input'
        yield self.refused(refusal, "Computed output size would be zero or negative", help=help)
