"""PML902: a file or a notebook cell is not valid Python."""

from __future__ import annotations

from paramlint.lint.finding import Severity
from paramlint.lint.rule import ToolRule


class InvalidSyntax(ToolRule):
    """A file, or a cell of a notebook, is not valid Python.

    ## What it does

    Reports the place where Python stops understanding a file. Of a notebook only the broken cell is left out: the other
    cells are read, and what the broken one would have defined is unknown. Lines with magics (`%matplotlib inline`,
    `!pip install keras`) are no errors. The rule runs whatever `select` says, unless it is ignored.

    ## Why it matters

    What cannot be parsed cannot be checked: no finding in such a file does not mean that all is well.

    ## Example

    ```text
    model = Sequential([Dense(10)
    ```

    ## Use instead

    ```text
    model = Sequential([Dense(10)])
    ```
    """

    severity = Severity.ERROR
    always = True
