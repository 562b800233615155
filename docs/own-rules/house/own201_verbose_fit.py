"""OWN201: `fit` prints a line for every batch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta

from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.arguments import value_of
from paramlint.lint.edits import set_argument
from paramlint.lint.finding import Finding, Fix, Severity
from paramlint.lint.rule import RuleOptions, UseRule


class VerboseFit(UseRule):
    """`fit` prints a progress bar into a log.

    ## What it does

    Reports calls of `fit` whose `verbose` is not `verbose`.

    ## Why it matters

    On a cluster every update of the bar is a line of the log.

    ## Example

    ```python
    import keras

    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit([[1, 2, 3, 4]], [1])
    ```

    ## Use instead

    ```python
    import keras

    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit([[1, 2, 3, 4]], [1], verbose=2)
    ```
    """

    severity = Severity.ADVICE
    fix_safety = "safe"
    names = ("keras.Model.fit",)

    class Options(RuleOptions, frozen=True):
        """What to ask for."""

        verbose: Annotated[int, Meta(ge=0, le=2, description="the value of `verbose` that is wanted")] = 2

    options: Options

    def check(self, use: Use, program: Program) -> Iterable[Finding]:
        """One finding for each such call."""
        wanted = self.options.verbose
        if use.complete and value_of(use, "verbose", "auto") != wanted:
            edits = set_argument(use, "verbose", str(wanted), program)
            fix = Fix(f"Set verbose={wanted}", edits) if edits else None
            yield self.finding("`fit` draws a progress bar", use.span, help=f"pass `verbose={wanted}`", fix=fix)
