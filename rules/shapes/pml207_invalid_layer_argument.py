"""PML207: an argument that a layer's constructor refuses."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.arguments import argument, likely_parameter
from paramlint.lint.division import floor_divide, is_quotient
from paramlint.lint.finding import Finding, Fix
from paramlint.lint.keras3 import concerns
from paramlint.lint.moved import gone_keyword
from paramlint.lint.refusal import Refusal, RefusalRule, sources

_UNKNOWN = "unknown-argument"
_SIZE = "invalid-size"
_SHARE = "invalid-share"


class InvalidLayerArgument(RefusalRule):
    """An argument that the layer does not take.

    ## What it does

    Reports arguments that a layer of Keras, or one of its ready-made models, refuses: sizes that are no whole numbers
    or not above zero, a number where a tuple is needed, an unknown padding, strides together with dilation, groups
    that do not divide the filters or the channels, an axis that the input does not have, `stateful=True` without a
    batch size, and arguments that do not exist.

    Where a size is a division, `units / 2`, the fix makes it a whole number: `units // 2`.

    What only older Kerases took is the business of `removed-or-moved-argument`.

    ## Why it matters

    The layer cannot be made. Keras says for instance `Received an invalid value for units, expected a positive
    integer`, `Found invalid dimension '32.0' of type float`, `The number of filters must be evenly divisible by the
    number of groups` or `Unrecognized keyword arguments passed to Dense`. In Python 3, `/` gives a fraction even where
    it comes out even.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    width = 128
    model = Sequential([
        Input((8,)),
        Dense(width, activation="relu"),
        Dense(width / 2, activation="relu"),  # 64.0
        Dense(1),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    width = 128
    model = Sequential([
        Input((8,)),
        Dense(width, activation="relu"),
        Dense(width // 2, activation="relu"),
        Dense(1),
    ])
    ```
    """

    kinds = frozenset({"invalid-argument", "unfit-argument", _UNKNOWN, _SIZE, _SHARE})
    fix_safety = "safe"

    def check(self, refusal: Refusal, program: Program) -> Iterable[Finding]:
        """One finding at the layer, unless it is about Keras 2's arguments in a program for Keras 3."""
        use = program.constructor(refusal.layer) or program.call_at(refusal.span)
        if use is not None and (_is_for_others(refusal, use, program) or _is_fine(refusal, use, program)):
            return
        yield self.refused(
            refusal,
            "Unrecognized keyword arguments" if refusal.kind == _UNKNOWN else "invalid value",
            help=_remedy(refusal, use),
            related=() if refusal.call is None else sources(refusal),
            fix=_fix(refusal, use, program),
        )


def _is_for_others(refusal: Refusal, use: Use, program: Program) -> bool:
    """Whether other rules say it: those about older Kerases' arguments, and about the rates of dropouts."""
    if refusal.kind == _SHARE:
        rate = argument(use, "rate")
        return rate is not None and isinstance(rate.value, (int, float))
    if refusal.kind != _UNKNOWN or not concerns(use, program):
        return False
    return any(gone_keyword(use, given.name) is not None for given in use.arguments if given.name is not None)


def _is_fine(refusal: Refusal, use: Use, program: Program) -> bool:
    """Whether the layer is fine in the program as it runs.

    A None that is not written there is the default of a function that nobody calls, and older Kerases cut fractions.
    """
    fraction = any(isinstance(given.value, float) for given in use.arguments)
    if refusal.kind == _SIZE and program.is_older and fraction:
        return True
    values = ((given.value, program.text(given.value_span)) for given in use.arguments)
    return any(value is None and text != "None" for value, text in values)


def _remedy(refusal: Refusal, use: Use | None) -> str | None:
    if use is None:
        return None
    if refusal.kind == _SIZE and any(is_quotient(given.value) for given in use.arguments):
        return "divide with //, which gives a whole number"
    meant = likely_parameter(use) if refusal.kind == _UNKNOWN else None
    return f"did you mean `{meant}`?" if meant is not None else None


def _fix(refusal: Refusal, use: Use | None, program: Program) -> Fix | None:
    """Divide without a rest where an argument is a quotient."""
    if refusal.kind != _SIZE or use is None:
        return None
    edits = [edit for given in use.arguments for edit in floor_divide(given, program)]
    return Fix("divide with //", tuple(edits), "safe") if edits else None
