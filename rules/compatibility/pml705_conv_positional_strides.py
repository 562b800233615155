"""PML705: a kernel's second side that Keras takes for the strides."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.program import Program
from paramlint.graph.use import CALL, Argument, Use
from paramlint.lint.edits import join_arguments
from paramlint.lint.finding import Edit, Finding, Fix, Severity
from paramlint.lint.keras3 import concerns
from paramlint.lint.rule import UseRule

_OLD_NAMES = ("Convolution2D", "SeparableConvolution2D")
_OLD_KEYWORDS = frozenset({"border_mode", "subsample", "dim_ordering", "nb_filter", "init", "W_regularizer", "bias"})


class ConvPositionalStrides(UseRule):
    """A convolution is given two equal numbers by position, and the second is its strides.

    ## What it does

    Reports `Conv2D(filters, 3, 3)` and `SeparableConv2D(filters, 3, 3)`: kernel size and strides by position, equal,
    and odd. Even numbers are reported only together with other signs of Keras 1, as `Conv2D(dim, 16, 16)` is how a
    picture is cut into patches.

    ## Why it matters

    Keras 1 took the kernel's rows and columns one by one. Since Keras 2 the third argument is the strides, and Keras
    says nothing: a 3 × 3 kernel with strides of 3 looks at each pixel once, its output has a third of the size, and
    after two or three such layers nothing is left of the picture.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, GlobalAveragePooling2D

    model = Sequential([
        Input((28, 28, 1)),
        Conv2D(32, 3, 3, activation="relu"),  # 9 × 9
        GlobalAveragePooling2D(),
        Dense(10, activation="softmax"),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Conv2D, Dense, GlobalAveragePooling2D

    model = Sequential([
        Input((28, 28, 1)),
        Conv2D(32, (3, 3), activation="relu"),  # 26 × 26
        GlobalAveragePooling2D(),
        Dense(10, activation="softmax"),
    ])
    ```

    ## References

    - The same question in the days of Keras 2, which refused it: <https://github.com/keras-team/keras/issues/10300>
    """

    severity = Severity.WARNING
    fix_safety = "unsafe"
    names = tuple(
        f"keras.layers.{name}" for name in ("Conv2D", "Convolution2D", "SeparableConv2D", "SeparableConvolution2D")
    )

    def check(self, use: Use, program: Program) -> Iterable[Finding]:
        """At most one finding, at the third argument."""
        sides = [one for one in use.arguments if one.position in (1, 2)]
        if use.kind != CALL or not concerns(use, program) or len(sides) < 2 or not _is_meant_as_kernel(sides, use):
            return
        rows, columns = sides
        side = rows.value
        yield self.finding(
            f"`{use.last_name}` takes the second {side} for its strides: the kernel is {side} × {side} already",
            columns.span,
            help=f"write the kernel as one argument, ({side}, {side}), or `strides={side}` if that is meant",
            fix=Fix("make one argument of the kernel's sides", _one_argument(rows, columns, program), "unsafe"),
        )


def _is_meant_as_kernel(sides: list[Argument], use: Use) -> bool:
    rows, columns = (one.value for one in sides)
    if type(rows) is not int or rows != columns or rows < 2:
        return False
    old = use.last_name in _OLD_NAMES or any(one.name in _OLD_KEYWORDS for one in use.arguments)
    return rows % 2 == 1 or old


def _one_argument(rows: Argument, columns: Argument, program: Program) -> tuple[Edit, ...]:
    sides = f"({program.text(rows.value_span)}, {program.text(columns.value_span)})"
    return join_arguments(rows, columns, sides)
