"""PML206: a dimension that is left open reaches a weight."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.program import Program
from paramlint.lint.finding import Finding, Fix
from paramlint.lint.pooled import Pooling, feature_map_maker, pooling_fix, pooling_for
from paramlint.lint.refusal import Refusal, RefusalRule
from paramlint.lint.structure import flatten_before_dense


class UndefinedDimension(RefusalRule):
    """A dimension that is left open (None) would be the size of a weight.

    ## What it does

    Reports a layer whose weights need a size of its input that is not defined: a `Dense` behind the `Flatten` of an
    image of any size, a convolution of any number of channels, a recurrent layer of any number of features. Keras
    stops there with `Shapes used to initialize variables must be fully-defined`.

    The fix replaces the `Flatten` before a `Dense` by global average pooling.

    ## Why it matters

    `None` lets a size differ from batch to batch, and the number of weights cannot. `Flatten` multiplies height and
    width into the number of features; pooling over them leaves the channels, whose number is known. Models of
    `keras.applications` without their top have open sizes unless they are given an `input_shape`.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, Flatten

    model = Sequential([
        Input((None, None, 3)),
        Conv2D(8, 3, activation="relu"),
        Flatten(),  # (None, None)
        Dense(2, activation="softmax"),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, GlobalAveragePooling2D

    model = Sequential([
        Input((None, None, 3)),
        Conv2D(8, 3, activation="relu"),
        GlobalAveragePooling2D(),  # (None, 8)
        Dense(2, activation="softmax"),
    ])
    ```
    """

    kinds = frozenset({"open-dimension"})
    fix_safety = "unsafe"

    def check(self, refusal: Refusal, program: Program) -> Iterable[Finding]:
        """One finding at the layer that needs the size."""
        pooling, fix = _pooled(refusal, program)
        if pooling is None:
            help = "state the size in the shape of the model's input, or pool over the axes that are open"
        else:
            help = f"use {pooling.written} instead of Flatten(), or state the sizes of the model's input"
        yield self.refused(refusal, "must be fully-defined (no `None` dimensions)", help=help, fix=fix)


def _pooled(refusal: Refusal, program: Program) -> tuple[Pooling | None, Fix | None]:
    """What to put in the place of the Flatten that leaves the size open, if it is one."""
    flatten = flatten_before_dense(refusal.model, refusal.call) if refusal.call is not None else None
    maker = feature_map_maker(refusal.model, flatten) if flatten is not None else None
    pooling = pooling_for(flatten, maker) if flatten is not None and maker is not None else None
    if flatten is None or pooling is None:
        return None, None
    return pooling, pooling_fix(refusal.model, flatten, pooling, program)
