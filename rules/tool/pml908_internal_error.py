"""PML908: paramlint itself failed on a file."""

from __future__ import annotations

from paramlint.lint.finding import Severity
from paramlint.lint.rule import ToolRule


class InternalError(ToolRule):
    """Reading the models of a file made paramlint itself fail.

    ## What it does

    Reports a file on which paramlint stopped with an exception before any rule was run. All other files are checked
    nevertheless. The rule runs whatever `select` says, unless it is ignored.

    ## Why it matters

    No finding in such a file does not mean that all is well. The fault is paramlint's: please report it, with the file
    if you may.

    ## Example

    ```text
    internal-error (PML908): paramlint failed here with KeyError: 'units'; this is a bug in paramlint
    ```

    ## Use instead

    Until it is mended, leave the file out:

    ```toml
    [tool.paramlint]
    extend-exclude = ["models/unusual.py"]
    ```
    """

    severity = Severity.ERROR
    always = True
