"""PML907: a rule stopped with an exception."""

from __future__ import annotations

from paramlint.lint.finding import Severity
from paramlint.lint.rule import ToolRule


class RuleCrashed(ToolRule):
    """A rule stopped with an exception.

    ## What it does

    Reports a rule that raised an exception while it looked at a model. All other rules are run nevertheless. The rule
    runs whatever `select` says, unless it is ignored.

    ## Why it matters

    The rule is at fault and not the model, but what it would have found in the model stays unknown. Please report it.

    ## Example

    ```text
    rule-crashed (PML907): `flatten-dense-explosion` crashed on this model with ZeroDivisionError: division by zero
    ```

    ## Use instead

    Until the rule is mended, go without it:

    ```toml
    [tool.paramlint]
    ignore = ["flatten-dense-explosion"]
    ```
    """

    severity = Severity.ERROR
    always = True
