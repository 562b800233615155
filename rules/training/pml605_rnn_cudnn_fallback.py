"""PML605: a recurrent layer that cannot use the fast kernel of the graphics card."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.arguments import argument
from paramlint.lint.finding import Finding, Severity
from paramlint.lint.rule import UseRule

_WANTED: dict[str, object] = {
    "activation": "tanh",
    "recurrent_activation": "sigmoid",
    "recurrent_dropout": 0,
    "unroll": False,
    "use_bias": True,
    "reset_after": True,
}


class RnnCudnnFallback(UseRule):
    """A recurrent layer that cannot use the fast kernel of the graphics card.

    ## What it does

    Reports an `LSTM` or `GRU` with an `activation` other than tanh, a `recurrent_activation` other than sigmoid,
    `recurrent_dropout`, `unroll=True`, `use_bias=False`, or for `GRU` `reset_after=False`. Off by default: all of
    them are legitimate.

    ## Why it matters

    With TensorFlow on an NVIDIA card Keras runs these layers in one fused cuDNN kernel, several times as fast as step
    by step. The kernel computes the standard cell only. Keras 2 logged that it could not be used; Keras 3 says nothing.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import LSTM, Dense

    model = Sequential([Input((10, 4)), LSTM(64, recurrent_dropout=0.2), Dense(1)])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import LSTM, Dense, Dropout

    model = Sequential([Input((10, 4)), LSTM(64), Dropout(0.2), Dense(1)])
    ```
    """

    severity = Severity.ADVICE
    default = False
    names = ("keras.layers.LSTM", "keras.layers.GRU")

    def check(self, use: Use, program: Program) -> Iterable[Finding]:
        """One finding for each layer, naming every argument that is in the way."""
        wrong = [name for name in _WANTED if _rules_out(use, name)]
        if wrong:
            listed = " and ".join(f"`{name}`" for name in wrong)
            yield self.finding(
                f"{listed} rule{'s' if len(wrong) == 1 else ''} out the fused cuDNN kernel for this {use.last_name}",
                use.span,
                help="the fused kernel takes the defaults only; use a Dropout layer for the outputs",
            )


def _rules_out(use: Use, name: str) -> bool:
    given = argument(use, name)
    if given is None or (name == "reset_after" and use.last_name != "GRU"):
        return False
    value = given.value
    return isinstance(value, (bool, int, float, str, type(None))) and value != _WANTED[name]
