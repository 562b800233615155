"""PML905: a file could not be read."""

from __future__ import annotations

from paramlint.lint.finding import Severity
from paramlint.lint.rule import ToolRule


class UnreadableFile(ToolRule):
    """A file could not be read.

    ## What it does

    Reports a file that cannot be opened, is larger than paramlint reads, is in an encoding that it does not declare, or
    is called `.ipynb` and is not a notebook. The rule runs whatever `select` says, unless it is ignored.

    ## Why it matters

    No finding in a file that was not read does not mean that all is well.

    ## Example

    ```text
    $ paramlint check notes.ipynb
    unreadable-file (PML905): is not a notebook: it has no cells
    ```

    ## Use instead

    Name the file in `exclude` if it is not meant to be read:

    ```toml
    [tool.paramlint]
    extend-exclude = ["notes.ipynb"]
    ```
    """

    severity = Severity.ERROR
    always = True
