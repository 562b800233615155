"""PML104: the total that is written beside a model is not the one it has."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.program import Program
from paramlint.lint.documented import Documented, documented
from paramlint.lint.finding import Edit, Finding, Fix, Severity
from paramlint.lint.rule import Rule


class DocumentedParamsMismatch(Rule):
    """The total that is written beside a model is not the one it has.

    ## What it does

    Compares `Total params: 17,550` in a comment on a model's statement, or directly above it, with the model, and in a
    notebook the same line in the saved output of a cell with the one `summary()` of that cell. A model that is not
    counted exactly is let be.

    ## Why it matters

    People change a layer and forget the comment; a notebook is saved with the output of an earlier version. Whoever
    reads it next believes the number.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import SimpleRNN

    # Total params: 17,150
    model = Sequential([Input((400, 300)), SimpleRNN(50)])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import SimpleRNN

    # Total params: 17,550
    model = Sequential([Input((400, 300)), SimpleRNN(50)])
    ```
    """

    severity = Severity.ADVICE
    fix_safety = "safe"

    def subjects(self, program: Program) -> Iterable[Documented]:
        """The totals that are written down."""
        return documented(program)

    def check(self, written: Documented, program: Program) -> Iterable[Finding]:
        """One finding where the model has another total."""
        model, total = written.model, written.model.params.exact
        if total is None or total == written.number:
            return
        name = model.variable or model.name
        if written.span is not None:
            said = f"the comment says {written.number:,} parameters, `{name}` has {total:,}"
            fix = Fix(f"Write {total:,}", (Edit(written.span, _like(program.text(written.span), total)),))
            yield self.finding(said, written.span, help=f"write {total:,}", model=model, fix=fix)
        else:
            said = f"the saved output of cell {written.cell} says {written.number:,} parameters, `{name}` has {total:,}"
            yield self.finding(said, model.span, help="run the notebook again", model=model)


def _like(before: str, number: int) -> str:
    """The number with the separators of the one before."""
    if "_" in before:
        return f"{number:_}"
    return f"{number:,}" if "," in before or len(before) < 4 else str(number)
