"""PML903: a comment ignores a rule that has nothing to say there."""

from __future__ import annotations

from paramlint.lint.finding import Severity
from paramlint.lint.rule import ToolRule


class UnusedSuppression(ToolRule):
    """A comment ignores a rule that has nothing to say there.

    ## What it does

    Reports every name in `# paramlint: ignore[...]`, `# paramlint: file-ignore[...]` and `# noqa: PML...` that silenced
    no finding. Rules that do not run, because they are not selected or ignored in the settings, are not counted as
    unused; nor is any name in a file of which a part could not be read. The fix takes the name out of the comment, or
    the comment out of the line where it names nothing else.

    A comment covers the findings whose place begins on, ends on or spans the comment's line; a comment alone on its
    line covers the next line of code, also past further lines of comments, but not past an empty line or into the next
    cell of a notebook. The place of a finding about a whole model is the call that makes it.

    ## Why it matters

    A comment that ignores nothing is a trap: when the problem comes back, nobody will hear of it.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((784,)), Dense(10)])  # paramlint: ignore[flatten-dense-explosion]
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([Input((784,)), Dense(10)])
    ```
    """

    severity = Severity.WARNING
    fix_safety = "safe"
